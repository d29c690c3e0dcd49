import fc from 'fast-check';
import { expect, test } from 'vitest';

import { makeChain } from '../replay/chain.fixture';
import { layOut, pairsToCompare, placedBundle } from './index';
import type { ComparedOverlap, Overlap, PlacedBundle } from './index';
import { replayed } from './judged.fixture';

/** A bundle's first sequence, and which version of each entry it tells; null where it lacks one between its ends. */
type Told = { readonly from: number; readonly versions: readonly (number | null)[] };

const [sound] = [placedBundle(replayed('sound', null, makeChain(1)))];
if (sound === undefined) throw new Error('it has an entry');
/** Only its ends are looked at. */
const placed = ({ from, versions }: Told, index: number): PlacedBundle => ({ ...sound, bundle: String(index), first: { ...sound.first, sequence: from }, last: { ...sound.last, sequence: from + versions.length - 1 } });

const versionOf = ({ from, versions }: Told, sequence: number): number | null => versions[sequence - from] ?? null;

/** Compares by the model: what each bundle is made of. */
function compare(told: readonly Told[], seam: Overlap): ComparedOverlap {
  const counts = { differing: 0, onlyInA: 0, onlyInB: 0 };
  const [a, b] = [told[Number(seam.before.bundle)], told[Number(seam.after.bundle)]];
  if (a === undefined || b === undefined) throw new Error('both were told');
  for (let sequence = Number(seam.from); sequence <= Number(seam.to); sequence++) {
    const [one, other] = [versionOf(a, sequence), versionOf(b, sequence)];
    if (one === other) continue;
    counts[one === null ? 'onlyInB' : other === null ? 'onlyInA' : 'differing']++;
  }
  return { ...counts, seam, first: undefined };
}

function pairsOf(told: readonly Told[], most?: number): { pairs: Overlap[]; left: number } {
  const asked = pairsToCompare(layOut(told.map(placed)).bundles, most);
  const pairs: Overlap[] = [];
  for (let next = asked.next(); ; ) {
    if (next.done === true) return { pairs, left: next.value };
    pairs.push(next.value);
    next = asked.next(compare(told, next.value));
  }
}

const version = fc.oneof({ weight: 6, arbitrary: fc.constant<number | null>(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 2, arbitrary: fc.constant(null) });
const end = fc.integer({ min: 0, max: 2 });
const tellings = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), end, fc.array(version, { maxLength: 8 }), end).map(([from, first, inner, last]): Told => ({ from, versions: [first, ...inner, last] })), { minLength: 2, maxLength: 7 });

test('whichever two bundles tell one sequence differently, a pair is compared that tells it in just these two ways', () => {
  fc.assert(
    fc.property(tellings, (told) => {
      const { pairs, left } = pairsOf(told);
      expect(left).toBe(0);
      const shown = new Set(pairs.flatMap(({ before, after, from, to }) => {
        const [a, b] = [told[Number(before.bundle)], told[Number(after.bundle)]];
        if (a === undefined || b === undefined) return [];
        return Array.from({ length: Number(to) - Number(from) + 1 }, (_, step) => [Number(from) + step, ...[versionOf(a, Number(from) + step), versionOf(b, Number(from) + step)].sort()].join(' '));
      }));
      const missed: string[] = [];
      for (const [index, a] of told.entries()) {
        for (const b of told.slice(index + 1)) {
          for (let sequence = 1; sequence <= 20; sequence++) {
            const both = [versionOf(a, sequence), versionOf(b, sequence)];
            if (both.includes(null) || both[0] === both[1]) continue;
            const contradiction = [sequence, ...both.sort()].join(' ');
            if (!shown.has(contradiction)) missed.push(contradiction);
          }
        }
      }
      expect(missed).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('copies that are equal are compared once each, however many there are', () => {
  const { pairs, left } = pairsOf(Array.from({ length: 2000 }, (_, index) => ({ from: 1, versions: Array.from({ length: 1 + (index % 7) }, () => 0) })));
  expect([pairs.length, left]).toEqual([1999, 0]);
});

test('of copies that all differ, so many pairs are compared and no more, and those that are left are counted', () => {
  const differing = Array.from({ length: 100 }, (_, index) => ({ from: 1, versions: [index] }));
  expect([pairsOf(differing).pairs.length, pairsOf(differing).left]).toEqual([4950, 0]);
  const bounded = pairsOf(differing, 1000);
  expect([bounded.pairs.length, bounded.left]).toEqual([99 + 1000, 4950 - 1099]);
});

test('bundles that follow one another are not compared', () => {
  expect(pairsOf([{ from: 1, versions: [0, 0] }, { from: 3, versions: [0] }, { from: 9, versions: [0] }]).pairs).toEqual([]);
});
