// The journeys as a user without rights, under the real Chromium sandbox, which root cannot have.
import { chmodSync, chownSync, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { root } from '../set-up/place.mjs';
import { runOpenly, runQuietly, SetUpFailure } from '../set-up/run.mjs';

/** @typedef {{folder: string, node: string, binary: string, remove: () => void}} Checkout */

const NOBODY = 65534;
const AS_NOBODY = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'];
const NOT_NEEDED = new Set(['.git', '.cache', '.ci', 'docs']);

/** May a user without rights make the namespaces that the sandbox is built from? Containers often forbid it. */
export function sandboxWorks() {
  const command = ['unshare', '--user', '--map-root-user', 'true'];
  const { status } = process.getuid?.() === 0 ? runQuietly('setpriv', [...AS_NOBODY, ...command]) : runQuietly('unshare', command.slice(1));
  return status === 0;
}

/**
 * Runs a Node program of the checkout as nobody, with a home and a display of its own.
 * @param {string} binary the runtime
 * @param {string} report where to leave the file that the program writes to its PLAYWRIGHT_JSON_OUTPUT_FILE
 * @param {readonly string[]} args the program within the checkout, then its arguments
 */
export async function runUnprivileged(binary, report, args) {
  const home = mkdtempSync(join(tmpdir(), 'unprivileged-'));
  chownSync(home, NOBODY, NOBODY);
  const checkout = reachableCheckout(binary);
  const { DISPLAY: _, WAYLAND_DISPLAY: __, XAUTHORITY: ___, XDG_RUNTIME_DIR: ____, ...inherited } = process.env;
  const env = {
    ...inherited,
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    TAMPERSCOPE_SANDBOX: '1',
    TAMPERSCOPE_ELECTRON: checkout.binary,
    TAMPERSCOPE_RESULTS: join(home, 'results'),
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(home, 'report.json'),
  };
  const [program = '', ...rest] = args;
  try {
    const command = [checkout.node, join(checkout.folder, program), ...rest];
    return await runOpenly('setpriv', [...AS_NOBODY, 'xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...command], env, checkout.folder);
  } finally {
    if (existsSync(join(home, 'report.json'))) copyFileSync(join(home, 'report.json'), report);
    checkout.remove();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The checkout itself, or, where nobody may enter its folder (a clone in root's home), a mirror of hard links. @param {string} binary @returns {Checkout} */
function reachableCheckout(binary) {
  const here = { folder: root, node: process.execPath, binary, remove: () => {} };
  const needed = [join(root, 'package.json'), join(root, 'out/main/main.js'), process.execPath, binary];
  if (needed.every((path) => runQuietly('setpriv', [...AS_NOBODY, 'test', '-r', path]).status === 0)) return here;
  const folder = mkdtempSync('/var/tmp/mirror-');
  chmodSync(folder, 0o755);
  for (const name of readdirSync(root)) if (!NOT_NEEDED.has(name)) mirror(join(root, name), folder);
  mirror(dirname(binary), join(folder, '.runtime'));
  mirror(process.execPath, join(folder, '.node'));
  return {
    folder,
    node: join(folder, '.node'),
    binary: join(folder, '.runtime', basename(binary)),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {string} from @param {string} to */
function mirror(from, to) {
  // Links cost nothing but do not cross file systems; a copy always works.
  if (runQuietly('cp', ['-al', from, to]).status === 0) return;
  const { status, output } = runQuietly('cp', ['-a', from, to]);
  if (status !== 0) throw new SetUpFailure(`could not mirror ${from}:\n${output}`);
}
