import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { PlacedBundle } from '#core/archive';
import type { Range } from '#core/compare';
import { compareSequences, stepSequence } from '#core/evidence';
import type { Sequence } from '#core/evidence';

import { pieces } from './sweep';
import { gapsOf, takeFrom } from './taken';
import type { Taken } from './taken';

/** Only its ends are looked at, and the findings that tell its gaps. */
const placed = (from: Sequence, to: Sequence, ...gaps: string[]): PlacedBundle =>
  ({ bundle: `${from}-${to}`, first: { sequence: from }, last: { sequence: to }, outcome: { verdict: { subject: { bytes: 1 }, findings: gaps.map((expected) => ({ code: 'sequence-gap', expected })) } } }) as unknown as PlacedBundle;
const from = (...bundles: PlacedBundle[]): readonly Taken[] => takeFrom(bundles, gapsOf);
const told = (found: ReturnType<typeof pieces>): string[] => [...found].map(({ range, a, b }) => `${range.from}-${range.to} ${a?.bundle ?? '·'} ${b?.bundle ?? '·'}`);
const taken = (...bundles: PlacedBundle[]): string[] => from(...bundles).map((one) => `${one.from}-${one.to} of ${one.bundle.bundle}`);

test('the pieces are cut where either copy goes on with another bundle', () => {
  expect(told(pieces(from(placed(1, 5), placed(6, 10)), from(placed(1, 7), placed(9, 12))))).toEqual(['1-5 1-5 1-7', '6-7 6-10 1-7', '8-8 6-10 ·', '9-10 6-10 9-12', '11-12 · 9-12']);
});

test('of bundles that overlap, the one begun is gone on with', () => {
  expect(taken(placed(1, 5), placed(3, 8))).toEqual(['1-5 of 1-5', '6-8 of 3-8']);
  expect(taken(placed(1, 10), placed(4, 6, '5'))).toEqual(['1-10 of 1-10']);
});

test('what a bundle lacks is taken from another that holds it, and what none holds parts nothing', () => {
  expect(taken(placed(1, 10, '5', '8..9'), placed(3, 6))).toEqual(['1-4 of 1-10', '5-6 of 3-6', '7-10 of 1-10']);
  expect(taken(placed(1, 4), placed(7, 9))).toEqual(['1-4 of 1-4', '7-9 of 7-9']);
});

test('inside a range, nothing outside it is told', () => {
  expect(told(pieces(from(placed(1, 5), placed(6, 10)), from(placed(4, 7)), { from: 4, to: 7 }))).toEqual(['4-5 1-5 4-7', '6-7 6-10 4-7']);
});

test('sequences may be larger than a double holds', () => {
  const large = '900719925474099300000';
  expect(told(pieces(from(placed(large, stepSequence(large, 4))), from(placed(stepSequence(large, 2), stepSequence(large, 2)))))).toHaveLength(3);
});

type Spans = readonly { readonly bundle: PlacedBundle; readonly holds: ReadonlySet<number> }[];
const bundles: fc.Arbitrary<Spans> = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 12 }), { maxLength: 6 }).map((sets) =>
  sets
    .map((set) => [...set].sort((a, b) => a - b))
    .map((set) => ({ bundle: placed(set[0] ?? 0, set.at(-1) ?? 0, ...set.slice(1).flatMap((next, index) => gapBefore(set[index] ?? 0, next))), holds: new Set(set) }))
    .sort((a, b) => compareSequences(a.bundle.first.sequence, b.bundle.first.sequence)),
);
const gapBefore = (before: number, next: number): string[] => (next === before + 1 ? [] : [next === before + 2 ? `${before + 1}` : `${before + 1}..${next - 1}`]);
const covers = ({ from: low, to }: Range, sequence: number): boolean => compareSequences(low, sequence) <= 0 && compareSequences(to, sequence) >= 0;

test('every sequence that a bundle holds lies in exactly one piece, with a bundle that holds it', () => {
  fc.assert(
    fc.property(bundles, bundles, (ours, theirs) => {
      const found = [...pieces(takeFrom(ours.map(({ bundle }) => bundle), gapsOf), takeFrom(theirs.map(({ bundle }) => bundle), gapsOf))];
      for (let sequence = 1; sequence <= 24; sequence++) {
        const here = found.filter(({ range }) => covers(range, sequence));
        expect(here.length).toBeLessThanOrEqual(1);
        for (const [copy, side] of [[ours, 'a'], [theirs, 'b']] as const) {
          if (!copy.some(({ holds }) => holds.has(sequence))) continue;
          expect(copy.some(({ bundle, holds }) => bundle === here[0]?.[side] && holds.has(sequence))).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});
