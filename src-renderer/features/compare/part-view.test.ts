import { expect, test } from 'vitest';

import type { ComparedPart } from '#core/compare';

import { toPartView } from './part-view';

const day = (date: string | null): ComparedPart['first'] => ({ date, bundle: `${date ?? 'loose'}/bundle.json` });
const part: ComparedPart = { kind: 'same', from: 1, to: 9000, bundles: 900, first: day('2019-01-01'), last: day('2021-06-18'), counts: { same: 9000, differing: 0, onlyInA: 0, onlyInB: 0 }, listedFrom: 0, listed: 0 };

test('days that are the same are one line, never in the colour of a pass', () => {
  expect(toPartView(part)).toEqual({ name: '1 January 2019 to 18 June 2021', status: { tone: 'calm', icon: 'equal' }, says: '900 bundles, 9,000 entries, the same', note: '' });
});

test('a day that differs says in how many entries, and how many of those are not listed', () => {
  const one = { ...part, kind: 'differs', bundles: 1, first: day(null), last: day(null), listed: 1 } as const;
  expect(toPartView({ ...one, counts: { same: 5, differing: 2, onlyInA: 1, onlyInB: 0 } })).toMatchObject({ name: 'loose/bundle.json', status: { tone: 'fail' }, says: '2 differ, 1 only in A; 5 the same', note: '2 not listed' });
  // A shorter export tells nothing differently.
  expect(toPartView({ ...one, counts: { same: 5, differing: 0, onlyInA: 0, onlyInB: 1 } })).toMatchObject({ status: { tone: 'warn' }, says: '1 only in B; 5 the same', note: '' });
});

test('days that one copy alone holds are told as such', () => {
  expect(toPartView({ ...part, kind: 'only-in-b', bundles: 2, counts: { same: 0, differing: 0, onlyInA: 0, onlyInB: 8 }, listed: 8 })).toMatchObject({ status: { tone: 'warn' }, says: '2 bundles, 8 entries only in B', note: '' });
});
