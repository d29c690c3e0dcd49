// What the machine itself must bring: shared libraries for the runtime, a display, and the tests' independent readers.
import { existsSync, readFileSync } from 'node:fs';

import { isHeadless } from './display.mjs';
import { onPath, runQuietly, say, SetUpFailure } from './run.mjs';

const LIBRARIES = [
  'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxtst6', 'libatspi2.0-0',
  'libdrm2', 'libxss1', 'libnotify4', 'libsecret-1-0', 'fonts-dejavu-core',
];
// Debian renamed these when time became 64 bits wide.
const RENAMED = new Set(['libgtk-3-0', 'libasound2', 'libatspi2.0-0']);
const BEFORE_RENAMING = /^VERSION_CODENAME="?(buster|bullseye|bookworm|focal|jammy)"?$/m;

const DISPLAY_TOOLS = { 'xvfb-run': 'xvfb', xauth: 'xauth' };
const TEST_TOOLS = {
  pdfsig: 'poppler-utils', pdftotext: 'poppler-utils', pdfdetach: 'poppler-utils', qpdf: 'qpdf', openssl: 'openssl', python3: 'python3',
};

const S3_TOOLS = { radosgw: 'radosgw', 'radosgw-admin': 'ceph-common', ceph: 'ceph-common', 'ceph-mon': 'ceph-mon', 'ceph-osd': 'ceph-osd', setpriv: 'util-linux' };

/** @typedef {{binary?: string | undefined, forTests?: boolean, s3Server?: boolean}} Needs */

/** Set this and the tests against the S3 server are left out, and counted as skipped. */
const WITHOUT_S3 = 'TAMPERSCOPE_TESTS_WITHOUT_S3';

/** @param {{binary: string | undefined, forTests: boolean}} needs */
export function provideSystem({ binary, forTests }) {
  provide({ binary, forTests, s3Server: forTests && !process.env[WITHOUT_S3] });
}

/** What the S3 server of the tests consists of, and nothing else. */
export function provideS3Server() {
  if (process.platform !== 'linux') throw new SetUpFailure(`the S3 server of the tests (Ceph's radosgw) runs on Linux only; ${WITHOUT_S3}=1 leaves those tests out.`);
  provide({ s3Server: true });
}

/** @param {Needs} needs */
function provide(needs) {
  if (process.platform !== 'linux') return;
  const missing = missingPackages(needs);
  if (missing.length === 0) return;
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    throw new SetUpFailure(`this machine lacks what is needed; run\n  sudo ${line}\nor install the same with your system's tool.${wayAround(missing)}`);
  }
  say(`installing ${missing.join(' ')}`);
  install(missing, line);
  const still = missingPackages(needs);
  if (still.length > 0) throw new SetUpFailure(`still missing after ${line}: ${still.join(' ')}`);
}

/** @param {readonly string[]} missing */
const wayAround = (missing) =>
  Object.values(S3_TOOLS).some((name) => missing.includes(name)) ? `\n${WITHOUT_S3}=1 leaves out the tests against an S3 server, and counts them as skipped.` : '';

/** @param {Needs} needs */
function missingPackages({ binary, forTests = false, s3Server = false }) {
  const tools = { ...(binary && isHeadless() ? DISPLAY_TOOLS : {}), ...(forTests ? TEST_TOOLS : {}), ...(s3Server ? S3_TOOLS : {}) };
  const missing = Object.entries(tools).flatMap(([tool, owner]) => (onPath(tool) ? [] : [owner]));
  if (binary && lacksLibraries(binary)) missing.push(...LIBRARIES.map(packageName));
  return [...new Set(missing)].sort();
}

/** @param {string} binary */
function lacksLibraries(binary) {
  return runQuietly('ldd', [binary]).stdout.includes('not found');
}

/** @param {string} name */
function packageName(name) {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return RENAMED.has(name) && !BEFORE_RENAMING.test(release) ? `${name}t64` : name;
}

/** @param {readonly string[]} packages @param {string} line */
function install(packages, line) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {string[]} args */
  const apt = (...args) => runQuietly('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], { env });
  const wanted = ['install', '-y', '--no-install-recommends', ...packages];
  if (apt(...wanted).status === 0) return;
  // A fresh machine has no package lists yet.
  apt('update');
  const { status, output } = apt(...wanted);
  if (status !== 0) throw new SetUpFailure(`${line} failed:\n${output}`);
}
