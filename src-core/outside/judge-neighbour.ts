import type { BesideFinding, Verdict } from '#core/assess';
import { compareSequences } from '#core/evidence';
import { shorten } from '#core/words';

import { compared, placeOf, unusable } from './judged';
import type { Judged } from './judged';
import { meet } from './meeting';
import type { Meeting, Side } from './meeting';
import type { Seam, Stretch } from './stretch';

const SUPPLIED: Readonly<Record<Side, string>> = { previous: 'The bundle supplied as the one before', next: 'The bundle supplied as the one that follows' };
const ARCHIVED: Readonly<Record<Side, string>> = { previous: 'The bundle before it in the same archive', next: 'The bundle after it in the same archive' };
const ABOUT = { previous: 'start', next: 'head' } as const;
const CODE = { previous: 'start-mismatch', next: 'head-mismatch' } as const;
const BOUND = 'It is an export of the same producer: a chain recomputed as a whole would link as well, unless this export was kept where nobody could reach it.';
const ARCHIVE_BOUND = 'It comes from the same archive and is no independent source: the link shows that the two belong to one archive, not that the archive is the original.';

/** A neighbouring bundle as it was replayed by itself. */
export type Neighbour = { readonly stretch: Stretch; readonly verdict: Verdict };

/** Which side it lies on, how it is called, its own verdict, how far its word reaches, and whether it is examined together with ours. */
type Other = { readonly side: Side; readonly name: string; readonly verdict: Verdict; readonly bound: string; readonly sameArchive: boolean };

/** What a neighbouring bundle says of our start (`previous`) or head (`next`); `sameArchive`: it lies in the archive that ours lies in. */
export function judgeNeighbour(side: Side, ours: Stretch, { stretch, verdict }: Neighbour, sameArchive = false): Judged {
  const other: Other = { side, verdict, sameArchive, ...(sameArchive ? { name: ARCHIVED[side], bound: ARCHIVE_BOUND } : { name: SUPPLIED[side], bound: BOUND }) };
  const meeting = meet(side, ours, stretch);
  const no = (clause: string): Judged => unusable(side, ABOUT[side], clause);
  switch (meeting.kind) {
    case 'same':
      return no('it holds the same stretch as this bundle, with the same hashes');
    case 'nothing-before':
      return no(`this bundle begins at 1, and the one supplied holds ${range(stretch)}: nothing comes before entry 1`);
    case 'wrong-side':
      return no(wrongSide(side, ours, stretch));
    case 'gap':
      return no(`it holds ${range(stretch)}, this one ${range(ours)}: ${compareSequences(meeting.from, meeting.to) === 0 ? `${meeting.from} is` : `${meeting.from} to ${meeting.to} are`} in neither, so whether they link cannot be told`);
    case 'unclear':
      return no(`${meeting.whose === 'this' ? 'this bundle' : 'it'} does not hold exactly one entry ${meeting.sequence}, where the two should meet`);
    case 'other-organization':
      return otherOrganization(other, meeting);
    case 'parts':
      return parts(other, meeting);
    case 'meets':
      return atSeam(other, meeting);
  }
}

const range = ({ first, last }: Stretch): string => (compareSequences(first, last) === 0 ? `entry ${first}` : `${first} to ${last}`);

function wrongSide(side: Side, ours: Stretch, other: Stretch): string {
  const isSwapped = side === 'previous' ? compareSequences(other.first, ours.last) > 0 : compareSequences(other.last, ours.first) < 0;
  const where = isSwapped ? (side === 'previous' ? 'after' : 'before') : 'inside';
  const hint = isSwapped ? `; it may be the one to supply with ${side === 'previous' ? '--next' : '--previous'}` : '';
  return `it holds ${range(other)}, which lies ${where} ${isSwapped ? 'this one' : 'the range of this one'}, ${range(ours)}${hint}`;
}

type Of<K extends Meeting['kind']> = Extract<Meeting, { readonly kind: K }>;

