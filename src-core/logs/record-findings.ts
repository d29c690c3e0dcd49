import { shownSequence } from './shown-sequence';
import type { Sequence } from '#core/evidence';
import type { BesideFinding } from '#core/assess';
import { stepSequence } from '#core/evidence';
import type { ChainEnd } from './chains';
import { LOG_FLAG, isContentBroken } from './flags';
import type { FindingDrafts } from './drafts';
import { fieldText } from './recipe';
import type { LogRecipe } from './recipe';
import type { LogRecord, Names } from './record';

/** Where a record stands: its order (or its number in the file, from 1), its index in the file, its first byte. */
export type Place = { readonly at: Sequence; readonly entryIndex: number; readonly byteOffset: number; readonly names: Names };

/** One record of the walk, judged. */
export type Judged = {
  readonly record: LogRecord;
  readonly before: ChainEnd | undefined;
  readonly flags: number;
  readonly place: Place;
  readonly recomputed: string | undefined;
  /** The time that was hashed, where lost digits of it were found. */
  readonly found: string | undefined;
  /** It does not recompute as stored, and lost digits of its time were no longer searched for. */
  readonly unsearched: boolean;
  readonly recipe: LogRecipe;
};

type Facts = Omit<BesideFinding, 'code'>;

/** Drafts what is wrong at one record, in the order in which it is told. */
export function tellRecord(judged: Judged, drafts: FindingDrafts): void {
  const { flags, record, place } = judged;
  const at = { sequence: place.at, entryIndex: place.entryIndex, byteOffset: place.byteOffset };
  for (const { field, actual, expected } of record.faults) {
    const message = actual === undefined ? `${name(judged)} has no ${field}.` : `${name(judged)}: ${field} is not ${expected}.`;
    drafts.add('malformed-field', place.entryIndex, () => ({ message, ...at, field, expected, ...(actual === undefined ? {} : { actual }) }));
  }
  if ((flags & LOG_FLAG.walked) === 0) return;
  const tell = (flag: number, code: BesideFinding['code'], facts: (judged: Judged) => Facts): void => {
    if (flags & flag) drafts.add(code, place.entryIndex, () => ({ ...facts(judged), ...at }));
  };
  tell(LOG_FLAG.gap, 'sequence-gap', gap);
  tell(LOG_FLAG.duplicate, 'duplicate-sequence', duplicate);
  tell(LOG_FLAG.fork, 'fork', fork);
  tell(LOG_FLAG.wrongGenesis, 'wrong-genesis', wrongGenesis);
  tell(LOG_FLAG.brokenLink, 'prev-hash-mismatch', brokenLink);
  if (isContentBroken(flags)) drafts.add('chain-hash-mismatch', place.entryIndex, () => ({ ...brokenContent(judged), ...at }));
  tell(LOG_FLAG.recovered, 'precision-recovered', recovered);
  if (record.preimage.kind === 'other-formula' || record.preimage.kind === 'unsure' || judged.unsearched) drafts.add('content-unjudged', place.entryIndex, () => ({ ...unjudged(judged), ...at }));
  tell(LOG_FLAG.timeRegression, 'time-regression', regression);
}

const name = ({ place, recipe }: Judged): string => `Record ${shownSequence(place.at, recipe)}`;
const nameBefore = ({ before, recipe }: Judged): string => (before === undefined ? 'the record before' : `record ${shownSequence(before.at, recipe)}`);
const some = (key: 'expected' | 'actual', value: string | null | undefined): Partial<Facts> => (value == null ? {} : { [key]: value });
const orderField = ({ recipe }: Judged): string => (recipe.order.by === 'field' ? fieldText(recipe.order.field) : 'place');

function gap(judged: Judged): Facts {
  const { before, place } = judged;
  const from = stepSequence(before?.at ?? 0, 1);
  const to = stepSequence(place.at, -1);
  const range = from === to ? String(from) : `${from}..${to}`;
  return { message: `Records are missing: ${name(judged)} follows ${nameBefore(judged)}.`, field: orderField(judged), expected: range, actual: String(place.at) };
}

