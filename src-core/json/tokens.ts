import { hexValue } from './text';
import { ILL_FORMED, INCOMPLETE, sequenceAt } from './utf8';

/**
 * What became of a token: its end (exclusive, ≥ 0), or one of the two below. A fault leaves its place in `fault`.
 */
export const NEEDS_MORE = -1;
export const FAULTY = -2;

export type TokenFault = { code: 'json-syntax' | 'invalid-utf8'; at: number; message: string };

/** Recognises single tokens in a byte array. Holds what it learnt of the last one; never reads beyond `end`. */
export class TokenReader {
  fault: TokenFault = { code: 'json-syntax', at: 0, message: '' };
  /** Where an unfinished string may be taken up again: all before it is sound. */
  resumeAt = 0;
  /** UTF-8 continuation bytes in the string so far; the caller sets it to 0 where a string begins. */
  continuations = 0;

  /** A string whose opening quote lies at `start`; `from` is where to go on (start + 1, or an earlier `resumeAt`). */
  string(bytes: Uint8Array, from: number, end: number): number {
    let i = from;
    for (;;) {
      while (i < end) {
        const byte = bytes[i] ?? 0;
        if (byte === 0x22 || byte === 0x5c || byte < 0x20 || byte >= 0x80) break;
        i++;
      }
      this.resumeAt = i;
      if (i >= end) return NEEDS_MORE;
      const byte = bytes[i] ?? 0;
      if (byte === 0x22) return i + 1;
      if (byte < 0x20) return this.fail('json-syntax', i, `A raw control character (${hexByte(byte)}) stands inside a string; it must be escaped.`);
      const next = byte === 0x5c ? this.escape(bytes, i, end) : this.character(bytes, i, end);
      if (next < 0) return next;
      i = next;
    }
  }

  /** A number that begins at `start` (a digit or minus). `final`: no byte follows `end`. */
  number(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    let i = start;
    if (bytes[i] === 0x2d) i++;
    if (i >= end) return NEEDS_MORE;
    if (bytes[i] === 0x30) i++;
    else {
      const digits = this.digits(bytes, i, end);
      if (digits < 0) return digits;
      i = digits;
    }
    if (i < end && bytes[i] === 0x2e) {
      const digits = this.digits(bytes, i + 1, end);
      if (digits < 0) return digits;
      i = digits;
    }
    if (i < end && (bytes[i] === 0x65 || bytes[i] === 0x45)) {
      i++;
      if (i < end && (bytes[i] === 0x2b || bytes[i] === 0x2d)) i++;
      const digits = this.digits(bytes, i, end);
      if (digits < 0) return digits;
      i = digits;
    }
    return i >= end && !final ? NEEDS_MORE : i;
  }

  /** One of the three literals, whose first letter lies at `start`. */
  literal(bytes: Uint8Array, start: number, end: number, word: 'true' | 'false' | 'null'): number {
    for (let k = 1; k < word.length; k++) {
      if (start + k >= end) return NEEDS_MORE;
      if (bytes[start + k] !== word.charCodeAt(k)) return this.fail('json-syntax', start + k, `Expected the literal ${word}, found ${showByte(bytes[start + k] ?? 0)}.`);
    }
    return start + word.length;
  }

  private digits(bytes: Uint8Array, from: number, end: number): number {
    let i = from;
    while (i < end && isDigit(bytes[i] ?? 0)) i++;
    if (i > from) return i;
    return i >= end ? NEEDS_MORE : this.fail('json-syntax', i, `Expected a digit, found ${showByte(bytes[i] ?? 0)}.`);
  }

  private escape(bytes: Uint8Array, at: number, end: number): number {
    if (at + 1 >= end) return NEEDS_MORE;
    const letter = bytes[at + 1] ?? 0;
    if (letter !== 0x75) {
      if ('"\\/bfnrt'.includes(String.fromCharCode(letter))) return at + 2;
      return this.fail('json-syntax', at + 1, `JSON has no escape \\ followed by ${showByte(letter)}.`);
    }
    for (let k = 2; k < 6; k++) {
      if (at + k >= end) return NEEDS_MORE;
      if (hexValue(bytes[at + k] ?? 0) < 0) return this.fail('json-syntax', at + k, `A \\u escape needs four hexadecimal digits, found ${showByte(bytes[at + k] ?? 0)}.`);
    }
    return at + 6;
  }

  private character(bytes: Uint8Array, at: number, end: number): number {
    const length = sequenceAt(bytes, at, end);
    if (length === INCOMPLETE) return NEEDS_MORE;
    if (length === ILL_FORMED) return this.fail('invalid-utf8', at, `The bytes from here on (${hexByte(bytes[at] ?? 0)} …) are not UTF-8.`);
    this.continuations += length - 1;
    return at + length;
  }

  private fail(code: TokenFault['code'], at: number, message: string): number {
    this.fault = { code, at, message };
    return FAULTY;
  }
}

export const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

export const hexByte = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

/** A byte as a person reads it. */
export function showByte(byte: number): string {
  if (byte > 0x20 && byte < 0x7f) return byte === 0x22 ? "'\"'" : `"${String.fromCharCode(byte)}"`;
  return byte === 0x20 ? 'a space' : `the byte ${hexByte(byte)}`;
}
