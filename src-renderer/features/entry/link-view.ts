import type { EntryDetail, EntryRow, LinkState, NeighbourView } from '#core/contract';

/** A link between two entries as the inspector draws it: the stored hash above, the hash that refers to it below. */
export type LinkView = {
  readonly joint: 'joined' | 'snapped' | 'unknown';
  /** It does not hold, and the verdict leaves open what that means. */
  readonly isOpen: boolean;
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
    isOpen: row.leftOpen.link,
    words: wordsFor(row.link, row.gapBefore, row.leftOpen.link),
    upper: end(before, namesOf(row).hash, before.chainHash),
    lower: { sequence: sequenceText(row.sequence), position: null, field: namesOf(row).previous, hash: prevHash },
  };
}

/** The link from the entry after back to this one. */
export function toLinkAfter({ row, after, linkAfter, linkAfterOpen, chainHash }: EntryDetail): LinkView | null {
  if (after === null || linkAfter === null) return null;
  return {
    joint: JOINTS[linkAfter],
    isOpen: linkAfterOpen,
    words: wordsFor(linkAfter, false, linkAfterOpen),
    upper: { sequence: sequenceText(row.sequence), position: null, field: namesOf(row).hash, hash: chainHash },
    lower: end(after, namesOf(row).previous, after.prevHash),
  };
}

/** What the two hashes of a link are called: a log's own names are the recipe's, and stand among the fields. */
const namesOf = ({ told }: EntryRow): { readonly hash: string; readonly previous: string } => (told === undefined ? { hash: 'chainHash', previous: 'prevHash' } : { hash: 'stored hash', previous: 'previous hash' });

const sequenceText = (sequence: number | string | null): string => (sequence === null ? 'without sequence' : String(sequence));
const end = (neighbour: NeighbourView, field: string, hash: string | null): HashEnd => ({
  sequence: sequenceText(neighbour.sequence),
  position: neighbour.position,
  field,
  hash,
});

function wordsFor(link: LinkState, gap: boolean, isOpen: boolean): string {
  if (gap) return 'Entries are missing between these two.';
  if (isOpen) return 'The link does not hold: the hashes differ. The verdict leaves open what that means.';
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
  if (row.told !== undefined) return logStartWords(row);
  switch (row.link) {
    case 'genesis':
      return 'The chain begins here, from genesis (64 zeros).';
    case 'broken':
      return 'The chain should begin here from genesis (64 zeros) at sequence 1, and only there.';
    case 'unplaced':
      return 'This entry has no sequence that could be read, so it stays out of the walk.';
    default:
      return 'The first entry of this bundle: what came before it is not in this file.';
  }
}

/** The same for a record of a log, whose neighbour in its own chain may lie far back. */
function logStartWords({ link }: EntryRow): string {
  switch (link) {
    case 'genesis':
      return 'Its chain begins here, from genesis.';
    case 'segment-start':
      return 'The first record of its chain in this file: what came before it is not known.';
    case 'unplaced':
      return 'This record is no object, or has no order that could be read, so it stays out of the walk.';
    case 'not-checked':
      return 'No link was checked: the record carries no hash, or was not examined.';
    case 'holds':
      return 'The link holds; the record before it in its chain lies further back than is shown here.';
    case 'broken':
      return 'The link is broken. A record before it in its chain is missing here, or lies further back than is shown.';
  }
}
