import { FLAG, isNextSequence, stepSequence } from '#core/evidence';
import type { PlacedEntry } from '#core/replay';
import { counted } from '#core/words';

import { consistent, entries, exact, none, recovery } from './look';
import type { Look, Tested } from './look';
import { joins } from './walked-chain';

/** How far a partner of a swap, or the end of an insertion, is looked for. */
export const REACH = 16;
const SHIFTS = 64;
/** How many entries behind a renumbered one are followed. */
export const FOLLOWED = 2048;

const EXCHANGED: readonly (readonly Exchanged[])[] = [['sequence'], ['payloadDigest'], ['createdAt'], ['payloadDigest', 'createdAt']];
type Exchanged = 'sequence' | 'payloadDigest' | 'createdAt';

const taking = (entry: PlacedEntry, fields: readonly Exchanged[], other: PlacedEntry): PlacedEntry => ({ ...entry, ...Object.fromEntries(fields.map((field) => [field, other[field]])) });

/** Two entries that carry each other's sequence, payload digest, time, or the last two. */
export function testSwap({ chain, trials, position, entry }: Look): Tested {
  const start = trials.tried;
  for (let far = 1; far <= REACH; far++) {
    const other = chain.at(position + far);
    if (other === undefined) break;
    if (chain.recomputes(position + far)) continue;
    for (const fields of EXCHANGED) {
      if (fields.some((field) => entry[field] === undefined || entry[field] === other[field])) continue;
      const [mine, theirs] = [taking(entry, fields, other), taking(other, fields, entry)];
      if (!trials.fits(mine) || !trials.fits(theirs)) continue;
      return swapped({ position, entry, far, other, fields, theirs, mine }, { chain, tried: trials.tried - start });
    }
  }
  return none('entries-swapped', `Exchanged sequence, payloadDigest, createdAt, or the last two, with each of the next ${String(REACH)} entries that does not recompute: never do both recompute.`, trials.tried - start);
}

type Swap = { readonly position: number; readonly entry: PlacedEntry; readonly far: number; readonly other: PlacedEntry; readonly fields: readonly Exchanged[]; readonly mine: PlacedEntry; readonly theirs: PlacedEntry };

function swapped({ position, entry, far, other, fields, mine, theirs }: Swap, { chain, tried }: { readonly chain: Look['chain']; readonly tried: number }): Tested {
  const place = position + far;
  // Where the sequences were exchanged, each entry stands in the other's place.
  const [first, second] = fields.includes('sequence') ? [theirs, mine] : [mine, theirs];
  const behind = chain.at(place + 1);
  const isJoined = joins(chain.at(position - 1), first) && (far > 1 || joins(first, second));
  const ends = behind !== undefined && chain.recomputes(place + 1) && joins(second, behind) ? place + 1 : place;
  return exact({
    kind: 'entries-swapped',
    by: `an exchange of ${fields.join(' and ')} between entries ${String(entry.sequence)} and ${String(other.sequence)}`,
    test: `With ${fields.join(' and ')} exchanged back both recompute to their stored chain hashes${isJoined ? ' and join' : ''}.`,
    fields,
    recovered: fields.flatMap((field) => [recovery(entry, field, String(other[field])), recovery(other, field, String(entry[field]))]),
    spans: [{ from: position, to: position }, { from: place, to: ends }],
    tried,
  });
}

/** The entry, and those behind it, were hashed with another number. */
export function testRenumbered(look: Look): Tested[] {
  const { entry, trials } = look;
  const start = trials.tried;
  for (const shift of shifts()) {
    const sequence = stepSequence(entry.sequence, shift);
    if (typeof sequence === 'number' && sequence < 1) continue;
    if (trials.fits({ ...entry, sequence })) return [renumbered(look, shift, trials.tried - start)];
  }
  return [none('renumbered', `Tried the sequences up to ${String(SHIFTS)} above and below: none recomputes.`, trials.tried - start)];
}

function* shifts(): Generator<number> {
  for (let far = 1; far <= SHIFTS; far++) {
    yield far;
    yield -far;
  }
}

function renumbered(look: Look, shift: number, tried: number): Tested {
  const { chain, position, entry, before } = look;
  const count = followed(look, shift);
  const original = stepSequence(entry.sequence, shift);
  const corrected = { ...entry, sequence: original };
  const behind = chain.at(position + count);
  const last = count === 1 && behind !== undefined && chain.recomputes(position + 1) && joins(corrected, behind) ? position + 1 : position + count - 1;
  const said = { fields: ['sequence'] as const, recovered: [recovery(entry, 'sequence', String(original))], spans: [{ from: position, to: last }], tried };
  const shiftText = `${shift > 0 ? '+' : '−'}${String(Math.abs(shift))}`;
  const test = `With ${shiftText} the entry recomputes${count > 1 ? `, and so do the ${entries(count - 1, FOLLOWED - 1)} behind it that link to it` : ''}.`;
  const follows = before !== undefined && isNextSequence(before.sequence, entry.sequence);
  if (chain.linkBroken(position) && shift > 0 && follows) {
    return exact({ ...said, kind: 'entries-deleted', by: `the removal of ${entries(shift)} before this one, with new numbers for ${count === 1 ? 'this entry' : `the ${entries(count, FOLLOWED)} from here on`} that close the gap`, test: `${test} Its prevHash is not the chain hash of the entry before.` });
  }
  if (count === 1) return exact({ ...said, kind: 'field-edited', by: 'a change of sequence alone', test: `${test} ${joins(before, corrected) ? 'It then joins the entry before.' : 'Its place in the chain is another one.'}` });
  return exact({ ...said, kind: 'renumbered', by: `new numbers for ${entries(count, FOLLOWED)} from here on, hashed with sequences ${shift > 0 ? 'higher' : 'lower'} by ${String(Math.abs(shift))}`, test });
}

