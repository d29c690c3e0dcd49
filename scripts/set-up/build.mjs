// The built app in out/, remade when anything that it is made from has changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { inCheckoutCache, readStamp, root, writeStamp } from './place.mjs';
import { runQuietly, say, SetUpFailure } from './run.mjs';

const INPUTS = ['src-core', 'src-main', 'src-renderer', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const OUTPUTS = ['out/main/main.js', 'out/main/cli.js', 'out/main/worker.js', 'out/preload/preload.js', 'out/renderer/index.html'];
const STAMP = inCheckoutCache('built-from');
const TEST = /\.(test|fixture)\.tsx?$/;

export function isBuilt() {
  return readStamp(STAMP) === fingerprint() && OUTPUTS.every((path) => existsSync(join(root, path)));
}

export function provideBuild() {
  // Taken before the build: an input saved while it runs makes the result stale, as it should.
  const from = fingerprint();
  if (isBuilt()) return;
  say('building the app');
  const { status, output } = runQuietly(process.execPath, [
    join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
    'build',
    '--logLevel=warn',
  ]);
  if (status !== 0) throw new SetUpFailure(`the build failed:\n${output}`);
  writeStamp(STAMP, from);
}

/** Name, size and time of every input: as good as reading them here, and a hundred times faster. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const input of INPUTS) digestInto(hash, join(root, input));
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} path */
function digestInto(hash, path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || TEST.test(path)) return;
  if (!stat.isDirectory()) hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  else for (const name of readdirSync(path).sort()) digestInto(hash, join(path, name));
}
