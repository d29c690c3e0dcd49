import { expect, test } from 'vitest';

import type { PayloadsView } from '#core/contract';

import { toPayloadsPanel } from './payloads-view';

const view: PayloadsView = { entries: 9, isFormUnproven: false, inEntries: 0, counts: [], sources: [], sourceCount: 0, traces: 0, notTraces: 0, strays: 0, foundStrays: [], differingCopies: 0, registered: null };
const example = { sequence: 3, entryIndex: 2, traceId: 't', stored: null, computed: null };

test('only what matches is green, and what could not be compared is open', () => {
  const { lines } = toPayloadsPanel({ ...view, counts: (['mismatch', 'unsafe-number', 'erased', 'absent', 'matches'] as const).map((state) => ({ state, count: 1, examples: [example] })) });
  expect(lines.map(({ status }) => status.tone)).toEqual(['fail', 'open', 'open', 'calm', 'pass']);
  expect(lines[0]).toMatchObject({ count: '1', first: 'Entry 3', status: { word: 'different' } });
});

test('where nothing matches, a difference is open and not red', () => {
  const { lines, notes } = toPayloadsPanel({ ...view, isFormUnproven: true, counts: [{ state: 'mismatch', count: 9, examples: [example] }] });
  expect(lines[0]?.status).toMatchObject({ tone: 'open', word: 'different' });
  expect(notes).toEqual(['No supplied trace matches any entry. The traces may have another form than the one that was hashed.']);
});

test('more entries than are shown are told to be more', () => {
  expect(toPayloadsPanel({ ...view, counts: [{ state: 'absent', count: 8, examples: [example, { ...example, sequence: null }] }] }).lines[0]).toMatchObject({ count: '8', first: 'Entries 3, – …' });
});

test('strays, other elements, copies and the register are told where there are any', () => {
  expect(toPayloadsPanel(view).notes).toEqual([]);
  expect(toPayloadsPanel({ ...view, strays: 2, foundStrays: [{ traceId: null, sequence: 4 }], notTraces: 1, differingCopies: 1, registered: 0 }).notes).toEqual([
    '2 supplied traces belong to no entry by trace id.', 'A trace without an id has the digest of entry 4.', '1 element is no trace.', '1 copy differs beside one that matches.', 'The erasure register lists 0 trace ids.',
  ]);
});
