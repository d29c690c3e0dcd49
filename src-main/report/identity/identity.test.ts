import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { folderForTest, makeP12, run } from '../testing/peer-tools.fixture';
import { openIdentityFile } from './identity-file';
import { describeMadeIdentity, openMadeIdentity } from './made-identity';
import { oneTimeIdentity } from './one-time-identity';

const NOW = new Date('2026-11-21T10:31:44Z');
const FILE = 'signing-identity.json';
const sealer = { seal: (text: string) => Buffer.from(`sealed ${text}`), unseal: (sealed: Buffer) => sealed.toString().slice('sealed '.length) };

describe('an identity from a PKCS#12 file', () => {
  const modern = ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256'];
  const triple = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
  const rc2 = ['-legacy'];
  test.each([
    ['RSA under AES', 'rsa', modern], ['EC under AES', 'ec', modern], ['RSA under 3DES', 'rsa', triple], ['EC under 3DES', 'ec', triple],
    ['RSA under RC2 and 3DES, as old Windows makes it', 'rsa', rc2], ['EC under RC2 and 3DES', 'ec', rc2],
  ] as const)('is opened: %s', (_name, key, protection) => {
    const opened = openIdentityFile(makeP12(folderForTest(), { key, protection, passphrase: 'pass phrase' }), 'pass phrase');
    expect(opened).toMatchObject({ ok: true, value: { facts: { subject: 'CN=Test authority', selfSigned: true, oneTime: false, algorithm: key === 'rsa' ? 'RSA 2048 PKCS#1 v1.5, SHA-256' : 'ECDSA P-384, SHA-384' } } });
  });

  test('brings its chain, and is not called self-signed when another issued it', () => {
    const opened = openIdentityFile(makeP12(folderForTest(), { key: 'ec', protection: [], passphrase: 'x', chain: true }), 'x');
    expect(opened).toMatchObject({ ok: true, value: { facts: { selfSigned: false, subject: 'CN=A. Examiner, O=Supervisor' } } });
    expect(opened.ok ? opened.value.chain : []).toHaveLength(1);
  });

  test.each([['AES', modern], ['3DES', triple]])('opens with a passphrase beyond ASCII under %s', (_name, protection) => {
    const passphrase = 'Schl\u00fcssel \u20ac';
    const bytes = makeP12(folderForTest(), { key: 'rsa', protection, passphrase });
    expect(openIdentityFile(bytes, passphrase).ok).toBe(true);
    expect(openIdentityFile(bytes, 'Schlussel \u20ac')).toMatchObject({ ok: false, failure: { code: 'wrong-passphrase' } });
  });

  test('tells a wrong passphrase from a file that is no identity', () => {
    const bytes = makeP12(folderForTest(), { key: 'ec', protection: [], passphrase: 'right' });
    expect(openIdentityFile(bytes, 'wrong')).toMatchObject({ ok: false, failure: { code: 'wrong-passphrase' } });
    for (const garbage of [Buffer.alloc(0), Buffer.from('not an identity'), bytes.subarray(0, 200), Buffer.from('3000', 'hex')]) {
      expect(openIdentityFile(garbage, 'right')).toMatchObject({ ok: false, failure: { code: 'identity-unreadable' } });
    }
  });
});

describe('an identity made here', () => {
  test('is made once, kept for this user alone, and is the same the next time', async () => {
    const place = { folder: join(folderForTest(), 'identity'), sealer };
    expect(await describeMadeIdentity(place)).toBeNull();
    const first = await openMadeIdentity(place, 'M. Okafor', null, NOW);
    const second = await openMadeIdentity(place, 'Somebody Else', null, NOW);
    expect(first.ok && second.ok && first.value.certificate.equals(second.value.certificate)).toBe(true);
    expect(statSync(join(place.folder, FILE)).mode & 0o777).toBe(0o600);
    expect(await describeMadeIdentity(place)).toMatchObject({ name: 'M. Okafor', sealedBy: 'system' });
    expect(readFileSync(join(place.folder, FILE), 'utf8')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
  });

  test('asks for a passphrase where the system cannot seal, and opens only with it', async () => {
    const place = { folder: folderForTest(), sealer: undefined };
    expect(await openMadeIdentity(place, '', null, NOW)).toMatchObject({ ok: false, failure: { code: 'passphrase-needed' } });
    expect(existsSync(join(place.folder, FILE))).toBe(false);
    expect((await openMadeIdentity(place, '', 'typed', NOW)).ok).toBe(true);
    expect((await openMadeIdentity(place, '', 'typed', NOW)).ok).toBe(true);
    expect(await openMadeIdentity(place, '', 'tiped', NOW)).toMatchObject({ ok: false, failure: { code: 'wrong-passphrase' } });
    expect(await openMadeIdentity(place, '', null, NOW)).toMatchObject({ ok: false, failure: { code: 'passphrase-needed' } });
  });

  test('is never replaced when its file is damaged', async () => {
    const place = { folder: folderForTest(), sealer };
    writeFileSync(join(place.folder, FILE), '{"version": 1');
    expect(await openMadeIdentity(place, '', null, NOW)).toMatchObject({ ok: false, failure: { code: 'identity-unreadable' } });
    expect(readFileSync(join(place.folder, FILE), 'utf8')).toBe('{"version": 1');
  });

  test('has a certificate that openssl accepts as its own, for signatures only and ten years', () => {
    const made = oneTimeIdentity('  R\u00e9ka \u00d8stby ', NOW);
    if (!made.ok) throw new Error(made.failure.sentence);
    const path = join(folderForTest(), 'own.pem');
    writeFileSync(path, new X509Certificate(made.value.certificate).toString());
    const printed = run('openssl', 'x509', '-in', path, '-noout', '-text', '-nameopt', 'utf8');
    expect(printed).toContain('CN=R\u00e9ka \u00d8stby');
    expect(printed).toContain('Digital Signature, Non Repudiation');
    expect(printed).toContain('CA:FALSE');
    expect(printed).toContain('Not After : Nov 21 10:31:44 2036 GMT');
    expect(run('openssl', 'verify', '-check_ss_sig', '-partial_chain', '-attime', '1800000000', '-trusted', path, path)).toContain('OK');
    expect(made.value.facts).toMatchObject({ selfSigned: true, oneTime: true });
  });
});
