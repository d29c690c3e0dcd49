import { expect, test } from 'vitest';

import type { PayloadCopyView, PayloadDetail } from '#core/contract';

import { toTraceLines } from './trace-view';

const copy: PayloadCopyView = { path: '/case/traces.json', byteOffset: 1200, byteLength: 1, otherId: null, digest: 'bb', matches: false, blocked: null, nulls: [] };
const detail: PayloadDetail = { state: 'mismatch', stored: 'aa', copies: [copy, { ...copy, path: null, digest: 'aa', matches: true }], copyCount: 2, first: 0, second: 1, fields: null, problem: null };

test('a copy is named by its place, and only one with the stored digest is green', () => {
  const { copies } = toTraceLines({ ...detail, copies: [...detail.copies, { ...copy, digest: null, blocked: 'It holds the number 1e400, which a double cannot hold.', nulls: ['metadata'], otherId: 't' }] });
  expect(copies.map(({ name, status }) => [name, status.tone, status.word])).toEqual([['Copy 1', 'calm', 'has another digest'], ['Copy 2', 'pass', 'has the stored digest'], ['Copy 3', 'open', 'not compared']]);
  expect(copies[0]).toMatchObject({ place: '/case/traces.json, 1 byte from offset 1,200', against: 'aa' });
  expect(copies[1]).toMatchObject({ place: 'in the entry, traceView, 1 byte from offset 1,200', against: null });
  expect(copies[2]?.notes).toEqual(['Supplied under another trace id: t', 'It holds the number 1e400, which a double cannot hold.', 'Null in it: metadata.']);
});

test('without a sound stored digest no copy has been compared', () => {
  expect(toTraceLines({ ...detail, stored: null, copies: [copy] }).copies[0]).toMatchObject({ status: { tone: 'open', word: 'not compared' }, against: null });
});

test('fields that differ show both values under their copies, the others one', () => {
  const rows = [
    { path: '/a', state: 'differs', first: '1', second: '2' },
    { path: '/b', state: 'only-second', first: null, second: 'true' },
    { path: '', state: 'same', first: '3', second: '3.0' },
  ] as const;
  const lines = toTraceLines({ ...detail, fields: { rows, same: 400, differing: 2 } });
  expect(lines.comparison?.word).toBe('Copy 1 and copy 2: 2 fields differ, 400 the same');
  expect(lines.fields.map(({ path, status, values }) => [path, status?.word, values])).toEqual([
    ['/a', 'differs', [{ copy: 'Copy 1', text: '1' }, { copy: 'Copy 2', text: '2' }]],
    ['/b', 'only in copy 2', [{ copy: 'Copy 2', text: 'true' }]],
    ['the whole value', 'same', [{ copy: null, text: '3' }]],
  ]);
  expect(lines.fieldsLeft).toBe('3 of 402 fields are listed, those that differ before the others.');
});

test('a trace alone is laid out without comparing', () => {
  const lines = toTraceLines({ ...detail, copies: [copy], copyCount: 30, second: null, fields: { rows: [{ path: '/a', state: 'alone', first: '1', second: null }], same: 1, differing: 0 } });
  expect(lines).toMatchObject({ comparison: null, left: '29 further copies are not listed.', fieldsLeft: null, fields: [{ status: null, values: [{ copy: null, text: '1' }] }] });
});

test('copies without a differing field are not called equal to the stored digest', () => {
  expect(toTraceLines({ ...detail, fields: { rows: [], same: 4, differing: 0 } }).comparison).toMatchObject({ tone: 'calm', word: 'Copy 1 and copy 2: no field differs' });
});
