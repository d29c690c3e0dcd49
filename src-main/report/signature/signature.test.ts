import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { buildReport } from '#core/report';

import { openIdentityFile } from '../identity/identity-file';
import { oneTimeIdentity } from '../identity/one-time-identity';
import type { SigningIdentity } from '../identity/signing-identity';
import { render } from '../render';
import { attempt, folderForTest, makeP12, run } from '../testing/peer-tools.fixture';
import { broken } from '../testing/sample-examinations.fixture';
import { sampleInput } from '../testing/sample-input.fixture';
import { loadTypefaces } from '../typefaces';
import { signPdf } from './sign-pdf';
import { verifySignedReport } from './verify-signed-report';

const NOW = new Date('2026-11-21T10:31:44Z');
const SOUND = { wholeFileCovered: true, digestMatches: true, signatureHolds: true };
let unsigned: Buffer;

beforeAll(async () => {
  unsigned = (await render(buildReport(sampleInput(broken())), await loadTypefaces(resolve('resources/fonts')))).bytes;
});

function identityOf(kind: 'one-time' | 'rsa' | 'ec'): SigningIdentity {
  const passphrase = 'correct horse';
  const outcome = kind === 'one-time' ? oneTimeIdentity('M. Okafor', NOW) : openIdentityFile(makeP12(folderForTest(), { key: kind, protection: [], passphrase, chain: true }), passphrase);
  if (!outcome.ok) throw new Error(outcome.failure.sentence);
  return outcome.value;
}

const flippedAt = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe.each(['one-time', 'rsa', 'ec'] as const)('a report signed with a %s identity', (kind) => {
  test('is valid and wholly signed to pdfsig, as ETSI.CAdES.detached', () => {
    const path = join(folderForTest(), 'report.pdf');
    writeFileSync(path, signPdf(unsigned, identityOf(kind)));
    const said = attempt('pdfsig', '-nocert', path);
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
  });

  test('verifies with openssl cms over the signed ranges', () => {
    const folder = folderForTest();
    const identity = identityOf(kind);
    const signed = signPdf(unsigned, identity);
    writeFileSync(join(folder, 'trusted.pem'), new X509Certificate(identity.chain.at(-1) ?? identity.certificate).toString());
    const [, before = 0, after = 0, rest = 0] = (/\/ByteRange \[0 (\d+) (\d+) (\d+)/.exec(signed.toString('latin1')) ?? []).map(Number);
    writeFileSync(join(folder, 'content'), Buffer.concat([signed.subarray(0, before), signed.subarray(after, after + rest)]));
    writeFileSync(join(folder, 'cms.der'), Buffer.from(signed.subarray(before + 1, after - 1).toString('latin1'), 'hex'));
    const said = attempt('openssl', 'cms', '-verify', '-binary', '-inform', 'DER', '-in', join(folder, 'cms.der'), '-content', join(folder, 'content'), '-cades', '-CAfile', join(folder, 'trusted.pem'), '-partial_chain', '-purpose', 'any', '-no_check_time', '-out', join(folder, 'out'));
    expect(said).toMatch(/CAdES Verification successful|CMS Verification successful/);
    expect(readFileSync(join(folder, 'out')).equals(readFileSync(join(folder, 'content')))).toBe(true);
    const printed = run('openssl', 'cms', '-cmsout', '-print', '-inform', 'DER', '-in', join(folder, 'cms.der'));
    const attributes = [...(/signedAttrs:([\s\S]*?)signatureAlgorithm:/.exec(printed)?.[1] ?? '').matchAll(/object: (\S+)/g)].map((match) => match[1]);
    expect(new Set(attributes)).toEqual(new Set(['contentType', 'messageDigest', 'id-smime-aa-signingCertificateV2']));
    expect(attributes).toHaveLength(3);
  });

  test('passes its own check', () => {
    expect(verifySignedReport(signPdf(unsigned, identityOf(kind)))).toEqual(SOUND);
  });
});

describe('a signed report', () => {
  test('with one byte flipped is reported by pdfsig and by its own check', () => {
    const signed = signPdf(unsigned, identityOf('one-time'));
    const changed = flippedAt(signed, Math.floor(signed.length / 2));
    const path = join(folderForTest(), 'report.pdf');
    writeFileSync(path, changed);
    expect(attempt('pdfsig', '-nocert', path)).toMatch(/Digest Mismatch|Signature is Invalid|Couldn't/);
    expect(verifySignedReport(changed)).toMatchObject({ digestMatches: false });
  });

  test('with one byte appended is reported by pdfsig and by its own check', () => {
    const appended = Buffer.concat([signPdf(unsigned, identityOf('one-time')), Buffer.from('\n')]);
    const path = join(folderForTest(), 'report.pdf');
    writeFileSync(path, appended);
    expect(attempt('pdfsig', '-nocert', path)).toContain('Not total document signed');
    expect(verifySignedReport(appended)).toMatchObject({ wholeFileCovered: false });
  });

  test('with any one byte flipped is never sound to its own check', () => {
    const signed = signPdf(unsigned, identityOf('one-time'));
    const step = Math.ceil(signed.length / 400);
    for (let at = 7; at < signed.length; at += step) expect(verifySignedReport(flippedAt(signed, at)), `byte ${String(at)}`).not.toEqual(SOUND);
  });

  test('with another certificate beside the same signature is not sound', () => {
    const one = identityOf('one-time');
    const other = identityOf('one-time');
    expect(verifySignedReport(signPdf(unsigned, { ...one, certificate: other.certificate }))).toMatchObject({ signatureHolds: false });
  });

  test('that is no report at all is a no and not an exception', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('/ByteRange [0 1 2 3]'), unsigned]) expect(verifySignedReport(bytes)).toEqual({ wholeFileCovered: false, digestMatches: false, signatureHolds: false });
  });

  test('has room for one signature only and refuses a second', () => {
    const signed = signPdf(unsigned, identityOf('one-time'));
    expect(() => signPdf(signed, identityOf('one-time'))).toThrow('exactly one empty signature');
  });
});
