import type { ByteWindow } from './window';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;

const SIMPLE_ESCAPES = new Map<number, string>([
  [0x22, '"'], [0x5c, '\\'], [0x2f, '/'], [0x62, '\b'], [0x66, '\f'], [0x6e, '\n'], [0x72, '\r'], [0x74, '\t'],
]);

/** The value of a hex digit's byte, or -1. */
export function hexValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/**
 * The characters of a scanned string token; start and end enclose its quotes. The token was accepted by the scanner,
 * so escapes and UTF-8 are sound; lone surrogates from escapes stay as they are (RFC 8259 section 8.2).
 */
export function stringText(window: ByteWindow, start: number, end: number): string {
  const { bytes, base } = window;
  return decodeText(bytes, start - base + 1, end - base - 1);
}

/** The bytes of a token as ASCII text: numbers and literals. */
export function tokenText(window: ByteWindow, start: number, end: number): string {
  return asciiText(window.bytes, start - window.base, end - window.base);
}

/** Bytes below 0x80 as text. Sixteen to a call: spreading a typed array costs ten times as much. */
export function asciiText(bytes: Uint8Array, from: number, to: number): string {
  const at = (index: number): number => bytes[index] ?? 0;
  let text = '';
  let i = from;
  for (; i + 16 <= to; i += 16) {
    text += String.fromCharCode(
      at(i), at(i + 1), at(i + 2), at(i + 3), at(i + 4), at(i + 5), at(i + 6), at(i + 7),
      at(i + 8), at(i + 9), at(i + 10), at(i + 11), at(i + 12), at(i + 13), at(i + 14), at(i + 15),
    );
  }
  for (; i + 4 <= to; i += 4) text += String.fromCharCode(at(i), at(i + 1), at(i + 2), at(i + 3));
  for (; i < to; i++) text += String.fromCharCode(at(i));
  return text;
}

function decodeText(bytes: Uint8Array, from: number, to: number): string {
  let plain = from;
  while (plain < to && isPlain(bytes[plain] ?? 0)) plain++;
  if (plain === to) return asciiText(bytes, from, to);
  const parts: string[] = [];
  let units: number[] = [];
  for (let i = from; i < to; ) {
    const byte = bytes[i] ?? 0;
    if (byte === BACKSLASH) {
      const next = bytes[i + 1] ?? 0;
      if (next === LETTER_U) {
        units.push(escapedUnit(bytes, i + 2));
        i += 6;
      } else {
        units.push((SIMPLE_ESCAPES.get(next) ?? '').charCodeAt(0));
        i += 2;
      }
    } else {
      const [point, length] = codePointAt(bytes, i);
      if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
      else units.push(point);
      i += length;
    }
    if (units.length > 4096) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  parts.push(String.fromCharCode(...units));
  return parts.join('');
}

const isPlain = (byte: number): boolean => byte < 0x80 && byte !== BACKSLASH && byte !== QUOTE;

function escapedUnit(bytes: Uint8Array, at: number): number {
  let unit = 0;
  for (let k = 0; k < 4; k++) unit = unit * 16 + hexValue(bytes[at + k] ?? 0);
  return unit;
}

/** The code point of well-formed UTF-8 at an index, and its length in bytes. */
function codePointAt(bytes: Uint8Array, at: number): [point: number, length: number] {
  const lead = bytes[at] ?? 0;
  const tail = (k: number): number => (bytes[at + k] ?? 0) & 0x3f;
  if (lead < 0x80) return [lead, 1];
  if (lead < 0xe0) return [((lead & 0x1f) << 6) | tail(1), 2];
  if (lead < 0xf0) return [((lead & 0x0f) << 12) | (tail(1) << 6) | tail(2), 3];
  return [((lead & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3), 4];
}