/** How many entries from here on recompute with the same shift, each linked to the one before. */
export function followed({ chain, trials, position }: Pick<Look, 'chain' | 'trials' | 'position'>, shift: number): number {
  let count = 1;
  for (; count < FOLLOWED; count++) {
    if (chain.linkBroken(position + count) || chain.recomputes(position + count)) break;
    const next = chain.at(position + count);
    if (next === undefined || !trials.fits({ ...next, sequence: stepSequence(next.sequence, shift) })) break;
  }
  return count;
}

/** Missing sequences: the entry stands elsewhere under another number, or is not there. */
export function testGap(look: Look): Tested[] {
  const { chain, position, entry, before } = look;
  if ((chain.flags(position) & FLAG.gap) === 0 || before === undefined) return [];
  const [first, last] = [stepSequence(before.sequence, 1), stepSequence(entry.sequence, -1)];
  const range = first === last ? `entry ${String(first)}` : `entries ${String(first)} to ${String(last)}`;
  const elsewhere = misplaced(look);
  if (elsewhere.fit === 'exact') return [elsewhere];
  const isLinked = !chain.linkBroken(position);
  const deleted = isLinked
    ? consistent({ kind: 'suffix-recomputed', by: `numbers that were passed over when the chain was made, or by the removal of ${range} with everything from this entry on made anew`, test: 'The link holds across the missing numbers: prevHash is the chain hash of the entry before.' })
    : consistent({ kind: 'entries-deleted', by: `${range} not being in this bundle (never fetched, left out of the export, or removed)${chain.recomputes(position) ? '' : ', together with a change of this entry'}`, test: `This entry ${recomputing(chain.recomputes(position))}, the one before ${recomputing(chain.recomputes(position - 1))}; this entry’s prevHash is not the chain hash of the entry before.` });
  return [elsewhere, ...unreadable(look, range), deleted];
}

const recomputing = (isSound: boolean): string => (isSound ? 'recomputes' : 'does not recompute');

function unreadable({ chain }: Look, range: string): Tested[] {
  const count = chain.unplacedCount;
  if (count === 0) return [];
  return [consistent({ kind: 'entry-misplaced', by: `${range} standing in this bundle in a form that cannot be placed`, test: `${counted(count, 'element has', 'elements have')} no readable sequence, and nothing rules out that it stood there.` })];
}

/** How many other breaks, and entries without a place, are tried in a gap. */
const TRIED_ELSEWHERE = 64;

function misplaced({ chain, trials, before, entry, breaks, position }: Look): Tested {
  const start = trials.tried;
  const sequence = stepSequence(before?.sequence ?? 0, 1);
  const others = breaks.filter((place) => place !== position).slice(0, TRIED_ELSEWHERE);
  const places = [...others.map((place) => ({ found: chain.at(place), place, name: '' })), ...Array.from({ length: TRIED_ELSEWHERE }, (_, nth) => ({ found: chain.unplaced(nth), place: -1, name: 'without a readable sequence' }))];
  for (const { found, place, name } of places) {
    if (found === undefined || found.prevHash === undefined || found.prevHash !== before?.chainHash) continue;
    const home = { ...found, sequence };
    if (!trials.fits(home)) continue;
    const stored = found.sequence === undefined ? unreadStored(found.faults.find(({ field }) => field === 'sequence')?.actual, String(sequence)) : String(found.sequence);
    // One number of several missing, or an entry here that is wrong in itself: then it explains a part, at most.
    const isWhole = joins(home, entry) && chain.recomputes(position);
    return (isWhole ? exact : consistent)({
      kind: 'entry-misplaced',
      by: `a change of sequence alone at the entry that stands ${name === '' ? `under the sequence ${stored}` : name}: it fits as entry ${String(sequence)}`,
      test: `With the sequence ${String(sequence)} it recomputes, and follows entry ${String(before.sequence)}. This entry then ${joins(home, entry) ? 'joins it' : 'still does not join it'}.`,
      fields: ['sequence'],
      recovered: [{ sequence: found.sequence ?? null, field: 'sequence', stored, value: String(sequence) }],
      spans: [{ from: position, to: position }, ...(place < 0 ? [] : [{ from: place, to: place }])],
      tried: trials.tried - start,
    });
  }
  return none('entry-misplaced', `Tried the other broken entries and those without a place (up to ${String(TRIED_ELSEWHERE)} of each) in the gap: none fits.`, trials.tried - start);
}

/** A sequence that is no number, as it is shown: the right digits stood there as text, and must not read like the number. */
function unreadStored(stored: string | undefined, sequence: string): string {
  if (stored === undefined) return '(nothing)';
  return stored === sequence ? `"${stored}"` : stored;
}
