import { fieldText, findField, spansOf, textIn, wholeNumber } from '#core/logs';
import type { FieldPath, LogPart, LogRecipe, Names } from '#core/logs';
import { asciiBytes, joined } from './damages';

/** One covered field of a record, and the JSON that is another value of it whatever the formula makes of it. */
export type Seed = { readonly field: FieldPath; readonly damage: string; readonly json: Uint8Array };

type Value = { readonly start: number; readonly end: number; readonly kind: string; readonly found: Exclude<ReturnType<typeof findField>, undefined> };

/** JSON text in ASCII: copies are made of bytes. */
export const asciiJson = (value: string | null): Uint8Array =>
  asciiBytes(JSON.stringify(value).replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));

/** Another hexadecimal digit in the first place. */
export const otherDigit = (hash: string): string => (hash.startsWith('f') ? '0' : (parseInt(hash.charAt(0), 16) + 1).toString(16)) + hash.slice(1);

/** Where a field's value stands in a record's bytes; undefined where it does not. */
export function valueAt(bytes: Uint8Array, path: FieldPath): Value | undefined {
  const found = findField(spansOf(bytes), path);
  if (found === undefined) return undefined;
  const { window, span } = found;
  // A value inside others counts from the object that holds it.
  const base = window.bytes.byteOffset - bytes.byteOffset - window.base;
  return { start: base + span.start, end: base + span.end, kind: span.kind, found };
}

/** A record with the value of one field replaced, nothing else moved; unchanged where the field is not there. */
export function withValue(bytes: Uint8Array, path: FieldPath, json: Uint8Array): Uint8Array {
  const value = valueAt(bytes, path);
  return value === undefined ? bytes : joined([bytes.subarray(0, value.start), json, bytes.subarray(value.end)]);
}

/** A change for every field that the formula covers and the record has; the previous hash has controls of its own. */
export function seedsOf(bytes: Uint8Array, recipe: LogRecipe, names: Names): readonly Seed[] {
  const seeds = new Map<string, Seed>();
  for (const part of recipe.preimage?.parts ?? []) {
    if ('literal' in part || fieldText(part.field) === names.previous || part.field[0] === names.hash) continue;
    // Another value there means another formula, of which nothing is claimed.
    if (recipe.applies !== null && fieldText(recipe.applies.field) === fieldText(part.field)) continue;
    const value = valueAt(bytes, part.field);
    const seed = value === undefined ? undefined : seedOf(bytes, value, part, recipe);
    if (seed !== undefined) seeds.set(fieldText(part.field), { field: part.field, ...seed });
  }
  return [...seeds.values()];
}

const isAt = (path: FieldPath, other: FieldPath | undefined): boolean => other !== undefined && fieldText(path) === fieldText(other);

function seedOf(bytes: Uint8Array, value: Value, { field, written }: Exclude<LogPart, { literal: string }>, recipe: LogRecipe): Omit<Seed, 'field'> | undefined {
  const name = fieldText(field);
  const isNull = value.kind === 'literal' && bytes[value.start] === 0x6e;
  const isTime = written.as === 'time' || isAt(field, recipe.time?.field);
  if (isTime) return isNull ? undefined : otherMinute(name, value);
  if (written.as === 'integer' || (recipe.order.by === 'field' && isAt(field, recipe.order.field))) return raised(name, value);
  switch (written.as) {
    case 'boolean':
      if (isNull || written.whenTrue === written.whenFalse) return undefined;
      return { damage: `${name} turned to its opposite`, json: asciiBytes(bytes[value.start] === 0x74 ? 'false' : 'true') };
    case 'text':
    case 'hex-bytes': {
      const added = written.as === 'text' ? 'x' : '00';
      // Before the closing quote: what stands there, and its escapes, stay as they are.
      const json = isNull ? asciiBytes(`"${added}"`) : joined([bytes.subarray(value.start, value.end - 1), asciiBytes(`${added}"`)]);
      return { damage: written.as === 'text' ? `a letter added to ${name}` : `a byte added to ${name}`, json };
    }
  }
}

/** Another last digit of the minute: the same place in every RFC 3339 time. */
function otherMinute(name: string, { found }: Value): Omit<Seed, 'field'> | undefined {
  const time = textIn(found);
  return time === undefined ? undefined : { damage: `one digit of ${name} changed`, json: asciiJson(time.slice(0, 15) + String((Number(time.charAt(15)) + 1) % 10) + time.slice(16)) };
}

function raised(name: string, { found, kind }: Value): Omit<Seed, 'field'> | undefined {
  const digits = wholeNumber(found);
  const quote = kind === 'string' ? '"' : '';
  return digits === undefined ? undefined : { damage: `${name} raised by one`, json: asciiBytes(`${quote}${BigInt(digits) + 1n}${quote}`) };
}
