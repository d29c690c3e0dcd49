import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { folder, write } from '../verification/testing/evidence.fixture';
import { toldEvents } from '../verification/testing/told-events.fixture';
import type { ToldEvents } from '../verification/testing/told-events.fixture';
import { CompareDesk } from './compare-desk';

const here = folder();
const order = { a: write(join(here, 'a.json'), '{}'), b: join(here, 'b.json') };
const desks: CompareDesk[] = [];

afterEach(() => {
  for (const one of desks.splice(0)) one.close();
});

/** Answers every question, and ends when it is asked about difference 13. */
const SCRIPT = `import { parentPort, workerData } from 'node:worker_threads';
parentPort.postMessage({ kind: 'progress', phase: 'comparing', done: 1, total: 2 });
parentPort.postMessage({ kind: 'compared', view: workerData });
parentPort.on('message', ({ id, question, index }) => {
  if (index === 13) process.exit(1);
  if (index !== 7) parentPort.postMessage(question === 'difference' ? { kind: 'difference', id, detail: index } : { kind: 'no-answer', id, failure: { code: 'unreadable-file', sentence: 'No.' } });
});`;

function desk(): { readonly desk: CompareDesk } & ToldEvents {
  const told = toldEvents();
  const made = new CompareDesk(write(join(here, 'worker.mjs'), SCRIPT), told.tell);
  desks.push(made);
  return { desk: made, ...told };
}

test('a comparison is told, carried out in a thread, and answered about', async () => {
  const { desk: one, events, heard } = desk();
  expect(one.begin(order)).toEqual({ comparisonId: 1, a: { path: order.a, name: 'a.json', bytes: 2 }, b: { path: order.b, name: 'b.json', bytes: 0 } });
  expect(await heard('compared')).toMatchObject({ comparisonId: 1, view: order });
  expect(events[0]).toMatchObject({ kind: 'compare-opening', comparison: { comparisonId: 1 } });
  expect(events[1]).toMatchObject({ kind: 'compare-progress', progress: { phase: 'comparing', done: 1, total: 2 } });
  expect(await one.difference(1, 5)).toEqual({ ok: true, value: 5 });
  expect(await one.neighbour(1, 'next', 'x')).toMatchObject({ ok: false, failure: { code: 'unreadable-file' } });
  expect([one.placeOf(1, 'a'), one.placeOf(1, 'b'), one.placeOf(2, 'a')]).toEqual([{ path: order.a, archive: null }, { path: order.b, archive: null }, undefined]);
});

test('another comparison, or closing it, ends the first: its questions are failures', async () => {
  const { desk: one, heard } = desk();
  one.begin(order);
  await heard('compared');
  const unanswered = one.difference(1, 7);
  one.begin(order);
  expect(await unanswered).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
  expect(await one.difference(1, 5)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
  expect(one.again(1)).toMatchObject({ ok: false });
  expect(one.again(2)).toMatchObject({ ok: true, value: { comparisonId: 3 } });
  one.close();
  expect(await one.difference(3, 5)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
});

test('two bundles of an archive are remembered as such, also when they are compared again', () => {
  const { desk: one } = desk();
  one.begin(order, { archiveId: 4, a: 7, b: 9 });
  one.again(1);
  expect([one.placeOf(2, 'a'), one.placeOf(2, 'b')]).toEqual([{ path: order.a, archive: { archiveId: 4, index: 7 } }, { path: order.b, archive: { archiveId: 4, index: 9 } }]);
});

test('a thread that dies is a failure on screen, and no result', async () => {
  const { desk: one, heard } = desk();
  one.begin(order);
  await heard('compared');
  expect(await one.difference(1, 13)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
  expect(await heard('compare-failure')).toMatchObject({ comparisonId: 1, failure: { code: 'worker-died' } });
});
