import { FLAG, GENESIS, compareInstants, compareSequences, isNextSequence } from '#core/evidence';
import type { Entry, Sequence } from '#core/evidence';

/** An entry that has a place in the walk. */
export type PlacedEntry = Entry & { readonly sequence: Sequence };

export function isPlaced(entry: Entry): entry is PlacedEntry {
  return entry.sequence !== undefined;
}

/**
 * How an entry is tied to the one before it in the walk, as flags: gap, duplicate, fork, wrongGenesis, brokenLink,
 * timeRegression. `before` is undefined at the first entry of a segment, which has no link to check: only the
 * genesis rule holds there (contract section 3). The one rule for the walk and for the seam between two segments.
 *
 * Compares with the *stored* chain hash of the entry before, not the recomputed one: one edited entry must not
 * condemn all after it.
 */
export function judgeLink(before: PlacedEntry | undefined, entry: PlacedEntry): number {
  let flags = 0;
  const mayBeGenesis = entry.sequence === 1;
  if (entry.prevHash === undefined ? mayBeGenesis : mayBeGenesis !== (entry.prevHash === GENESIS)) flags |= FLAG.wrongGenesis | FLAG.brokenLink;
  if (before === undefined) return flags;
  if (compareSequences(before.sequence, entry.sequence) === 0) flags |= isSame(before, entry) ? FLAG.duplicate : FLAG.fork;
  else if (!isNextSequence(before.sequence, entry.sequence)) flags |= FLAG.gap;
  if (entry.prevHash === undefined || entry.prevHash !== before.chainHash) flags |= FLAG.brokenLink;
  if (before.instant !== undefined && entry.instant !== undefined && compareInstants(before.instant, entry.instant) > 0) flags |= FLAG.timeRegression;
  return flags;
}

/** Malformed hashes never equal: two unreadable hashes are not known to be the same. */
const isSame = (a: Entry, b: Entry): boolean => a.chainHash !== undefined && a.chainHash === b.chainHash;
