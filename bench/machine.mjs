// The machine and the versions that numbers belong to. Nothing that names its owner.
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

import { root } from '../scripts/set-up/place.mjs';
import { runQuietly } from '../scripts/set-up/run.mjs';

/** @param {import('../scripts/set-up/runtime.mjs').Runtime} runtime */
export function describeMachine(runtime) {
  const cores = cpus();
  const python = runQuietly('python3', ['--version']).stdout.trim();
  return [
    `${cores[0]?.model.trim() || process.arch}, ${cores.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, ${type()} ${release().split('-')[0]}`,
    `Node ${process.versions.node}, ${python}, Electron ${runtime.version}, DuckDB ${versionOf('@duckdb/node-api')} (@duckdb/node-api)`,
    // More than one core's worth of other work makes every number here rough.
    `Load average before the first run: ${(loadavg()[0] ?? 0).toFixed(1)}`,
  ];
}

/** @param {string} name @returns {string} */
const versionOf = (name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
