import { compareSequences } from '#core/evidence';
import { neighbourSentence } from '#core/compare';
import type { CopyFit, NeighbourFit } from '#core/compare';

import { meet } from './meeting';
import type { Meeting, Side } from './meeting';
import type { Seam, Stretch } from './stretch';

type Copies = { readonly a: Stretch | undefined; readonly b: Stretch | undefined };

/**
 * Which of two copies is consistent with the bundle before or after them: the link over the seam holds, and both entries
 * at it recompute. `other` is that bundle, or a clause that says why it gives nothing. A copy that no entry of the
 * neighbour meets cannot be judged; one whose link does not hold to an entry that itself does not recompute neither.
 */
export function fitCopies(side: Side, path: string, { a, b }: Copies, other: Stretch | { readonly fault: string }): NeighbourFit {
  const [fitA, fitB] = [fitCopy('A', side, a, other), fitCopy('B', side, b, other)];
  return { side, path, a: fitA, b: fitB, says: neighbourSentence(side, fitA.fit, fitB.fit) };
}

function fitCopy(name: string, side: Side, ours: Stretch | undefined, other: Stretch | { readonly fault: string }): CopyFit {
  if ('fault' in other) return unknown(`${it(side)} cannot be used: ${other.fault}`);
  if (ours === undefined) return unknown(`${name} holds no entry that could be placed`);
  const meeting = meet(side, ours, other);
  switch (meeting.kind) {
    case 'same':
      return unknown(`${it(side)} holds the same stretch as ${name}, with the same hashes`);
    case 'nothing-before':
      return unknown(`${name} begins at 1, and nothing comes before entry 1`);
    case 'wrong-side':
      return unknown(`${it(side)} holds ${range(other)}, and does not lie ${side === 'previous' ? 'before' : 'after'} ${name}, which holds ${range(ours)}`);
    case 'gap':
      return unknown(`${it(side)} holds ${range(other)} and ${name} ${range(ours)}: ${range({ first: meeting.from, last: meeting.to })} ${compareSequences(meeting.from, meeting.to) === 0 ? 'is' : 'are'} in neither`);
    case 'unclear':
      return unknown(`${meeting.whose === 'this' ? name : it(side)} does not hold exactly one entry ${meeting.sequence}, where the two should meet`);
    case 'other-organization':
      return unknown(`${it(side)} names another organisation than ${name}${meeting.holds ? ', and links to it nevertheless' : ''}`);
    case 'parts':
      return refuted(`${it(side)} overlaps with ${name} and stores another chain hash for entry ${meeting.mine.sequence}`, meeting.theirs);
    case 'meets':
      return atSeam(name, side, meeting);
  }
}

function atSeam(name: string, side: Side, { mine, theirs, holds }: Extract<Meeting, { kind: 'meets' }>): CopyFit {
  const verb = holds ? 'links' : 'does not link';
  const link = side === 'previous' ? `the first entry of ${name}, ${mine.sequence}, ${verb} to its entry ${theirs.sequence}` : `its entry ${theirs.sequence} ${verb} to the last entry of ${name}, ${mine.sequence}`;
  if (!holds) return refuted(link, theirs);
  const unsound = [mine, theirs].filter(({ recomputes }) => !recomputes).map(({ sequence }) => sequence);
  if (unsound.length > 0) return unknown(`${link}, but entry ${unsound.join(' and entry ')} does not recompute, so that the link shows nothing`);
  return { fit: 'consistent', because: sentence(link) };
}

/** Where their entry is itself unsound, the fault may lie there alone. */
function refuted(what: string, theirs: Seam): CopyFit {
  return theirs.recomputes ? { fit: 'inconsistent', because: sentence(what) } : unknown(`${what}; but that entry does not recompute, and the fault may lie there alone`);
}

const it = (side: Side): string => (side === 'previous' ? 'the bundle before' : 'the bundle after');
const range = ({ first, last }: Pick<Stretch, 'first' | 'last'>): string => (compareSequences(first, last) === 0 ? `${first}` : `${first} to ${last}`);
const unknown = (clause: string): CopyFit => ({ fit: 'cannot-tell', because: sentence(clause) });
const sentence = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
