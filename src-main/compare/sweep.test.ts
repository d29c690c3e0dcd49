import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { PlacedBundle } from '#core/archive';
import { compareSequences, stepSequence } from '#core/evidence';
import type { Sequence } from '#core/evidence';

import { pieces } from './sweep';

/** Only its ends are looked at. */
const placed = (from: Sequence, to: Sequence): PlacedBundle => ({ bundle: `${from}-${to}`, first: { sequence: from }, last: { sequence: to } }) as unknown as PlacedBundle;
const told = (found: ReturnType<typeof pieces>): string[] => [...found].map(({ range, a, b }) => `${range.from}-${range.to} ${a?.bundle ?? '·'} ${b?.bundle ?? '·'}`);

test('the pieces are cut where a bundle of either copy begins or ends', () => {
  expect(told(pieces([placed(1, 5), placed(6, 10)], [placed(1, 7), placed(9, 12)]))).toEqual(['1-5 1-5 1-7', '6-7 6-10 1-7', '8-8 6-10 ·', '9-10 6-10 9-12', '11-12 · 9-12']);
});

test('of bundles that overlap, the first is taken', () => {
  expect(told(pieces([placed(1, 5), placed(3, 8)], [placed(1, 8)]))).toEqual(['1-2 1-5 1-8', '3-5 1-5 1-8', '6-8 3-8 1-8']);
});

test('inside a range, nothing outside it is told', () => {
  expect(told(pieces([placed(1, 5), placed(6, 10)], [placed(4, 7)], { from: 4, to: 7 }))).toEqual(['4-5 1-5 4-7', '6-7 6-10 4-7']);
});

test('sequences may be larger than a double holds', () => {
  const large = '900719925474099300000';
  expect(told(pieces([placed(large, stepSequence(large, 4))], [placed(stepSequence(large, 2), stepSequence(large, 2))]))).toHaveLength(3);
});

const bundles = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 9 })), { maxLength: 6 })
  .map((spans) => spans.map(([from, more]) => placed(from, from + more)).sort((a, b) => compareSequences(a.first.sequence, b.first.sequence)));

test('every sequence that a bundle holds lies in exactly one piece, with a bundle that holds it', () => {
  fc.assert(
    fc.property(bundles, bundles, (ours, theirs) => {
      const found = [...pieces(ours, theirs)];
      for (let sequence = 1; sequence <= 40; sequence++) {
        const holds = ({ first, last }: PlacedBundle): boolean => compareSequences(first.sequence, sequence) <= 0 && compareSequences(last.sequence, sequence) >= 0;
        const [here, ...others] = found.filter(({ range }) => compareSequences(range.from, sequence) <= 0 && compareSequences(range.to, sequence) >= 0);
        expect(others).toEqual([]);
        expect(here?.a?.bundle).toBe(ours.find(holds)?.bundle);
        expect(here?.b?.bundle).toBe(theirs.find(holds)?.bundle);
      }
    }),
  );
});
