import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

/** A folder of its own for one test, gone after it. */
export function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tamperscope-report-'));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  return folder;
}

/** Runs a program of another maker on our file: the verifier never grades itself. */
export function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, [...args], { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], HOME: tmpdir(), LC_ALL: 'C.UTF-8' } });
}

/** Output and errors of a program that may fail. */
export function attempt(program: string, ...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, [...args], { encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: tmpdir(), LC_ALL: 'C.UTF-8' } });
  return `${stdout}${stderr}`;
}

export function textOf(pdf: Uint8Array, ...options: readonly string[]): string {
  const path = join(folderForTest(), 'report.pdf');
  writeFileSync(path, pdf);
  return run('pdftotext', ...options, path, '-');
}

export type P12Options = { readonly key: 'rsa' | 'ec'; readonly protection: readonly string[]; readonly passphrase: string; readonly chain?: boolean };

/** A PKCS#12 file as openssl makes it; the certificate is its own issuer, or that of an authority made with it. */
export function makeP12(folder: string, { key, protection, passphrase, chain = false }: P12Options): Buffer {
  const at = (name: string): string => join(folder, name);
  const kind = key === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'];
  run('openssl', 'req', '-x509', '-newkey', ...kind, '-nodes', '-days', '365', '-subj', '/CN=Test authority', '-keyout', at('ca.key'), '-out', at('ca.pem'));
  if (chain) {
    run('openssl', 'req', '-newkey', ...kind, '-nodes', '-subj', '/CN=A. Examiner/O=Supervisor', '-keyout', at('own.key'), '-out', at('own.csr'));
    run('openssl', 'x509', '-req', '-in', at('own.csr'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-days', '365', '-out', at('own.pem'));
  }
  const own = chain ? 'own' : 'ca';
  writeFileSync(at('pass'), passphrase);
  run('openssl', 'pkcs12', '-export', ...protection, '-inkey', at(`${own}.key`), '-in', at(`${own}.pem`), ...(chain ? ['-certfile', at('ca.pem')] : []), '-passout', `file:${at('pass')}`, '-out', at('id.p12'));
  return readFileSync(at('id.p12'));
}
