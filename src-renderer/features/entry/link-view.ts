import type { EntryDetail, LinkState, NeighbourView } from '#core/contract';

/** A link between two entries as the inspector draws it: the stored hash above, the hash that refers to it below. */
export type LinkView = {
  readonly joint: 'joined' | 'snapped' | 'unknown';
  readonly words: string;
  readonly upper: HashEnd;
  readonly lower: HashEnd;
};
export type HashEnd = { readonly sequence: string; readonly position: number | null; readonly field: string; readonly hash: string | null };

const JOINTS: Readonly<Record<LinkState, LinkView['joint']>> = {
  holds: 'joined',
  genesis: 'joined',
  broken: 'snapped',
  'segment-start': 'unknown',
  unplaced: 'unknown',
  'not-checked': 'unknown',
};

/** The link to the entry before; null where there is no entry before to link to. */
export function toLinkBefore({ row, before, prevHash }: EntryDetail): LinkView | null {
  if (before === null) return null;
  return {
    joint: JOINTS[row.link],
    words: wordsFor(row.link, row.gapBefore),
    upper: end(before, 'chainHash', before.chainHash),
    lower: { sequence: sequenceText(row.sequence), position: null, field: 'prevHash', hash: prevHash },
  };
}

/** The link from the entry after back to this one. */
export function toLinkAfter({ row, after, linkAfter, chainHash }: EntryDetail): LinkView | null {
  if (after === null || linkAfter === null) return null;
  return {
    joint: JOINTS[linkAfter],
    words: wordsFor(linkAfter, false),
    upper: { sequence: sequenceText(row.sequence), position: null, field: 'chainHash', hash: chainHash },
    lower: end(after, 'prevHash', after.prevHash),
  };
}

const sequenceText = (sequence: number | string | null): string => (sequence === null ? 'without sequence' : String(sequence));
const end = (neighbour: NeighbourView, field: string, hash: string | null): HashEnd => ({
  sequence: sequenceText(neighbour.sequence),
  position: neighbour.position,
  field,
  hash,
});

function wordsFor(link: LinkState, gap: boolean): string {
  if (gap) return 'Entries are missing between these two.';
  switch (link) {
    case 'holds':
    case 'genesis':
      return 'The link holds: both hashes are equal.';
    case 'broken':
      return 'The link is broken: the hashes differ. Which side changed cannot be known from the link alone.';
    case 'segment-start':
      return 'The first entry of this segment: there is no link to check.';
    case 'unplaced':
      return 'An entry without a place in the walk has no link.';
    case 'not-checked':
      return 'Not checked.';
  }
}

/** Why no entry stands before this one, in words. */
export function startWords({ row }: EntryDetail): string {
  switch (row.link) {
    case 'genesis':
      return 'The chain begins here, from genesis (64 zeros).';
    case 'broken':
      return 'The chain should begin here from genesis (64 zeros) at sequence 1, and only there.';
    case 'unplaced':
      return 'This entry has no sequence that could be read, so it stays out of the walk.';
    default:
      return 'The first entry supplied: what came before it is not known.';
  }
}
