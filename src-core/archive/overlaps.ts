import type { Comparison, FieldDifference } from '#core/compare';
import { compareSequences } from '#core/evidence';
import type { Sequence } from '#core/evidence';

import { isPage } from './replayed-bundle';
import type { PlacedBundle } from './replayed-bundle';
import { overlapOf } from './seams';
import type { Overlap } from './seams';

/** What came of comparing two bundles over the sequences that both hold. Of many differences the first alone: an archive may have 100,000 such pairs. */
export type ComparedOverlap = Pick<Comparison, 'differing' | 'onlyInA' | 'onlyInB'> & {
  readonly seam: Overlap;
  readonly first: { readonly sequence: Sequence; readonly field: FieldDifference | undefined } | undefined;
};

/** All overlaps of an archive. `left`: pairs that hold some of the same sequences and were not compared. */
export type ComparedOverlaps = { readonly compared: readonly ComparedOverlap[]; readonly left: number };

/** So many pairs are compared beyond the first of each bundle: those who make 100,000 bundles of one range could else have any time they like. */
const MOST_FURTHER = 10_000;

export function comparedOverlap(seam: Overlap, { differing, onlyInA, onlyInB, differences: [first] }: Comparison): ComparedOverlap {
  return { seam, differing, onlyInA, onlyInB, first: first === undefined ? undefined : { sequence: first.sequence, field: first.fields[0] } };
}

/**
 * Whether what two bundles both hold of one range contradicts. That a page lacks entries which the other holds does not: they
 * need not have been fetched, or were left out by a search (docs/format/verdict.md section 3).
 */
export function isConflict({ seam: { before, after }, differing, onlyInA, onlyInB }: ComparedOverlap): boolean {
  return differing > 0 || (onlyInA > 0 && !isPage(after)) || (onlyInB > 0 && !isPage(before));
}

/**
 * Yields the pairs of bundles to compare, and takes what came of each; gives in the end how many it left out. `bundles`: in
 * ascending order of their first sequence. Each is compared with those before it that hold any of its sequences, the one
 * that reaches furthest first, until one holds all that it holds of them alike: what contradicts the two contradicts both,
 * and those before were compared among each other. Whatever two versions of an entry there are, some pair shows them.
 */
export function* pairsToCompare(bundles: readonly PlacedBundle[], most = MOST_FURTHER): Generator<Overlap, number, ComparedOverlap> {
  /** Those that may hold sequences of the next one, the one that reaches furthest last. */
  const open: PlacedBundle[] = [];
  let [further, left] = [0, 0];
  for (const bundle of bundles) {
    open.splice(0, firstReaching(open, bundle.first.sequence));
    for (let at = open.length - 1, before = open[at]; before !== undefined; before = open[--at]) {
      if (at < open.length - 1 && ++further > most) {
        left += at + 1;
        break;
      }
      const { differing, onlyInB } = yield overlapOf(before, bundle);
      if (differing + onlyInB === 0) break;
    }
    open.splice(firstReaching(open, bundle.last.sequence), 0, bundle);
  }
  return left;
}

/** The first place whose bundle reaches a sequence. */
function firstReaching(open: readonly PlacedBundle[], sequence: Sequence): number {
  let [low, high] = [0, open.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = open[middle];
    if (there !== undefined && compareSequences(there.last.sequence, sequence) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