/** The chain hash does not cover organizationId: a link that holds between two names says that one of them is wrong. */
function otherOrganization({ side, name }: Other, { ours, theirs, holds }: Of<'other-organization'>): Judged {
  if (!holds) return unusable(side, ABOUT[side], `it names the organisation "${cut(theirs)}", this one "${cut(ours)}", and chains never mix organisations`);
  const because = `${name} links to this one, but names the organisation "${cut(theirs)}" and this one "${cut(ours)}": one of the names is wrong, and the chain hash covers neither.`;
  const finding: BesideFinding = { code: CODE[side], severity: 'indeterminate', message: because, field: 'organizationId', expected: cut(theirs), actual: cut(ours) };
  return { about: ABOUT[side], result: 'at-odds', because, findings: [finding] };
}

function parts(other: Other, { mine, theirs }: Of<'parts'>): Judged {
  const what = `${other.name} overlaps with this one and stores another chain hash for entry ${mine.sequence}`;
  return mismatch(other, mine, theirs, { what, field: 'chainHash', ...compared(theirs.chainHash, mine.chainHash) });
}

function atSeam(other: Other, { mine, theirs, holds, overlaps }: Of<'meets'>): Judged {
  const { side, name, verdict, bound } = other;
  const about = ABOUT[side];
  const link = side === 'previous' ? `our first entry, ${mine.sequence}, to its entry ${theirs.sequence}` : `its entry ${theirs.sequence} to our last, ${mine.sequence}`;
  if (!holds) {
    const what = `${name} does not link to this one: ${side === 'previous' ? `the previous hash of our entry ${mine.sequence} is not the chain hash of its entry ${theirs.sequence}` : `the previous hash of its entry ${theirs.sequence} is not the chain hash of our last, ${mine.sequence}`}`;
    const hashes = side === 'previous' ? { field: 'prevHash', ...compared(theirs.chainHash, mine.prevHash) } : { field: 'chainHash', ...compared(theirs.prevHash, mine.chainHash) };
    return mismatch(other, mine, theirs, { what, ...hashes });
  }
  const unsound = [mine, theirs].filter(({ recomputes }) => !recomputes).map(({ sequence }) => sequence);
  if (unsound.length > 0) return { about, result: 'says-nothing', because: `${name} links ${link}, but entry ${unsound.join(' and entry ')} at that seam does not recompute, so the link shows nothing. ${soundness(verdict)}`, findings: [] };
  const overlap = overlaps ? ' The two overlap, and the last sequence that both hold has one chain hash.' : '';
  return { about, result: 'confirms', because: `${name} links ${link}.${overlap} ${soundness(verdict)} ${bound}`, findings: [] };
}

type Difference = { readonly what: string; readonly field: string; readonly expected?: string; readonly actual?: string };

/**
 * Where their entry is itself unsound, the damage may be theirs alone: that condemns nobody. Nor does a neighbour of the
 * same archive: it is no record of ours that was kept elsewhere, and may as well be the one that was changed.
 */
function mismatch({ side, verdict, sameArchive }: Other, mine: Seam, theirs: Seam, { what, ...hashes }: Difference): Judged {
  const decides = theirs.recomputes && !sameArchive;
  const message = `${what}${decides ? '.' : theirs.recomputes ? '. What is broken is the seam between the two: which of them was changed, it cannot say.' : '; that entry of it does not recompute, so the fault may lie there alone.'}`;
  const finding: BesideFinding = { code: CODE[side], ...(decides ? {} : { severity: 'indeterminate' }), message, ...placeOf(mine), ...hashes };
  return { about: ABOUT[side], result: decides ? 'contradicts' : 'at-odds', because: `${message} ${soundness(verdict)}`, findings: [finding] };
}

/** Whether the neighbour holds together when it is examined alone. */
function soundness({ conclusion, replay }: Verdict): string {
  if (conclusion === 'passed') return 'Replayed by itself, it passes.';
  if (conclusion === 'indeterminate') return 'Replayed by itself, it is indeterminate.';
  return `Replayed by itself, it fails${replay.brokenAtSequence === null ? '' : `: its chain is broken at ${replay.brokenAtSequence}`}.`;
}

const cut = (text: string): string => shorten(text, 80);
