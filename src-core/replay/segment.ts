import { FLAG } from '#core/evidence';
import type { Sequence } from '#core/evidence';
import { judgeLink } from './link';
import type { PlacedEntry } from './link';
import { RECIPES } from './recipes';

/** The first entry of a walk whose link or content does not hold. */
export type Break = {
  readonly sequence: Sequence;
  readonly reason: 'prev-hash-mismatch' | 'chain-hash-mismatch';
  /** Sequence of the entry walked just before; null at the first. */
  readonly lastValid: Sequence | null;
};

/** An organisation as it was met: where first (by index in the file), and how often. */
export type OrganizationSeen = { readonly entryIndex: number; readonly count: number };

/** Most characters of organisations that are told apart, each counted with what remembering it costs. */
const MAX_ORGANIZATIONS = 16 * 2 ** 20;
const ONE_ORGANIZATION = 64;

/** The room that organisations take up, out of what there is. */
export function roomFor(id: string, taken: number): number | undefined {
  const sum = taken + id.length + ONE_ORGANIZATION;
  return sum > MAX_ORGANIZATIONS ? undefined : sum;
}

/** What a stretch of the walk adds up to. Small, whatever its length; two that lie end to end merge into one. */
export type Segment = {
  readonly placed: number;
  readonly first: PlacedEntry | undefined;
  readonly last: PlacedEntry | undefined;
  /** Link flags of the first entry, judged without an entry before it. */
  readonly firstFlags: number;
  readonly brokenLinks: number;
  /** Entries that each recipe of RECIPES recomputes. */
  readonly matches: readonly number[];
  /** The first break, if each recipe were the one. */
  readonly firstBreaks: readonly (Break | null)[];
  readonly organizations: ReadonlyMap<string, OrganizationSeen>;
};

export const EMPTY_SEGMENT: Segment = {
  placed: 0,
  first: undefined,
  last: undefined,
  firstFlags: 0,
  brokenLinks: 0,
  matches: RECIPES.map(() => 0),
  firstBreaks: RECIPES.map(() => null),
  organizations: new Map(),
};

/**
 * The segment that a and then b make, and the flags of the seam: what b's first entry is to a's last. Associative, so
 * threads, days and machines may split the walk as they like. All of a must come before b in the walk.
 */
export function mergeSegments(a: Segment, b: Segment): { readonly segment: Segment; readonly seamFlags: number } {
  if (a.last === undefined) return { segment: b, seamFlags: b.firstFlags };
  if (b.first === undefined) return { segment: a, seamFlags: 0 };
  const seamFlags = judgeLink(a.last, b.first);
  const brokenHere = (seamFlags & FLAG.brokenLink) !== 0;
  const wasCounted = (b.firstFlags & FLAG.brokenLink) !== 0;
  const { sequence } = b.first;
  const lastValid = a.last.sequence;
  const later = (own: Break | null): Break | null =>
    brokenHere ? { sequence, reason: 'prev-hash-mismatch', lastValid } : own === null ? null : { ...own, lastValid: own.lastValid ?? lastValid };
  return {
    seamFlags,
    segment: {
      placed: a.placed + b.placed,
      first: a.first,
      last: b.last,
      firstFlags: a.firstFlags,
      brokenLinks: a.brokenLinks + b.brokenLinks + (brokenHere && !wasCounted ? 1 : 0),
      matches: a.matches.map((count, index) => count + (b.matches[index] ?? 0)),
      firstBreaks: a.firstBreaks.map((own, index) => own ?? later(b.firstBreaks[index] ?? null)),
      organizations: mergeOrganizations(a.organizations, b.organizations),
    },
  };
}

function mergeOrganizations(a: Segment['organizations'], b: Segment['organizations']): Segment['organizations'] {
  const merged = new Map(a);
  let taken = 0;
  for (const id of a.keys()) taken = roomFor(id, taken) ?? taken;
  for (const [id, seen] of b) {
    const known = merged.get(id);
    const room = known === undefined ? roomFor(id, taken) : undefined;
    if (known !== undefined) merged.set(id, { entryIndex: known.entryIndex, count: known.count + seen.count });
    else if (room !== undefined) {
      merged.set(id, seen);
      taken = room;
    }
  }
  return merged;
}