function duplicate(judged: Judged): Facts {
  return { message: `${name(judged)} stands in its chain again, with the same hash.`, field: orderField(judged), ...some('actual', judged.record.hash) };
}

function fork(judged: Judged): Facts {
  return { message: `${name(judged)} stands in its chain again, with another hash: the chain forks.`, field: judged.place.names.hash, ...some('expected', judged.before?.record.hash), ...some('actual', judged.record.hash) };
}

function wrongGenesis(judged: Judged): Facts {
  const { record, recipe, place } = judged;
  const genesis = recipe.genesis === null ? 'null' : JSON.stringify(recipe.genesis);
  const message = record.previous === recipe.genesis
    ? `${name(judged)} carries the genesis value (${genesis}) as its previous hash; only the first record of a chain may.`
    : `${name(judged)} is the first of its chain and does not carry the genesis value (${genesis}).`;
  return { message, field: place.names.previous, ...(record.previous === recipe.genesis ? {} : { expected: genesis }), actual: previousText(record) };
}

const previousText = ({ previous }: LogRecord): string => (previous === undefined ? 'malformed' : (previous ?? 'null'));

function brokenLink(judged: Judged): Facts {
  const { record, before, place, flags } = judged;
  if (before === undefined) return { message: `${name(judged)} does not begin from genesis as it must.`, field: place.names.previous, actual: previousText(record) };
  const message = `${name(judged)} does not link to ${nameBefore(judged)}: its previous hash is not the hash stored there. A record between them may be missing, or one of the two was changed.`;
  // The exact case only: the record before was edited, and this is what it recomputes to.
  const isConsequence = before.recomputed !== undefined && before.recomputed === record.previous;
  const cause = isConsequence ? before.at : flags & (LOG_FLAG.wrongGenesis | LOG_FLAG.gap | LOG_FLAG.duplicate | LOG_FLAG.fork) ? place.at : undefined;
  return { message, field: place.names.previous, ...some('expected', before.record.hash), actual: previousText(record), ...(cause === undefined ? {} : { consequenceOf: cause }) };
}

function brokenContent(judged: Judged): Facts {
  const { record, recomputed, place } = judged;
  const message = recomputed === undefined
    ? `${name(judged)} cannot be recomputed: a hashed field is malformed.`
    : `${name(judged)} does not recompute under ${judged.recipe.id}: its stored hash is not the one that this recipe gives.`;
  return { message, field: place.names.hash, ...some('expected', recomputed), ...some('actual', record.hash) };
}

function recovered(judged: Judged): Facts {
  const { record, found, recipe } = judged;
  const message = `${name(judged)} recomputes only with digits of its time that the storage lost: ${found ?? ''} was hashed, ${record.time ?? 'another time'} is stored.`;
  return { message, ...(recipe.time === null ? {} : { field: fieldText(recipe.time.field) }), ...some('expected', found), ...some('actual', record.time) };
}

function unjudged(judged: Judged): Facts {
  const { preimage } = judged.record;
  if (preimage.kind === 'unsure') {
    const field = fieldText(preimage.field);
    return { message: `${name(judged)}: ${field} holds half of a character, which programs write differently; its content cannot be judged.`, field };
  }
  if (judged.unsearched) return { message: `${name(judged)} does not recompute as stored, and whether digits of its time were lost was no longer searched for: a limit was reached.`, ...some('actual', judged.record.hash) };
  const field = judged.recipe.applies === null ? 'applies' : fieldText(judged.recipe.applies.field);
  return { message: `${name(judged)}: ${field} says that another formula made its hash; its content is not claimed.`, field };
}

function regression(judged: Judged): Facts {
  return { message: `${name(judged)} is dated before ${nameBefore(judged)}.`, ...some('expected', judged.before?.record.time), ...some('actual', judged.record.time) };
}
