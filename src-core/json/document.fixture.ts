import fc from 'fast-check';

import { JsonScanner, keyText, stringText, tokenText } from './index';
import type { JsonVisitor, ScanRefusal } from './index';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export type Scanned = { readonly refusal: ScanRefusal | undefined; readonly value: unknown; readonly spans: readonly string[] };

/** Builds the value again from what a scan tells, and notes every call with its offsets. */
class Rebuilder implements JsonVisitor {
  readonly scanner = new JsonScanner(this);
  readonly spans: string[] = [];
  value: unknown;
  private readonly open: { readonly isObject: boolean; readonly elements: unknown[]; readonly keys: string[] }[] = [];

  beginObject(at: number): void {
    this.begin(true, at);
  }
  beginArray(at: number): void {
    this.begin(false, at);
  }
  endObject(end: number): void {
    this.finish(end);
  }
  endArray(end: number): void {
    this.finish(end);
  }
  key(start: number, end: number): void {
    this.spans.push(`key ${start} ${end}`);
    this.open.at(-1)!.keys.push(keyText(this.scanner.window, start, end));
  }
  string(start: number, end: number): void {
    this.spans.push(`string ${start} ${end}`);
    this.take(stringText(this.scanner.window, start, end));
  }
  number(start: number, end: number): void {
    this.spans.push(`number ${start} ${end}`);
    this.take(Number(tokenText(this.scanner.window, start, end)));
  }
  literal(start: number, end: number): void {
    this.spans.push(`literal ${start} ${end}`);
    const word = tokenText(this.scanner.window, start, end);
    this.take(word === 'null' ? null : word === 'true');
  }

  private begin(isObject: boolean, at: number): void {
    this.spans.push(`begin ${at}`);
    this.open.push({ isObject, elements: [], keys: [] });
  }

  private finish(end: number): void {
    this.spans.push(`end ${end}`);
    const { isObject, elements, keys } = this.open.pop()!;
    this.take(isObject ? Object.fromEntries(keys.map((key, index) => [key, elements[index]])) : elements);
  }

  private take(value: unknown): void {
    const frame = this.open.at(-1);
    if (frame === undefined) this.value = value;
    else frame.elements.push(value);
  }
}

/**
 * Scans bytes in the pieces that the cuts make. Every piece is overwritten as soon as it was taken: the scanner may
 * keep no view of what is not its own.
 */
export function scanInPieces(bytes: Uint8Array, cuts: readonly number[] = []): Scanned {
  const rebuilder = new Rebuilder();
  const ends = [...new Set([...cuts, bytes.length])].filter((cut) => cut <= bytes.length).sort((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    const piece = bytes.slice(from, end);
    const refusal = rebuilder.scanner.write(piece);
    piece.fill(0xaa);
    from = end;
    if (refusal !== undefined) break;
  }
  return { refusal: rebuilder.scanner.end(), value: rebuilder.value, spans: rebuilder.spans };
}

/** All ways to cut once, and the one that cuts everywhere. */
export function everyCut(bytes: Uint8Array): number[][] {
  const inside = Array.from({ length: Math.max(0, bytes.length - 1) }, (_, index) => index + 1);
  return [...inside.map((cut) => [cut]), inside];
}

const space = fc.oneof({ weight: 5, arbitrary: fc.constant('') }, fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\t'), maxLength: 4 }));

const SHORT: Record<string, string> = { '"': '\\"', '\\': '\\\\', '/': '\\/', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const hex4 = (unit: number): string => unit.toString(16).padStart(4, '0');

/** One character (or lone surrogate) of a string, in any notation that JSON has for it. */
function characterNotations(character: string): string[] {
  const escaped = Array.from({ length: character.length }, (_, index) => `\\u${hex4(character.charCodeAt(index))}`).join('');
  const short = SHORT[character];
  const mayStandRaw = !/["\\\p{Surrogate}]/u.test(character) && character >= ' ';
  return [...(mayStandRaw ? [character] : []), ...(short === undefined ? [] : [short]), escaped, escaped.toUpperCase().replaceAll('\\U', '\\u')];
}

const notatedCharacter = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }) },
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('\ud800', '\udfff', '\u0000', '\u007f', '\u2028', '\ufeff', '\uffff', '\u{10ffff}', '\u{10000}', '"', '\\', '/'),
    ),
    fc.nat(),
  )
  .map(([character, choice]) => {
    const notations = characterNotations(character);
    return notations[choice % notations.length]!;
  });

