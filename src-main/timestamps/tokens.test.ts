import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { checkToken } from '#core/timestamps';
import type { CheckedToken } from '#core/timestamps';

import { attempt, folderForTest } from '../report/testing/peer-tools.fixture';
import { systemCrypto } from './crypto';
import { readTrusted } from './trusted-certificates';
import { stampedEntryOf, timestampCases, trustAt } from './vectors.fixture';

const crypto = systemCrypto();
const root = readTrusted(trustAt('root.pem')).certificates;

function checked(bytes: Uint8Array): CheckedToken | undefined {
  const check = checkToken(bytes, root, crypto);
  return 'because' in check ? undefined : check;
}

/** What openssl says of a bare token for the entry's chain hash, at the token's own time. */
function opensslAccepts(token: Buffer, imprint: string, genTime: string): boolean {
  const path = join(folderForTest(), 'token');
  writeFileSync(path, token);
  const at = String(Date.parse(genTime) / 1000);
  return attempt('openssl', 'ts', '-verify', '-digest', imprint, '-in', path, '-token_in', '-CAfile', trustAt('root.pem'), '-attime', at).includes('Verification: OK');
}

const PEERED = ['rsa-sha256', 'ecdsa-p256', 'ecdsa-p384', 'expired-now', 'pss-certificate', 'weak-naming', 'sha224', 'wrong-imprint', 'flipped-signature', 'flipped-policy', 'eku-not-critical', 'eku-and-more', 'eku-server', 'eku-none', 'no-signing-certificate', 'signing-certificate-other', 'middle-missing', 'expired-then', 'from-nobody', 'critical-unknown'];

describe('openssl and this reader agree', () => {
  it.each(timestampCases.filter(({ name }) => PEERED.includes(name)).map((one) => [one.name, one.title]))('on %s: %s', (name) => {
    const { entry, token } = stampedEntryOf(name);
    const check = checked(token);
    const sound = check !== undefined && check.unsound.length === 0 && check.trust.state === 'trusted' && Buffer.from(check.token.info.imprint.value).toString('hex') === entry.chainHash;
    expect(opensslAccepts(token, entry.chainHash, check?.token.info.genTime.text ?? '2026-01-01T00:00:00Z')).toBe(sound);
  });
});

describe('a token that was changed', () => {
  test.each(['rsa-sha256', 'ecdsa-p256', 'response', 'cms-pss'])('in any one bit is not sound, or says the same, signed by the same (%s)', (name) => {
    const { token } = stampedEntryOf(name);
    const original = checked(token)!;
    for (let at = 0; at < token.length; at++) {
      const changed = Buffer.from(token);
      changed[at] = (changed[at] ?? 0) ^ (1 << at % 8);
      const check = checked(changed);
      if (check === undefined || check.unsound.length > 0 || check.trust.state === 'untrusted') continue;
      expect(Buffer.from(check.token.content)).toEqual(Buffer.from(original.token.content));
      expect(Buffer.from(check.signer!.der)).toEqual(Buffer.from(original.signer!.der));
    }
  });

  test('in its bytes at random, cut or joined, never throws', () => {
    const { token } = stampedEntryOf('rsa-sha256');
    const edits = fc.array(fc.tuple(fc.nat({ max: token.length - 1 }), fc.uint8Array({ maxLength: 4 }), fc.nat({ max: 4 })), { maxLength: 6 });
    fc.assert(
      fc.property(edits, (changes) => {
        let bytes = token;
        for (const [at, put, out] of changes) bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + out)]);
        const check = checked(bytes);
        if (check !== undefined && check.unsound.length === 0) expect(Buffer.from(check.token.content)).toEqual(Buffer.from(checked(token)!.token.content));
      }),
      { numRuns: 2000 },
    );
  });

  test("an authority's answer holds its status and the token, and nothing else", () => {
    const { token } = stampedEntryOf('response');
    const status = Buffer.from([0x30, 3, 2, 1, 0]);
    const signed = stampedEntryOf('rsa-sha256').token;
    const answer = (...parts: Buffer[]): Buffer => {
      const inner = Buffer.concat(parts);
      return Buffer.concat([Buffer.from([0x30, 0x82, inner.length >> 8, inner.length & 255]), inner]);
    };
    expect(checked(token)).toBeDefined();
    expect(checked(answer(status, signed))?.unsound).toEqual([]);
    for (const parts of [[status], [status, signed, Buffer.from([5, 0])], [signed, status], [status, status]]) expect(checked(answer(...parts))).toBeUndefined();
  });

  test('bytes of any kind are no token', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(checked(bytes)).toBeUndefined();
    }));
  });
});

describe('certificates that the examiner supplies', () => {
  test('are read from PEM with text around them, from DER, and from a folder', () => {
    expect(readTrusted(trustAt('two-roots.pem'))).toMatchObject({ certificates: { length: 2 }, faults: [] });
    expect(readTrusted(trustAt('root.der'))).toMatchObject({ certificates: [root[0]], faults: [] });
    expect(readTrusted(trustAt('all'))).toMatchObject({ certificates: { length: 4 }, faults: [] });
  });

  test.each([
    ['empty', '', 'holds no certificate'],
    ['key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'holds no certificate'],
    ['broken', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'holds something that begins like a certificate'],
    ['der', '0\u0003abc', 'is not a certificate in DER'],
    ['long', 'x'.repeat(4 * 2 ** 20 + 1), 'is longer than'],
  ])('that cannot be read are told by the file and why (%s)', (name, text, why) => {
    const path = join(folderForTest(), name);
    writeFileSync(path, text, 'latin1');
    expect(readTrusted(path)).toEqual({ certificates: [], faults: [expect.stringMatching(new RegExp(`^"${name}" ${why}`)) as string] });
  });

  test('that cannot be used are named twenty times and then counted', () => {
    const path = folderForTest();
    for (let index = 0; index < 30; index++) writeFileSync(join(path, `${index}.txt`), 'nothing');
    const { faults } = readTrusted(path);
    expect(faults).toHaveLength(21);
    expect(faults.at(-1)).toBe('10 more could not be used either.');
  });

  test('in an empty folder are told to be missing', () => {
    expect(readTrusted(folderForTest())).toEqual({ certificates: [], faults: ['The folder holds no files.'] });
  });
});
