import { tokenText } from '#core/json';
import { parseInstant } from '#core/evidence';
import type { Instant } from '#core/evidence';
import type { RecordSpans } from './path-visitor';
import { findField, isNothing, textIn, wholeNumber, wholeText } from './field';
import type { Blame, Found } from './field';
import type { FieldPath, LogRecipe, NullRule, Part, Written } from './recipe';
import { writeTime } from './time-text';

/** A value as it is hashed: text (then its UTF-8), or raw bytes. */
export type Piece = string | Uint8Array;

/**
 * What is hashed of a record: its pieces in order; nothing (no hash, or no formula); or no sound piece for one field.
 * `unsure`: a field cannot be written in one way only (half of a character), so a mismatch would prove nothing.
 */
export type Preimage =
  | { readonly kind: 'none' }
  | { readonly kind: 'other-formula' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'unsure'; readonly field: FieldPath }
  | { readonly kind: 'pieces'; readonly pieces: readonly Piece[]; readonly separator: string; readonly lost: { readonly index: number; readonly instant: Instant } | null };

/** Writes a record's preimage as the recipe says. A field of a wrong form is blamed. */
export function writePreimage(record: RecordSpans, recipe: LogRecipe, blame: Blame): Preimage {
  if (recipe.preimage === null) return { kind: 'none' };
  if (recipe.applies !== null && !recipe.applies.values.includes(valueText(findField(record, recipe.applies.field)))) return { kind: 'other-formula' };
  const pieces: Piece[] = [];
  let unsure: FieldPath | undefined;
  let malformed = false;
  let lost: { index: number; instant: Instant } | null = null;
  for (const part of recipe.preimage.parts) {
    const piece = writePart(record, part, blame);
    if (piece === undefined) malformed = true;
    else {
      if ('field' in part && typeof piece === 'string' && /\p{Surrogate}/u.test(piece)) unsure ??= part.field;
      if ('field' in part && part.written.as === 'time' && part.written.recover) lost = lostAt(record, part.field, pieces.length);
      pieces.push(piece);
    }
  }
  if (malformed) return { kind: 'malformed' };
  return unsure === undefined ? { kind: 'pieces', pieces, separator: recipe.preimage.separator, lost } : { kind: 'unsure', field: unsure };
}

/** The bytes that are hashed, as text where every piece is text. */
export function joinPieces(pieces: readonly Piece[], separator: string): string | Uint8Array {
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join(separator);
  const between = utf8(separator);
  const parts = pieces.flatMap((piece, index) => [...(index === 0 ? [] : [between]), typeof piece === 'string' ? utf8(piece) : piece]);
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** A missing member is like null: "null" in a list of values. */
function valueText(found: Found | undefined): string {
  if (found === undefined) return 'null';
  return found.span.kind === 'literal' ? tokenText(found.window, found.span.start, found.span.end) : (textIn(found) ?? wholeNumber(found) ?? '');
}

function lostAt(record: RecordSpans, field: FieldPath, index: number): { index: number; instant: Instant } | null {
  const text = textIn(findField(record, field));
  const instant = text === undefined ? undefined : parseInstant(text);
  // Only where the stored text has no digits below the microsecond can they have been lost.
  return instant === undefined || instant.nanos % 1000 !== 0 ? null : { index, instant };
}

function writePart(record: RecordSpans, part: Part, blame: Blame): Piece | undefined {
  if ('literal' in part) return part.literal;
  const found = findField(record, part.field);
  const piece = isNothing(found) ? NULL_TEXT[part.whenNull] : writeValue(found, part.written);
  if (piece === undefined) blame(part.field, expectedForm(part.written));
  return piece;
}

const NULL_TEXT: Readonly<Record<NullRule, string | undefined>> = { empty: '', word: 'null', refuse: undefined };

function writeValue(found: Found | undefined, written: Written): Piece | undefined {
  switch (written.as) {
    case 'text':
      return wholeText(found);
    case 'integer':
      return wholeNumber(found);
    case 'hex-bytes':
      return hexBytes(textIn(found));
    case 'boolean':
      return booleanWord(found, written);
    case 'time': {
      const text = textIn(found);
      const instant = text === undefined ? undefined : parseInstant(text);
      return instant === undefined ? undefined : writeTime(instant, written.form);
    }
  }
}

function booleanWord(found: Found | undefined, written: Extract<Written, { as: 'boolean' }>): string | undefined {
  if (found?.span.kind !== 'literal') return undefined;
  return tokenText(found.window, found.span.start, found.span.end) === 'true' ? written.whenTrue : written.whenFalse;
}

function expectedForm(written: Written): string {
  switch (written.as) {
    case 'text':
      return 'a string';
    case 'integer':
      return 'a whole number';
    case 'hex-bytes':
      return 'lower-case hexadecimal pairs';
    case 'boolean':
      return 'true or false';
    case 'time':
      return 'an RFC 3339 date-time';
  }
}

function hexBytes(text: string | undefined): Uint8Array | undefined {
  if (text === undefined || !/^(?:[0-9a-f]{2})*$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => parseInt(text.slice(index * 2, index * 2 + 2), 16));
}

/** UTF-8 of well-formed text. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  }
  return Uint8Array.from(bytes);
}
