import { parseDigest, parseInstant, parseSequence } from '#core/evidence';
import type { Digest, Instant, Sequence } from '#core/evidence';
import { findField, isNothing, shownIn, textIn, wholeNumber } from './field';
import type { Blame } from './field';
import type { RecordSpans } from './path-visitor';
import { writePreimage } from './preimage';
import type { Preimage } from './preimage';
import { fieldText } from './recipe';
import type { FieldPath, LogRecipe } from './recipe';

/** The names that a recipe's hash members have in one log. */
export type Names = { readonly hash: string; readonly previous: string };

export type LogFault = { readonly field: string; readonly actual: string | undefined; readonly expected: string };

/** A record, narrowed under a recipe: what could be read of it, and what was wrong. */
export type LogRecord = {
  readonly isObject: boolean;
  /** Undefined where the recipe orders by a member that is not a whole number: the record cannot be placed. */
  readonly order: Sequence | undefined;
  /** Which chain; "" where the recipe knows one chain only, or the member is null. */
  readonly group: string;
  /** Null: the record carries no hash. Undefined: malformed. */
  readonly hash: Digest | null | undefined;
  readonly previous: string | null | undefined;
  readonly instant: Instant | undefined;
  readonly time: string | undefined;
  readonly preimage: Preimage;
  readonly faults: readonly LogFault[];
};

/** Narrows a record once, at the door. Checks no hash. */
export function narrowRecord(record: RecordSpans, recipe: LogRecipe, names: Names): LogRecord {
  const faults: LogFault[] = [];
  const blame: Blame = (path, expected) => {
    faults.push({ field: fieldText(path), actual: shownIn(findField(record, path)), expected });
  };
  const order = recipe.order.by === 'file' || !record.isObject ? undefined : readOrder(record, recipe.order.field, blame);
  const hash = readHash(record, [names.hash], recipe.nullHash === 'skip', blame);
  const time = recipe.time === null ? undefined : textIn(findField(record, recipe.time.field));
  const instant = time === undefined ? undefined : parseInstant(time);
  if (recipe.time !== null && instant === undefined && !isNothing(findField(record, recipe.time.field))) blame(recipe.time.field, 'an RFC 3339 date-time');
  // A record without a hash claims nothing: there is nothing to be malformed for.
  const previous = readPrevious(record, [names.previous], recipe.genesis, hash === null ? () => undefined : blame);
  const preimage: Preimage = hash === null ? { kind: 'none' } : writePreimage(record, recipe, blame);
  return { isObject: record.isObject, order, group: readGroup(record, recipe, blame), hash, previous, instant, time, preimage, faults };
}

function readOrder(record: RecordSpans, path: FieldPath, blame: Blame): Sequence | undefined {
  const digits = wholeNumber(findField(record, path));
  const order = digits === undefined ? undefined : parseSequence(digits);
  if (order === undefined) blame(path, 'a whole number');
  return order;
}

function readHash(record: RecordSpans, path: FieldPath, mayMiss: boolean, blame: Blame): Digest | null | undefined {
  const found = findField(record, path);
  if (isNothing(found) && mayMiss) return null;
  const text = textIn(found);
  const hash = text === undefined ? undefined : parseDigest(text);
  if (hash === undefined) blame(path, '64 lower-case hexadecimal characters');
  return hash;
}

function readPrevious(record: RecordSpans, path: FieldPath, genesis: string | null, blame: Blame): string | null | undefined {
  const found = findField(record, path);
  if (isNothing(found) && genesis === null) return null;
  const text = textIn(found);
  if (text !== undefined && (text === genesis || parseDigest(text) !== undefined)) return text;
  blame(path, `64 lower-case hexadecimal characters or ${JSON.stringify(genesis)}`);
  return undefined;
}

function readGroup(record: RecordSpans, { group }: LogRecipe, blame: Blame): string {
  if (group === null) return '';
  const found = findField(record, group);
  if (isNothing(found)) return '';
  const text = textIn(found) ?? wholeNumber(found);
  if (text === undefined) blame(group, 'a string');
  return text ?? '';
}
