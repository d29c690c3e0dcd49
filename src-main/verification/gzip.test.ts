import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import { buildReport } from '#core/report';

import { SourceError, openEvidence, readSmall } from '../sources';
import { OpenExamination } from './examination';
import type { Examined } from './examination';
import { bundle, chain, folder, write } from './testing/evidence.fixture';

type Expected = { exit: number; findings: string[]; says: string; error?: { code: string; byteOffset: number }; subject?: object; container?: object | null };
type Case = { name: string; title: string; file: string; expect: Expected };

const vectors = resolve(import.meta.dirname, '../../vectors');
const cases = JSON.parse(readFileSync(join(vectors, 'gzip.json'), 'utf8')) as Case[];
const CONCLUSIONS = ['passed', 'failed', 'indeterminate'];
const here = folder();

async function examined(path: string, helped = false): Promise<Examined> {
  const sibling = join(dirname(path), 'manifest.json');
  const helpers = helped ? { helpers: { worker: 'none', threads: 1 } } : {};
  const open = new OpenExamination({ bundle: path, manifest: existsSync(sibling) ? sibling : null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED }, { ticks: () => 0, now: () => '', told: () => undefined, ...helpers });
  try {
    return await open.run();
  } finally {
    open.close();
  }
}

describe('gzip files written byte by byte in Python', () => {
  test.each(cases.map((one) => [one.name, one.title, one] as const))('%s: %s', async (_name, _title, { file, expect: expected }) => {
    const outcome = await examined(join(vectors, file));
    expect(JSON.stringify(outcome)).toContain(expected.says);
    if (outcome.kind === 'refused') {
      const { code, byteOffset } = outcome.place.refusal;
      expect([{ code, byteOffset }, 3]).toEqual([expected.error, expected.exit]);
      return;
    }
    const { findings, subject, conclusion } = outcome.examination.verdict;
    expect([findings.map(({ code }) => code).sort(), conclusion]).toEqual([[...expected.findings].sort(), CONCLUSIONS[expected.exit]]);
    expect(subject).toMatchObject(expected.subject ?? {});
    expect(subject.container ?? null).toEqual(expected.container);
  });
});

test('a compressed bundle has the verdict of the bundle, also where the kernel helps: its path, its container and its name alone are its own', async () => {
  const text = bundle(chain(3000));
  const [plain, packed] = [write(join(here, 'plain.json'), text), join(here, 'packed.json.gz')];
  writeFileSync(packed, gzipSync(text));
  const [one, other, helped] = [await examined(plain), await examined(packed), await examined(packed, true)].map((outcome) => {
    if (outcome.kind === 'refused') throw new Error(outcome.place.refusal.message);
    const { subject, ...verdict } = outcome.examination.verdict;
    const { path, container, ...facts } = subject;
    expect(container === undefined).toBe(path === plain);
    return { ...verdict, facts };
  });
  expect(other).toEqual(one);
  expect(helped).toEqual(one);
});

test('the report names the file and what it unpacks to, each with its digest', async () => {
  const outcome = await examined(join(vectors, 'gzip/bytes-after/bundle.json.gz'));
  if (outcome.kind === 'refused') throw new Error(outcome.place.refusal.message);
  const { examination } = outcome;
  const { sha256, container } = examination.verdict.subject;
  const details = { caseId: '', client: '', examiner: '', role: '', authority: '', scope: '', reviewer: '' };
  const signer = { subject: 'x', selfSigned: true, oneTime: true, algorithm: 'x', fingerprint: 'x' };
  const report = JSON.stringify(buildReport({ examination, details, reportId: 'R', issuedAt: '2026-01-01T00:00:00Z', acquired: { openedAt: '', how: '' }, tool: { version: '', runtime: '', os: '', dependencies: [] }, signer, network: '' }));
  for (const says of [container?.sha256 ?? '?', sha256, 'Every place in this report is counted in these bytes.', '8 bytes behind its end, not read', `gzip -dc < bundle.json.gz | sha256sum`]) expect(report).toContain(says);
});

test.each(cases.map((one) => [one.name, one] as const))('a small file is read as strictly as a bundle is: %s', async (_name, { file }) => {
  const path = join(vectors, file);
  const evidence = openEvidence(path);
  const strict = await evidence.prepare().then(() => ({ container: evidence.container, bytes: Buffer.from(evidence.readSpan(0, evidence.size)) }), told);
  evidence.close();
  expect(smallOf(path)).toEqual(strict);
});

test('a small file that unpacks without end is refused early, also where its members are many', () => {
  const bomb = join(here, 'bomb.json.gz');
  for (const content of [gzipSync(Buffer.alloc(2 ** 24)), Buffer.concat(Array.from({ length: 64 }, () => gzipSync(Buffer.alloc(2 ** 16)))), Buffer.alloc(2 ** 22, gzipSync(''))]) {
    writeFileSync(bomb, content);
    expect(smallOf(bomb)).toMatchObject({ code: 'limit-exceeded' });
  }
});

function smallOf(path: string): unknown {
  try {
    const { bytes, container } = readSmall(path, 2 ** 20);
    return { container, bytes: Buffer.from(bytes) };
  } catch (error) {
    return told(error);
  }
}

function told(error: unknown): object {
  if (!(error instanceof SourceError)) throw error;
  return { code: error.code, byteOffset: error.byteOffset, message: error.message };
}
