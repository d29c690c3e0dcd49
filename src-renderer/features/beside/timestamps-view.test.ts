import { expect, test } from 'vitest';

import type { TimestampState, TimestampView, TimestampsView } from '#core/contract';

import { toTimestampsPanel } from './timestamps-view';

const token = (entryIndex: number, state: TimestampState): TimestampView => ({ sequence: entryIndex + 1, entryIndex, state, sentences: [], token: null });
const view: TimestampsView = { trusted: null, found: 0, counts: { good: 0, weak: 0, untrusted: 0, mismatch: 0, unreadable: 0 }, tokens: [] };

test('only a sound and traced token is green, and each state has a word of its own', () => {
  const states = ['good', 'weak', 'untrusted', 'unreadable', 'mismatch'] as const;
  const { lines, tokens } = toTimestampsPanel({ ...view, found: 5, counts: { good: 1, weak: 1, untrusted: 1, mismatch: 1, unreadable: 1 }, tokens: states.map((state, index) => token(index, state)) });
  expect(lines.map(({ status }) => status.tone)).toEqual(['fail', 'open', 'open', 'warn', 'pass']);
  expect(new Set(lines.map(({ status }) => status.word)).size).toBe(5);
  expect(tokens.map(({ entry }) => entry)).toEqual(['Entry 5', 'Entry 4', 'Entry 3', 'Entry 2', 'Entry 1']);
});

test('more tokens than are drawn are told to be more', () => {
  const panel = toTimestampsPanel({ ...view, trusted: 1, found: 3000, counts: { ...view.counts, good: 3000 }, tokens: Array.from({ length: 51 }, (_, index) => token(index, 'good')) });
  expect(panel.tokens).toHaveLength(20);
  expect(panel.notes).toEqual(['Traced by the one certificate that you supplied. Revocation was not asked for.', '20 of 3000 tokens are listed, the gravest first.']);
});

test('that no certificate was supplied, or no entry has a token, is said', () => {
  expect(toTimestampsPanel({ ...view, found: 1, tokens: [{ ...token(0, 'untrusted'), sequence: null }] })).toMatchObject({ tokens: [{ entry: 'Element 0' }], notes: [expect.stringContaining('no token can be traced')] });
  expect(toTimestampsPanel({ ...view, trusted: 2 }).notes).toEqual(['No entry carries a time-stamp token.']);
});
