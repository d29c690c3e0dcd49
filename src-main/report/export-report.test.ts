import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, test } from 'vitest';

import type { ExportRequest } from './export-report';
import { exportReport } from './export-report';
import { oneTimeIdentity } from './identity/one-time-identity';
import { newReportId } from './report-id';
import { verifySignedReport } from './signature/verify-signed-report';
import { folderForTest, textOf } from './testing/peer-tools.fixture';
import { intact } from './testing/sample-examinations.fixture';
import { SAMPLE_FACTS } from './testing/sample-input.fixture';
import { loadTypefaces } from './typefaces';

const typefaces = await loadTypefaces(resolve('resources/fonts'));

function requestFor(outPath: string): ExportRequest {
  const identity = oneTimeIdentity('M. Okafor', new Date('2026-11-21T10:31:44Z'));
  if (!identity.ok) throw new Error(identity.failure.sentence);
  const { details, reportId, issuedAt, acquired, tool, network } = SAMPLE_FACTS;
  return { about: { kind: 'evidence', examination: intact() }, details, reportId, issuedAt, acquired, tool, network, typefaces, outPath, identity: identity.value };
}

test('the receipt states the file as it lies there', async () => {
  const outPath = join(folderForTest(), 'report.pdf');
  const receipt = await exportReport(requestFor(outPath));
  const bytes = readFileSync(outPath);
  expect(receipt).toMatchObject({ ok: true, value: { path: outPath, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), signer: 'CN=M. Okafor', selfSigned: true, reportId: SAMPLE_FACTS.reportId } });
  expect(verifySignedReport(bytes)).toEqual({ wholeFileCovered: true, digestMatches: true, signatureHolds: true });
});

test('a self-signed report says that its signer is not verified and its time claimed', async () => {
  const outPath = join(folderForTest(), 'report.pdf');
  await exportReport(requestFor(outPath));
  const text = textOf(readFileSync(outPath));
  expect(text).toContain('identity not verified');
  expect(text).toContain('claimed: 2026-11-21T10:31:44Z');
});

test('an older report is replaced by a whole one and nothing is left beside it', async () => {
  const folder = folderForTest();
  writeFileSync(join(folder, 'report.pdf'), 'older');
  expect((await exportReport(requestFor(join(folder, 'report.pdf')))).ok).toBe(true);
  expect(readdirSync(folder)).toEqual(['report.pdf']);
});

test('a place that cannot be written is a failure and leaves nothing', async () => {
  const folder = folderForTest();
  expect(await exportReport(requestFor(join(folder, 'missing', 'report.pdf')))).toMatchObject({ ok: false, failure: { code: 'write-failed' } });
  expect(await exportReport(requestFor(folder))).toMatchObject({ ok: false, failure: { code: 'write-failed' } });
  expect(readdirSync(folder)).toEqual([]);
});

test('a report id holds its day and can be read aloud', () => {
  expect(newReportId(new Date('2026-11-21T23:59:59.999Z'))).toMatch(/^TS-20261121-[0-9A-HJKMNP-TV-Z]{8}$/);
});
