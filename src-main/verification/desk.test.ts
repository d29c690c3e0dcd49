import { execFileSync } from 'node:child_process';
import { mkdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';

import { Desk } from './desk';
import { folder, write } from './testing/evidence.fixture';
import { toldEvents } from './testing/told-events.fixture';
import type { ToldEvents } from './testing/told-events.fixture';

const here = folder();
const desks: Desk[] = [];
const EVIDENCE = write(join(here, 'bundle.json'), '{}');

afterEach(() => {
  for (const one of desks.splice(0)) one.close();
});

const SAYS = `import { parentPort, workerData } from 'node:worker_threads';
parentPort.postMessage({ kind: 'verdict', examination: workerData });
parentPort.on('message', ({ id, question }) => parentPort.postMessage({ kind: 'answer', id, answer: question }));`;

/** A desk whose workers run this script, and what it tells: wait for an event by its kind. */
function desk(script = SAYS): { readonly desk: Desk } & ToldEvents {
  const told = toldEvents();
  const made = new Desk(write(join(here, 'worker.mjs'), script), told.tell);
  desks.push(made);
  return { desk: made, ...told };
}

test('evidence is opened, told, verified without a pinned recipe, and answered about', async () => {
  const { desk: one, heard, events } = desk();
  const opened = one.open([EVIDENCE]);
  expect(opened).toMatchObject({ ok: true, value: { evidenceId: 1, path: EVIDENCE, name: 'bundle.json', bytes: 2, manifestPath: null } });
  expect(await heard('verdict')).toMatchObject({ evidenceId: 1, examination: { bundle: EVIDENCE, manifest: null, manifestNamed: false, recipe: null } });
  expect(events[0]).toMatchObject({ kind: 'opening', evidence: { evidenceId: 1 } });
  expect(await one.ask(1, 'overview', { slices: 1 })).toEqual({ ok: true, value: 'overview' });
  expect(one.verdict(1)).toMatchObject({ ok: true, value: { evidence: { evidenceId: 1 }, examination: { bundle: EVIDENCE } } });
});

test('opening another closes the first: questions and verdicts of it are failures', async () => {
  const { desk: one, heard } = desk();
  one.open([EVIDENCE]);
  await heard('verdict');
  one.open([EVIDENCE]);
  await heard('verdict', 2);
  expect(await one.ask(1, 'overview', { slices: 1 })).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
  expect(one.verdict(1)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
  expect(one.verdict(2)).toMatchObject({ ok: true });
});

test('what cannot be meant leaves the open evidence as it is', async () => {
  const { desk: one, heard } = desk();
  one.open([EVIDENCE]);
  await heard('verdict');
  expect(one.open(['a', 'b', 'c'])).toMatchObject({ ok: false, failure: { code: 'too-many-files' } });
  expect(await one.ask(1, 'overview', { slices: 1 })).toMatchObject({ ok: true });
});

describe('a log is verified anew with what is asked of it', () => {
  const LOG = SAYS.replace('examination: workerData', 'examination: { ...workerData, beside: { log: {} } }');

  test('its window as written and as read, and its tenant', async () => {
    const { desk: one, heard } = desk(LOG);
    one.open([EVIDENCE]);
    await heard('verdict');
    expect(one.askLog(1, { start: '2026-05-06T00:00:00Z', end: '2026-05-07T00:00:00Z', tenant: '' })).toMatchObject({ ok: true, value: { evidenceId: 2, path: EVIDENCE } });
    expect(await heard('verdict', 2)).toMatchObject({ examination: { asked: { window: { start: '2026-05-06T00:00:00Z', end: '2026-05-07T00:00:00Z', instants: { start: { nanos: 0 } } }, tenant: null } } });
    expect(one.again(2)).toMatchObject({ ok: true });
    expect(await heard('verdict', 3)).toMatchObject({ examination: { asked: { window: { start: '2026-05-06T00:00:00Z' } } } });
    expect(one.askLog(3, { start: '', end: '', tenant: 'acme' })).toMatchObject({ ok: true });
    expect(await heard('verdict', 4)).toMatchObject({ examination: { asked: { window: null, tenant: 'acme' } } });
  });

  test.each([
    ['2026-05-06T00:00:00Z', '', 'Missing required parameters: start and end are required.'],
    ['yesterday', '2026-05-07T00:00:00Z', 'Invalid time format. Use ISO8601 format (e.g., 2025-01-15T10:00:00Z).'],
    ['2026-01-01T00:00:00Z', '2026-05-07T00:00:00Z', 'Time range too large. Maximum: 30 days.'],
  ])('and not from "%s" to "%s", which leaves it open as it is', async (start, end, sentence) => {
    const { desk: one, heard } = desk(LOG);
    one.open([EVIDENCE]);
    await heard('verdict');
    expect(one.askLog(1, { start, end, tenant: '' })).toMatchObject({ ok: false, failure: { code: 'bad-request', sentence } });
    expect(one.verdict(1)).toMatchObject({ ok: true });
  });

  test('and no bundle is', async () => {
    const { desk: one, heard } = desk(SAYS.replace('examination: workerData', 'examination: { ...workerData, beside: {} }'));
    one.open([EVIDENCE]);
    await heard('verdict');
    expect(one.askLog(1, { start: '', end: '', tenant: 'acme' })).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  });
});

test('there is no verdict before one was reached, and none of closed evidence', () => {
  const { desk: one } = desk(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => undefined);`);
  one.open([EVIDENCE]);
  expect(one.verdict(1)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
  one.close();
  expect(one.verdict(1)).toMatchObject({ ok: false });
});

test('a worker that dies is told as a failure of its evidence, and the next one opens', async () => {
  const { desk: one, heard } = desk(`throw new Error('planted');`);
  one.open([EVIDENCE]);
  expect(await heard('failure')).toMatchObject({ evidenceId: 1, failure: { code: 'worker-died', detail: 'planted' } });
  write(join(here, 'worker.mjs'), SAYS);
  expect(one.open([EVIDENCE])).toMatchObject({ ok: true, value: { evidenceId: 2 } });
  expect(await heard('verdict')).toMatchObject({ evidenceId: 2 });
});

test('a file that is not there is opened as one of 0 bytes: the verification says so', () => {
  const path = write(join(here, 'gone.json'), 'x');
  unlinkSync(path);
  expect(desk().desk.open([path])).toMatchObject({ ok: true, value: { bytes: 0 } });
});

test('a FIFO is opened without waiting: the verification refuses it', () => {
  const path = join(here, 'fifo');
  execFileSync('mkfifo', [path]);
  expect(desk().desk.open([path])).toMatchObject({ ok: true, value: { bytes: 0 } });
});

const HEAD = 'a'.repeat(64);
const STATUS = write(join(here, 'status.json'), '{}');

describe('what is supplied', () => {
  test('is verified together with the same evidence, under a new id', async () => {
    const { desk: one, heard } = desk();
    one.open([EVIDENCE]);
    await heard('verdict');
    expect(one.supply(1, 'head', HEAD)).toMatchObject({ ok: true, value: { evidenceId: 2, path: EVIDENCE, supplied: { ...NOTHING_SUPPLIED, head: HEAD } } });
    expect(await heard('verdict', 2)).toMatchObject({ evidenceId: 2, examination: { bundle: EVIDENCE, supplied: { head: HEAD, status: null } } });
    expect(one.supply(2, 'status', STATUS)).toMatchObject({ ok: true, value: { evidenceId: 3 } });
    expect(await heard('verdict', 3)).toMatchObject({ evidenceId: 3, examination: { supplied: { head: HEAD, status: STATUS } } });
    expect(one.verdict(3)).toMatchObject({ ok: true, value: { suppliedAt: { head: expect.stringMatching(/Z$/) as string, status: expect.stringMatching(/Z$/) as string } } });
  });

  test('is taken back; what was never supplied changes nothing', async () => {
    const { desk: one, heard } = desk();
    one.open([EVIDENCE]);
    one.supply(1, 'head', HEAD);
    expect(one.supply(2, 'head', null)).toMatchObject({ ok: true, value: { evidenceId: 3, supplied: NOTHING_SUPPLIED } });
    expect(one.supply(3, 'head', null)).toMatchObject({ ok: true, value: { evidenceId: 3 } });
    expect(await heard('verdict')).toMatchObject({ evidenceId: 3, examination: { supplied: NOTHING_SUPPLIED } });
  });

  test('replaces what was supplied of its kind, and is gone when other evidence is opened', () => {
    const { desk: one } = desk();
    one.open([EVIDENCE]);
    one.supply(1, 'head', HEAD);
    expect(one.supply(2, 'head', 'b'.repeat(64))).toMatchObject({ ok: true, value: { supplied: { head: 'b'.repeat(64) } } });
    expect(one.open([EVIDENCE])).toMatchObject({ ok: true, value: { supplied: NOTHING_SUPPLIED } });
  });

  test('is kept when the same evidence is verified again after a failure', async () => {
    const { desk: one, heard } = desk(`throw new Error('planted');`);
    one.open([EVIDENCE]);
    one.supply(1, 'head', HEAD);
    await heard('failure');
    expect(one.again(2)).toMatchObject({ ok: true, value: { evidenceId: 3, supplied: { head: HEAD } } });
    expect(one.again(2)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
  });

  test('belongs to the evidence that it was meant for', () => {
    const { desk: one } = desk();
    one.open([EVIDENCE]);
    one.open([EVIDENCE]);
    expect(one.supply(1, 'head', HEAD)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
    one.close();
    expect(one.supply(2, 'head', HEAD)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
  });

  test('goes together: an erasure register needs the traces, and goes with them', () => {
    const { desk: one } = desk();
    one.open([EVIDENCE]);
    expect(one.supply(1, 'erasures', STATUS)).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    expect(one.supply(1, 'traces', here)).toMatchObject({ ok: true });
    expect(one.supply(2, 'erasures', STATUS)).toMatchObject({ ok: true, value: { supplied: { traces: here, erasures: STATUS } } });
    expect(one.supply(3, 'traces', null)).toMatchObject({ ok: true, value: { supplied: NOTHING_SUPPLIED } });
  });
});

const EMPTY = join(here, 'empty');
mkdirSync(EMPTY);
const PIPE = join(here, 'pipe');
execFileSync('mkfifo', [PIPE]);

test.each([
  ['head', 'A'.repeat(64), 'bad-request'],
  ['head', `${HEAD}@0`, 'bad-request'],
  ['head', '', 'bad-request'],
  ['status', here, 'unreadable-file'],
  ['next', join(here, 'nowhere'), 'not-found'],
  ['previous', PIPE, 'unreadable-file'],
  ['trust', EMPTY, 'not-found'],
  ['anchors', join(here, 'nowhere'), 'not-found'],
] as const)('%s cannot be supplied as %j: the open evidence stays as it is', async (kind, given, code) => {
  const { desk: one, heard } = desk();
  one.open([EVIDENCE]);
  await heard('verdict');
  expect(one.supply(1, kind, given)).toMatchObject({ ok: false, failure: { code } });
  expect(await one.ask(1, 'overview', { slices: 1 })).toMatchObject({ ok: true });
});
