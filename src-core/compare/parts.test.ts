import { expect, test } from 'vitest';

import { Parts } from './parts';
import type { Tally } from './parts';

const NOTHING: Tally = { same: 0, differing: 0, onlyInA: 0, onlyInB: 0, listed: 0 };

/** Ten sequences a day, each day with what it adds to the tally. */
function partsOf(days: readonly Partial<Tally>[]): Parts {
  const parts = new Parts();
  let tally = NOTHING;
  for (const [index, day] of days.entries()) {
    const next = { same: tally.same + (day.same ?? 0), differing: tally.differing + (day.differing ?? 0), onlyInA: tally.onlyInA + (day.onlyInA ?? 0), onlyInB: tally.onlyInB + (day.onlyInB ?? 0), listed: tally.listed + (day.listed ?? 0) };
    parts.add({ from: index * 10 + 1, to: index * 10 + 10 }, { date: `2026-05-${10 + index}`, bundle: `${index}` }, tally, next);
    tally = next;
  }
  return parts;
}

test('days that are the same are one part, and each that differs is one of its own', () => {
  expect(partsOf([{ same: 10 }, { same: 10 }, { same: 9, differing: 1, listed: 1 }, { differing: 10, listed: 10 }, { same: 10 }]).all).toMatchObject([
    { kind: 'same', from: 1, to: 20, bundles: 2, first: { date: '2026-05-10' }, last: { date: '2026-05-11' }, counts: { same: 20 }, listed: 0 },
    { kind: 'differs', from: 21, to: 30, bundles: 1, listedFrom: 0, listed: 1 },
    { kind: 'differs', from: 31, to: 40, counts: { differing: 10 }, listedFrom: 1, listed: 10 },
    { kind: 'same', from: 41, to: 50, bundles: 1 },
  ]);
});

test('days that only one copy holds are one part; a day that is shorter in one of them differs', () => {
  expect(partsOf([{ onlyInA: 10 }, { onlyInA: 10 }, { onlyInB: 10 }, { same: 4, onlyInB: 6 }]).all).toMatchObject([
    { kind: 'only-in-a', bundles: 2, counts: { onlyInA: 20 } },
    { kind: 'only-in-b', bundles: 1 },
    { kind: 'differs', counts: { same: 4, onlyInB: 6 } },
  ]);
});

test('pieces of one bundle are one part, and parts beyond the first 10,000 are counted', () => {
  const parts = new Parts();
  const place = { date: null, bundle: 'x' };
  parts.add({ from: 1, to: 2 }, place, NOTHING, { ...NOTHING, differing: 1 });
  parts.add({ from: 3, to: 4 }, place, NOTHING, { ...NOTHING, differing: 1 });
  expect(parts.all).toMatchObject([{ from: 1, to: 4, bundles: 1, counts: { differing: 2 } }]);
  for (let index = 0; index < 10_001; index++) parts.add({ from: 5, to: 6 }, { date: null, bundle: String(index) }, NOTHING, { ...NOTHING, differing: 1 });
  expect([parts.all.length, parts.more]).toEqual([10_000, 2]);
});
