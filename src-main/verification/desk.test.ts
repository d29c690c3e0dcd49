import { execFileSync } from 'node:child_process';
import { unlinkSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import type { AppEvent } from '#core/contract';

import { Desk } from './desk';
import { folder, write } from './testing/evidence.fixture';

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
function desk(script = SAYS): { desk: Desk; events: AppEvent[]; heard: (kind: AppEvent['kind'], times?: number) => Promise<AppEvent> } {
  const events: AppEvent[] = [];
  let wake: () => void = () => undefined;
  const made = new Desk(write(join(here, 'worker.mjs'), script), (event) => {
    events.push(event);
    wake();
  });
  desks.push(made);
  const heard = async (kind: AppEvent['kind'], times = 1): Promise<AppEvent> => {
    for (;;) {
      const found = events.filter((event) => event.kind === kind)[times - 1];
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return { desk: made, events, heard };
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
