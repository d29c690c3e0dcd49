import { linkSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import type { Outcome, Receipt, SigningChoice } from '#core/contract';

import { folder, write } from '../verification/testing/evidence.fixture';
import { ReportDesk } from './report-desk';
import { sampleArchive } from './testing/sample-archives.fixture';
import { broken } from './testing/sample-examinations.fixture';

const here = folder();
const EVIDENCE = write(join(here, 'day.json'), 'the evidence');
const STATUS = write(join(here, 'status.pdf'), '%PDF-1.7 so the answer came');
const DETAILS = { caseId: '', client: '', examiner: 'E', role: '', authority: '', scope: '', reviewer: '' };
const SUBJECT = { evidence: { evidenceId: 1, path: EVIDENCE, name: 'day.json', bytes: 12, manifestPath: null, supplied: { ...NOTHING_SUPPLIED, status: STATUS } }, openedAt: '2026-01-01T00:00:00.000Z', suppliedAt: {}, examination: broken() };
const ANSWERS = `import { parentPort, workerData } from 'node:worker_threads';
parentPort.postMessage({ ok: true, value: { path: workerData.outPath, reportId: workerData.reportId } });`;
let count = 0;

/** A desk whose thread runs this script and whose examiner chooses this place. */
function desk(place: string | null, script = ANSWERS): { desk: ReportDesk; suggestions: string[]; order: (signing?: SigningChoice) => Promise<Outcome<Receipt | null>> } {
  const suggestions: string[] = [];
  const made = new ReportDesk({
    place: { folder: join(here, 'identity'), sealer: undefined },
    workerPath: write(join(here, `worker-${++count}.mjs`), script),
    fonts: '',
    tool: { version: '0', runtime: '', os: '', dependencies: [] },
    network: () => '',
    choosePlace: (suggestion) => {
      suggestions.push(suggestion);
      return Promise.resolve(place);
    },
  });
  return { desk: made, suggestions, order: (signing = { kind: 'one-time' }) => made.export(SUBJECT, DETAILS, signing) };
}

test('an order goes to its thread, and where the report lies is known afterwards', async () => {
  const { desk: one, order, suggestions } = desk(join(here, 'r.pdf'));
  const outcome = await order();
  expect(outcome).toMatchObject({ ok: true, value: { path: join(here, 'r.pdf') } });
  expect(suggestions).toEqual([expect.stringMatching(/^day-report-\d{4}-\d\d-\d\d\.pdf$/)]);
  expect(one.placeOf(outcome.ok ? (outcome.value?.reportId ?? '') : '')).toBe(join(here, 'r.pdf'));
  expect(one.placeOf('TS-OTHER')).toBeUndefined();
});

test('the evidence is never replaced, though the examiner chooses it', async () => {
  linkSync(EVIDENCE, join(here, 'another-name.pdf'));
  for (const place of [EVIDENCE, join(here, 'another-name.pdf'), join(here, '.', 'x', '..', 'day.json')]) {
    expect(await desk(place).order()).toMatchObject({ ok: false, failure: { code: 'write-failed', sentence: expect.stringContaining('may not replace the evidence') as string } });
  }
  expect(readFileSync(EVIDENCE, 'utf8')).toBe('the evidence');
});

test('nor is what was supplied with it', async () => {
  expect(await desk(STATUS).order()).toMatchObject({ ok: false, failure: { code: 'write-failed', sentence: expect.stringContaining('may not replace the evidence') as string } });
});

test('an examiner who chooses no place gets no report and no failure', async () => {
  expect(await desk(null).order()).toEqual({ ok: true, value: null });
});

test('a wrong identity is told before anybody is asked for a place', async () => {
  const { desk: one, order, suggestions } = desk(join(here, 'r.pdf'));
  expect(await order({ kind: 'file', id: 'file-1', passphrase: '' })).toMatchObject({ ok: false, failure: { code: 'identity-unreadable' } });
  const noted = one.noteIdentityFile(write(join(here, 'id.p12'), 'no identity'));
  expect(noted).toEqual({ kind: 'file', id: 'file-1', fileName: 'id.p12' });
  expect(await order({ kind: 'file', id: noted.id, passphrase: '' })).toMatchObject({ ok: false, failure: { code: 'identity-unreadable' } });
  const gone = one.noteIdentityFile(join(here, 'gone.p12'));
  expect(await order({ kind: 'file', id: gone.id, passphrase: '' })).toMatchObject({ ok: false, failure: { sentence: expect.stringContaining('cannot be read') as string } });
  expect(suggestions).toEqual([]);
});

test.each([
  ['throws', `throw new Error('planted');`, 'planted'],
  ['ends without a word', '', 'exit code 0'],
])('a thread that %s is a report that could not be made', async (_title, script, detail) => {
  expect(await desk(join(here, 'none.pdf'), script).order()).toMatchObject({ ok: false, failure: { code: 'write-failed', detail } });
  expect(readdirSync(here)).not.toContain('none.pdf');
});

test('an archive is ordered in the same way, under its folder\u2019s name, and no bundle of it is replaced', async () => {
  const verdict = sampleArchive(3);
  const folderOfIt = join(here, 'archive');
  mkdirSync(join(folderOfIt, '2019-05-06'), { recursive: true });
  const bundle = write(join(folderOfIt, '2019-05-06/bundle.json'), '%PDF-1.7 that cannot be read as a bundle');
  const archive = { verdict: { ...verdict, subject: { ...verdict.subject, path: folderOfIt } }, asked: { from: null, to: null }, recipePinned: false, digests: { path: STATUS, dates: 1 } };
  const ordered = (place: string): { suggestions: string[]; outcome: Promise<Outcome<Receipt | null>> } => {
    const { desk: one, suggestions } = desk(place);
    return { suggestions, outcome: one.exportArchive({ archive, openedAt: '2026-01-01T00:00:00.000Z', acquired: null }, DETAILS, { kind: 'one-time' }) };
  };
  const made = ordered(join(here, 'archive.pdf'));
  expect(await made.outcome).toMatchObject({ ok: true, value: { path: join(here, 'archive.pdf') } });
  expect(made.suggestions).toEqual([expect.stringMatching(/^archive-report-\d{4}-\d\d-\d\d\.pdf$/)]);
  for (const place of [bundle, STATUS]) expect(await ordered(place).outcome).toMatchObject({ ok: false, failure: { code: 'write-failed', sentence: expect.stringContaining('may not replace the evidence') as string } });
});