export const notatedString = fc.array(notatedCharacter, { maxLength: 8 }).map((characters) => `"${characters.join('')}"`);

const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 1, maxLength: 20 });
export const notatedNumber = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(fc.constant('0'), digits.map((text) => text.replace(/^0+(?=.)/, ''))),
    fc.option(digits, { nil: '' }),
    fc.option(fc.tuple(fc.constantFrom('e', 'E', 'e+', 'e-', 'E+', 'E-'), digits).map(([sign, power]) => sign + power.slice(0, 3)), { nil: '' }),
  )
  .map(([minus, whole, fraction, power]) => `${minus}${whole}${fraction === '' ? '' : `.${fraction}`}${power}`);

const { value } = fc.letrec<{ value: string; element: string; member: string }>((tie) => ({
  element: fc.tuple(space, tie('value'), space).map((parts) => parts.join('')),
  member: fc.tuple(space, notatedString, space, tie('value'), space).map(([a, key, b, member, c]) => `${a}${key}${b}:${member}${c}`),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(notatedString, notatedNumber, fc.constantFrom('true', 'false', 'null', '{}', '[]', '{ }', '[\n]', '""')),
    fc.array(tie('element'), { maxLength: 5 }).map((elements) => `[${elements.join(',')}]`),
    fc.uniqueArray(tie('member'), { maxLength: 5, selector: keyOf }).map((members) => `{${members.join(',')}}`),
  ),
}));

/** The key of a notated member, as JSON.parse reads it. */
function keyOf(member: string): string {
  const token = /^\s*("(?:[^"\\]|\\.)*")/s.exec(member)![1]!;
  return JSON.parse(token) as string;
}

/** The text of a JSON document without repeated keys, in any notation: spaces, escapes, number forms, key order. */
export const notatedDocument = fc.tuple(space, value, space).map((parts) => parts.join(''));

/** A document with a few bytes removed, replaced or put in: mostly none any more. */
export const damagedDocument = fc
  .tuple(
    notatedDocument,
    fc.array(fc.record({ at: fc.nat(), remove: fc.nat({ max: 2 }), insert: fc.oneof(fc.constant(''), fc.constantFrom(...Array.from('{}[]",:0-.eE1tfn\\u \n/x\u0001é'))) }), { minLength: 1, maxLength: 3 }),
    fc.option(fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) }), { freq: 3 }),
  )
  .map(([text, edits, rawByte]) => {
    let bytes = [...utf8(text)];
    for (const { at, remove, insert } of edits) {
      const from = at % (bytes.length + 1);
      bytes = [...bytes.slice(0, from), ...utf8(insert), ...bytes.slice(from + remove)];
    }
    if (rawByte !== null && bytes.length > 0) bytes[rawByte.at % bytes.length] = rawByte.byte;
    return Uint8Array.from(bytes);
  });

/** Bytes that are often nearly JSON, nearly UTF-8, or neither. */
export const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.array(fc.constantFrom(...utf8('{}[]",:-01.eE\\u00d8tfn \r\n\tértrue€😀'), 0xef, 0xbb, 0xbf, 0xff, 0xc0, 0xed, 0xa0, 0x80, 0xf4, 0x90), { maxLength: 40 }).map((bytes) => Uint8Array.from(bytes)),
  damagedDocument,
);
