import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** PEM texts. `authority` is the certificate that signed `cert`. */
export type Certificate = { readonly key: string; readonly cert: string; readonly authority: string };

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** A certificate for this machine under a new authority of its own, as a house with its own S3 has one. */
export function makeCertificate(name: 'IP:127.0.0.1' | 'DNS:elsewhere.example' = 'IP:127.0.0.1'): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const openssl = (...args: readonly string[]): unknown => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
  try {
    openssl('req', '-x509', ...NEW_KEY, '-keyout', 'authority.key', '-out', 'authority.pem', '-subj', '/CN=Authority of a test', '-days', '2');
    openssl('req', ...NEW_KEY, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=Server of a test', '-addext', `subjectAltName=${name}`);
    openssl('x509', '-req', '-in', 'server.csr', '-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial', '-copy_extensions', 'copy', '-out', 'server.pem', '-days', '2');
    return { key: text('server.key'), cert: text('server.pem'), authority: text('authority.pem') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
