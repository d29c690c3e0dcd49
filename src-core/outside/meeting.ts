import { compareSequences, stepSequence } from '#core/evidence';
import type { Sequence } from '#core/evidence';

import type { Seam, Stretch } from './stretch';

export type Side = 'previous' | 'next';

/** How a neighbouring bundle meets this one. */
export type Meeting =
  | { readonly kind: 'same' }
  /** Nothing can come before entry 1. */
  | { readonly kind: 'nothing-before' }
  | { readonly kind: 'wrong-side' }
  | { readonly kind: 'gap'; readonly from: Sequence; readonly to: Sequence }
  /** An entry at the seam is missing, or stands there several times. */
  | { readonly kind: 'unclear'; readonly sequence: Sequence; readonly whose: 'this' | 'other' }
  | { readonly kind: 'other-organization'; readonly ours: string; readonly theirs: string; readonly holds: boolean }
  /** Both hold this sequence, with different chain hashes. */
  | { readonly kind: 'parts'; readonly mine: Seam; readonly theirs: Seam }
  /** `holds`: the later entry's prevHash is the earlier one's stored chain hash. */
  | { readonly kind: 'meets'; readonly mine: Seam; readonly theirs: Seam; readonly holds: boolean; readonly overlaps: boolean };

/**
 * Finds the seam between a bundle and its neighbour: our first entry and the one before it in `previous`, or our last
 * and the one after it in `next`. Exports may overlap; then the last sequence that both hold must have one chain hash.
 */
export function meet(side: Side, ours: Stretch, other: Stretch): Meeting {
  const meeting = meetAtSeam(side, ours, other);
  const isForeign = ours.organization !== undefined && other.organization !== undefined && ours.organization !== other.organization;
  if (!isForeign || meeting.kind === 'same') return meeting;
  return { kind: 'other-organization', ours: ours.organization, theirs: other.organization, holds: meeting.kind === 'meets' && meeting.holds };
}

function meetAtSeam(side: Side, ours: Stretch, other: Stretch): Meeting {
  if (isSame(ours, other)) return { kind: 'same' };
  if (side === 'previous' && ours.first === 1) return { kind: 'nothing-before' };
  const mineAt = side === 'previous' ? ours.first : ours.last;
  const edge = stepSequence(mineAt, side === 'previous' ? -1 : 1);
  const outside = reach(side, other, edge);
  if (outside !== undefined) return outside;
  const mine = ours.only(mineAt);
  if (mine === undefined) return { kind: 'unclear', sequence: mineAt, whose: 'this' };
  const theirs = other.only(edge);
  if (theirs === undefined) return { kind: 'unclear', sequence: edge, whose: 'other' };
  const shared = sharedEnd(ours, other);
  const [a, b] = shared === undefined ? [] : [ours.only(shared), other.only(shared)];
  if (a !== undefined && b !== undefined && (a.chainHash === undefined || a.chainHash !== b.chainHash)) return { kind: 'parts', mine: a, theirs: b };
  const [before, after] = side === 'previous' ? [theirs, mine] : [mine, theirs];
  return { kind: 'meets', mine, theirs, holds: before.chainHash !== undefined && before.chainHash === after.prevHash, overlaps: shared !== undefined };
}

/** Why a bundle does not reach the entry next to ours. */
function reach(side: Side, other: Stretch, edge: Sequence): Meeting | undefined {
  const isPast = side === 'previous' ? compareSequences(other.first, edge) > 0 : compareSequences(other.last, edge) < 0;
  if (isPast) return { kind: 'wrong-side' };
  if (side === 'previous' && compareSequences(other.last, edge) < 0) return { kind: 'gap', from: stepSequence(other.last, 1), to: edge };
  if (side === 'next' && compareSequences(other.first, edge) > 0) return { kind: 'gap', from: edge, to: stepSequence(other.first, -1) };
  return undefined;
}

/** The last sequence of the range that both span; undefined where they do not overlap. */
function sharedEnd(ours: Stretch, other: Stretch): Sequence | undefined {
  const end = compareSequences(ours.last, other.last) < 0 ? ours.last : other.last;
  const start = compareSequences(ours.first, other.first) > 0 ? ours.first : other.first;
  return compareSequences(start, end) <= 0 ? end : undefined;
}

/** The same ends with the same hashes: this bundle itself, a copy, or another notation of it. */
function isSame(ours: Stretch, other: Stretch): boolean {
  if (compareSequences(ours.first, other.first) !== 0 || compareSequences(ours.last, other.last) !== 0) return false;
  const hash = (stretch: Stretch, sequence: Sequence): string | undefined => stretch.at(sequence)[0]?.chainHash;
  return [ours.first, ours.last].every((sequence) => hash(ours, sequence) !== undefined && hash(ours, sequence) === hash(other, sequence));
}
