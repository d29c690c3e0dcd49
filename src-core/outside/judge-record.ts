import { compareSequences, isNextSequence } from '#core/evidence';
import type { Sequence, StatedHead } from '#core/evidence';
import type { BesideFinding } from '#core/assess';

import { compared, placeOf } from './judged';
import type { Judged } from './judged';
import type { Seam, Stretch } from './stretch';

/** How a recorded chain hash lies to the bundle. */
export type Situation =
  | { readonly kind: 'last'; readonly at: Seam }
  /** Several entries that differ share the last sequence: there is no one head to confirm. */
  | { readonly kind: 'last-repeats'; readonly sequence: Sequence }
  | { readonly kind: 'inner'; readonly at: Seam }
  | { readonly kind: 'differs'; readonly at: Seam }
  | { readonly kind: 'no-entry'; readonly sequence: Sequence }
  | { readonly kind: 'beyond'; readonly sequence: Sequence }
  | { readonly kind: 'earlier'; readonly sequence: Sequence }
  /** Recorded for the sequence before the first: compared with the first entry's prevHash. */
  | { readonly kind: 'before-first'; readonly at: Seam; readonly holds: boolean }
  /** The hash is that of an entry which recomputes, under another sequence than the record names: one covers the other. */
  | { readonly kind: 'elsewhere'; readonly at: Seam }
  | { readonly kind: 'absent'; readonly at: Seam };

/** Situations in which the whole bundle is to be searched for the hash before anything is said. */
export const callsForSearch = ({ kind }: Situation): boolean => kind === 'absent' || kind === 'differs' || kind === 'before-first';

/**
 * Where a record lies. With a sequence it says what the chain held there; without one, what this bundle's last chain hash is.
 * `found`: the entry that carries the hash, where the whole bundle was searched for it.
 */
export function situationOf(ours: Stretch, record: StatedHead, found: Seam | undefined): Situation {
  const { sequence } = record;
  if (sequence === null) return unplaced(ours, record, found);
  const direct = placed(ours, record, sequence);
  const isOpen = direct.kind === 'differs' || (direct.kind === 'before-first' && !direct.holds);
  const other = direct.kind === 'beyond' || direct.kind === 'earlier' ? carrying(ours.at(ours.last), record) : isOpen ? found : undefined;
  return other?.recomputes === true && compareSequences(other.sequence, sequence) !== 0 ? { kind: 'elsewhere', at: other } : direct;
}

function placed(ours: Stretch, record: StatedHead, sequence: Sequence): Situation {
  if (compareSequences(sequence, ours.last) > 0) return { kind: 'beyond', sequence };
  if (compareSequences(sequence, ours.first) < 0) return beforeFirst(ours, record, sequence);
  const entries = ours.at(sequence);
  const [first] = entries;
  if (first === undefined) return { kind: 'no-entry', sequence };
  const at = carrying(entries, record);
  if (at === undefined) return { kind: 'differs', at: first };
  if (compareSequences(sequence, ours.last) !== 0) return { kind: 'inner', at };
  return hasOneHash(entries) ? { kind: 'last', at } : { kind: 'last-repeats', sequence };
}

function beforeFirst(ours: Stretch, record: StatedHead, sequence: Sequence): Situation {
  const first = isNextSequence(sequence, ours.first) ? ours.only(ours.first) : undefined;
  return first === undefined ? { kind: 'earlier', sequence } : { kind: 'before-first', at: first, holds: first.prevHash === record.chainHash };
}

/** A hash without sequence speaks of the bundle's last entry, whatever its number. */
function unplaced(ours: Stretch, record: StatedHead, found: Seam | undefined): Situation {
  const entries = ours.at(ours.last);
  const at = carrying(entries, record);
  if (at !== undefined) return hasOneHash(entries) ? { kind: 'last', at } : { kind: 'last-repeats', sequence: ours.last };
  if (found !== undefined) return { kind: 'inner', at: found };
  const [last] = entries;
  return last === undefined ? { kind: 'no-entry', sequence: ours.last } : { kind: 'absent', at: last };
}

const carrying = (entries: readonly Seam[], { chainHash: recorded }: StatedHead): Seam | undefined => entries.find((entry) => entry.chainHash === recorded);
const hasOneHash = (entries: readonly Seam[]): boolean => entries.every(({ chainHash }) => chainHash === entries[0]?.chainHash);

