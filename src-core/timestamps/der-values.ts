import { parseInstant } from '#core/evidence';
import type { Instant } from '#core/evidence';

import { TAG } from './der';
import type { Der } from './der';

const LONGEST_NUMBER = 64;

/** An object identifier in dots; undefined where it is not well-formed or an arc is beyond 2^53. */
export function oidText(value: Der | undefined): string | undefined {
  if (value?.tag !== TAG.oid || value.content.length === 0 || value.content.length > LONGEST_NUMBER) return undefined;
  const arcs: number[] = [];
  let arc = 0;
  let isOpen = false;
  for (const byte of value.content) {
    // A leading 0x80 would be a zero digit: not the shortest form.
    if (!isOpen && byte === 0x80) return undefined;
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER) return undefined;
    isOpen = byte >= 0x80;
    if (!isOpen) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(first / 40));
  return isOpen ? undefined : [top, first - 40 * top, ...rest].join('.');
}

export const hexText = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** An integer of at most 64 bytes in its shortest form. */
export function integerValue(value: Der | undefined, tag: number = TAG.integer): bigint | undefined {
  if (value?.tag !== tag) return undefined;
  const { content } = value;
  const [first = 0, second = 0] = content;
  const isPadded = content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (content.length === 0 || content.length > LONGEST_NUMBER || isPadded) return undefined;
  const unsigned = BigInt(`0x${hexText(content)}`);
  return first < 0x80 ? unsigned : unsigned - (1n << BigInt(8 * content.length));
}

/** A whole number from 0 to 2^31 - 1. */
export function smallInteger(value: Der | undefined, tag: number = TAG.integer): number | undefined {
  const number = integerValue(value, tag);
  return number === undefined || number < 0n || number >= 2n ** 31n ? undefined : Number(number);
}

/** True or false as DER writes it. */
export function booleanValue(value: Der | undefined): boolean | undefined {
  const [byte, ...more] = value?.tag === TAG.boolean ? value.content : [];
  return more.length > 0 ? undefined : byte === 0xff ? true : byte === 0 ? false : undefined;
}

/** A point in time, and how it reads in RFC 3339 with the digits that stand there. */
export type Time = { readonly instant: Instant; readonly text: string };

/** GeneralizedTime in UTC with seconds and perhaps a fraction (RFC 3161, 2.4.2; RFC 5280, 4.1.2.5.2), or UTCTime. */
export function timeValue(value: Der | undefined): Time | undefined {
  const written = value === undefined || value.content.length > 40 ? '' : String.fromCharCode(...value.content);
  const isShort = value?.tag === TAG.utcTime;
  if (!isShort && value?.tag !== TAG.generalizedTime) return undefined;
  const century = isShort ? (Number(written.slice(0, 2)) < 50 ? '20' : '19') : '';
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)((?:\.\d+)?)Z$/.exec(century + written);
  if (match === null || (isShort && match[7] !== '')) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = ''] = match;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`;
  const instant = parseInstant(text);
  return instant === undefined ? undefined : { instant, text };
}

/** A bit string's bytes, where it is a whole number of them. */
export function bitBytes(value: Der | undefined): Uint8Array | undefined {
  return value?.tag === TAG.bits && value.content.length > 0 && value.content[0] === 0 ? value.content.subarray(1) : undefined;
}

/** Whether a named bit is set, counted from 0. */
export function isBitSet(value: Der, bit: number): boolean {
  return (((value.content[1 + (bit >>> 3)] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
}

const LONGEST_TEXT = 200;
const [UTF8, PRINTABLE, TELETEX, IA5, BMP] = [0x0c, 0x13, 0x14, 0x16, 0x1e];

/** A string's characters, cut to 200; hex digits where its kind is not known or its bytes are unsound. */
export function stringValue({ tag, content }: Der): string {
  const bytes = content.subarray(0, LONGEST_TEXT);
  if (tag === PRINTABLE || tag === IA5 || tag === TELETEX) return String.fromCharCode(...bytes);
  if (tag === BMP) return Array.from({ length: bytes.length >>> 1 }, (_, i) => String.fromCharCode((bytes[2 * i] ?? 0) * 256 + (bytes[2 * i + 1] ?? 0))).join('');
  return (tag === UTF8 ? utf8(bytes) : undefined) ?? `#${hexText(bytes)}`;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return undefined;
  }
}
