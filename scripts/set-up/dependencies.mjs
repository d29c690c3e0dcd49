// The npm packages, exactly as the lock file names them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readStamp, root, writeStamp } from './place.mjs';
import { runNpm, say, SetUpFailure } from './run.mjs';

/** @typedef {{packages: Record<string, {version?: string, optional?: boolean, devOptional?: boolean, link?: boolean}>}} Lock */

const LOCK = join(root, 'package-lock.json');
const STAMP = join(root, 'node_modules', '.set-up');

export function provideDependencies() {
  const hash = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (readStamp(STAMP) === hash) return;
  if (!isInstalled()) {
    say('installing the packages of package-lock.json');
    // No package needs an install script; Electron's binary is fetched in its own step.
    const { status, output } = runNpm(['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    if (status !== 0) throw new SetUpFailure(`npm ci failed:\n${output}`);
  }
  writeStamp(STAMP, hash);
}

/** Does node_modules, by npm's own record of it, hold what the lock file asks for? Optional packages may be absent. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  /** @type {Lock} */
  const wanted = JSON.parse(readFileSync(LOCK, 'utf8'));
  /** @type {Lock} */
  const present = JSON.parse(readFileSync(record, 'utf8'));
  return Object.entries(wanted.packages).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || present.packages[path]?.version === version,
  );
}