type Recorder = 'head' | 'status';
const WHO: Readonly<Record<Recorder, string>> = { head: 'The head that the examiner supplied', status: "The producer's status answer" };
const BOUND: Readonly<Record<Recorder, string>> = {
  head: "It is the examiner's own record, as independent as the place it was taken from, which is not known here.",
  status: "It comes from the producer's own service: it binds the producer to this hash, and whoever could rewrite the store could have it answer so.",
};

/** What a situation means for head or start, who recorded the hash being part of the answer. */
export function judgeRecord(ours: Stretch, record: StatedHead, situation: Situation, recorder: Recorder): Judged {
  const who = WHO[recorder];
  const about = situation.kind === 'before-first' ? 'start' : 'head';
  const say = (result: Judged['result'], because: string, findings: readonly BesideFinding[] = []): Judged => ({ about, result, because, findings });
  switch (situation.kind) {
    case 'last':
      return say('confirms', `${who} gives the chain hash that this bundle ends with, at ${situation.at.sequence}. ${BOUND[recorder]}${unsound(situation.at)}`);
    case 'last-repeats':
      return say('says-nothing', `${who} is the chain hash of one of several entries with the last sequence, ${situation.sequence}: the bundle has no one end.`);
    case 'inner':
      return say('confirms-part', `${who} is the chain hash of entry ${situation.at.sequence}. The bundle goes on to ${ours.last}: what follows came later, or is not what was recorded, and its end is not confirmed by it.`);
    case 'no-entry':
      return say('says-nothing', `${who} is for sequence ${situation.sequence}, which the bundle does not hold.`);
    case 'beyond':
      return say('says-nothing', `${who} is for sequence ${situation.sequence}. The bundle ends earlier, at ${ours.last}, so it says nothing of that end: whether what follows was cut or never asked for cannot be told.`);
    case 'earlier':
      return say('says-nothing', `${who} is for sequence ${situation.sequence}, before the bundle begins at ${ours.first}.`);
    case 'before-first':
      return judgeStart(record, situation, who, recorder, say);
    case 'elsewhere':
      return say('at-odds', ...elsewhere(record, situation.at, who));
    case 'differs':
    case 'absent':
      return say('contradicts', ...differs(record, situation, who, recorder));
  }
}

type Say = (result: Judged['result'], because: string, findings?: readonly BesideFinding[]) => Judged;

function judgeStart(record: StatedHead, { at, holds }: { readonly at: Seam; readonly holds: boolean }, who: string, recorder: Recorder, say: Say): Judged {
  const where = `${who} is for sequence ${String(record.sequence)}, right before the bundle`;
  if (holds) return say('confirms-part', `${where}, and the first entry, ${at.sequence}, links to it. ${BOUND[recorder]} What came before was not supplied.`);
  const because = `${where}, and the first entry, ${at.sequence}, does not link to it.`;
  return say('contradicts', because, [{ code: 'start-mismatch', message: because, ...placeOf(at), field: 'prevHash', ...compared(record.chainHash, at.prevHash) }]);
}

function elsewhere(record: StatedHead, at: Seam, who: string): [string, BesideFinding[]] {
  const because = `${who} names sequence ${String(record.sequence)}, but gives the chain hash of entry ${at.sequence}, which recomputes: a chain hash covers its sequence, so the record does not fit itself.`;
  return [because, [{ code: 'head-mismatch', severity: 'indeterminate', message: because, ...placeOf(at), field: 'sequence', expected: String(record.sequence), actual: String(at.sequence) }]];
}

function differs(record: StatedHead, { kind, at }: { readonly kind: 'differs' | 'absent'; readonly at: Seam }, who: string, recorder: Recorder): [string, BesideFinding[]] {
  const what = kind === 'absent'
    ? `${who} is carried by no entry of this bundle, which ends with another chain hash, at ${at.sequence}`
    : `${who} gives another chain hash for sequence ${at.sequence} than the bundle stores there`;
  const doubt = recorder === 'status' ? '; a status answer names no organisation, so that it is of this chain is presumed' : kind === 'absent' ? '; a hash recorded at another end than the last can be supplied with its sequence' : '';
  const because = `${what}${doubt}.`;
  return [because, [{ code: 'head-mismatch', message: because, ...placeOf(at), field: 'chainHash', ...compared(record.chainHash, at.chainHash) }]];
}

/** The hash is confirmed; what the entry holds beside it is another question. */
function unsound({ recomputes }: Seam): string {
  return recomputes ? '' : ' What is confirmed is the stored hash: the last entry does not recompute to it.';
}
