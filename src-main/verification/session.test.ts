import { join } from 'node:path';

import { expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import { Session } from './session';
import type { SessionEvent } from './session';
import { folder, write } from './testing/evidence.fixture';

const here = folder();
const HEAD = `import { parentPort } from 'node:worker_threads';\n`;
const ORDER = { bundle: 'x', manifest: null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED };
let count = 0;

function session(script: string): { session: Session; events: SessionEvent[]; event: Promise<SessionEvent> } {
  const events: SessionEvent[] = [];
  let hear: (event: SessionEvent) => void = () => undefined;
  const event = new Promise<SessionEvent>((resolve) => (hear = resolve));
  const path = write(join(here, `worker-${++count}.mjs`), HEAD + script);
  const made = new Session(path, ORDER, (one) => {
    events.push(one);
    hear(one);
  });
  return { session: made, events, event };
}

const ECHO = `parentPort.on('message', ({ id, question, request }) => parentPort.postMessage({ kind: 'answer', id, answer: { question, request } }));`;
const DEAD = { kind: 'died', failure: { code: 'worker-died' } };

/** Threads of this process that are still there. */
const threads = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'Worker').length;

test('answers go to the questions that they answer', async () => {
  const { session: one } = session(ECHO);
  const answers = await Promise.all([one.ask('entry', { position: 1 }), one.ask('overview', { slices: 2 }), one.ask('entry', { position: 3 })]);
  expect(answers.map((outcome) => (outcome.ok ? outcome.value : undefined))).toEqual([
    { question: 'entry', request: { position: 1 } }, { question: 'overview', request: { slices: 2 } }, { question: 'entry', request: { position: 3 } },
  ]);
  await one.close();
});

test('what cannot be answered is a failure, in the worker\u2019s words', async () => {
  const { session: one } = session(`parentPort.on('message', ({ id }) => parentPort.postMessage({ kind: 'no-answer', id, code: 'evidence-changed', sentence: 'It changed.' }));`);
  expect(await one.ask('entry', { position: 1 })).toEqual({ ok: false, failure: { code: 'evidence-changed', sentence: 'It changed.' } });
  await one.close();
});

test('progress and verdict are passed on, the verdict is kept', async () => {
  const { session: one, event, events } = session(`parentPort.postMessage({ kind: 'verdict', examination: { mark: 1 } }); ${ECHO}`);
  await event;
  expect(events).toEqual([{ kind: 'verdict', examination: { mark: 1 } }]);
  expect(one.examination).toEqual({ mark: 1 });
  await one.close();
});

test.each([
  ['throws at once', `throw new Error('planted');`, 'planted'],
  ['throws when asked', `parentPort.on('message', () => { throw new Error('planted'); });`, 'planted'],
  ['throws later', `parentPort.on('message', () => setTimeout(() => { throw new Error('planted'); }, 5));`, 'planted'],
  ['rejects', `parentPort.on('message', () => Promise.reject(new Error('planted')));`, 'planted'],
  ['exits', `parentPort.once('message', () => process.exit(7));`, 'exit code 7'],
  ['ends without a word', `parentPort.once('message', () => parentPort.close());`, 'exit code 0'],
])('a worker that %s fails what was asked and is told once', async (_title, script, detail) => {
  const { session: one, event, events } = session(script);
  const [asked, also] = [one.ask('entry', { position: 1 }), one.ask('overview', { slices: 1 })];
  expect(await event).toMatchObject(DEAD);
  for (const outcome of [await asked, await also]) expect(outcome).toMatchObject({ ok: false, failure: { code: 'worker-died', detail } });
  expect(await one.ask('entry', { position: 1 })).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
  await one.close();
  expect(events).toHaveLength(1);
});

test('a worker that is not there has died', async () => {
  const events: SessionEvent[] = [];
  await new Promise<void>((resolve) => new Session(join(here, 'absent.mjs'), ORDER, (event) => resolve(void events.push(event))));
  expect(events).toMatchObject([DEAD]);
});

test('one that never answers, or never pauses, ends with its session and leaves no thread', async () => {
  const before = threads();
  for (const script of [`parentPort.on('message', () => undefined);`, `parentPort.postMessage({ kind: 'progress' }); for (;;);`]) {
    const { session: one, events } = session(script);
    const asked = one.ask('entry', { position: 1 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    events.length = 0;
    await one.close();
    await one.close();
    expect(await asked).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
    expect(await one.ask('entry', { position: 1 })).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
    expect(events).toEqual([]);
  }
  expect(threads()).toBeLessThanOrEqual(before);
});
