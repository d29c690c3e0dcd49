import { parseInstant } from '#core/evidence';

const LONGEST_TIME = 40;
const LONGEST_SEQUENCE = 20;
const DIGITS = '0123456789';
const HEX = '0123456789abcdef';
const ZONES = ['Z', 'z', '+00:00', '-00:00', '+0000', '+00', ''];
const SEPARATORS = ['T', 't', ' '];

/** A date-time that may lack its T or its zone, or begin in lower case: what a careless export makes of one. */
const LOOSE = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d{0,12}))?\s*(Z|z|UTC|[+-]\d{2}:?\d{2})?$/;

/** Printable ASCII, short: what a recipe's text can hold. */
export const isPlain = (text: string): boolean => text.length <= LONGEST_TIME && /^[\x20-\x7e]+$/.test(text);

/** The same instant in other forms: T, zone, digits of the second, local times of whole hours, Unix time. */
export function* timeForms(text: string): Generator<string> {
  const parts = partsOf(text);
  if (parts === undefined) return;
  const { milliseconds, fraction } = parts;
  const fractions = fractionForms(fraction);
  const utc = secondsText(milliseconds);
  for (const separator of SEPARATORS) for (const part of fractions) for (const zone of ZONES) yield utc.replace('T', separator) + part + zone;
  for (let hours = -12; hours <= 14; hours++) {
    if (hours === 0) continue;
    const zone = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
    for (const part of fractions) yield secondsText(milliseconds + hours * 3_600_000) + part + zone;
  }
  yield String(Math.floor(milliseconds / 1000));
  yield String(Math.floor(milliseconds / 1000) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3)));
}

/** Three more digits of the second, cut off or rounded away since. */
export function* finerTimes(text: string): Generator<string> {
  const match = LOOSE.exec(text);
  const [fraction, zone] = [match?.[3] ?? '', match?.[4] ?? ''];
  if (match === null || text.length > LONGEST_TIME || fraction.length > 6 || fraction.length % 3 !== 0) return;
  const head = text.slice(0, 19);
  for (let digits = 0; digits < 1000; digits++) yield `${head}.${fraction}${String(digits).padStart(3, '0')}${zone}`;
  if (fraction === '' || Number(fraction) === 0) return;
  const below = String(Number(fraction) - 1).padStart(fraction.length, '0');
  for (let digits = 500; digits < 1000; digits++) yield `${head}.${below}${String(digits)}${zone}`;
}

/** Every text with one other digit in it. */
export function* otherDigits(text: string, alphabet: 'decimal' | 'hex'): Generator<string> {
  if (alphabet === 'decimal' && !isPlain(text)) return;
  const digits = alphabet === 'hex' ? HEX : DIGITS;
  for (let at = 0; at < text.length; at++) {
    if (!digits.includes(text.charAt(at))) continue;
    for (const digit of digits) if (digit !== text[at]) yield text.slice(0, at) + digit + text.slice(at + 1);
  }
}

/** One other digit, one digit more or less, two neighbouring digits exchanged. */
export function* otherSequences(sequence: string): Generator<string> {
  if (sequence.length > LONGEST_SEQUENCE) return;
  yield* otherDigits(sequence, 'decimal');
  for (let at = 0; at < sequence.length; at++) {
    yield sequence.slice(0, at) + sequence.slice(at + 1);
    yield sequence.slice(0, at) + sequence.slice(at + 1, at + 2) + sequence.charAt(at) + sequence.slice(at + 2);
  }
  for (let at = 0; at <= sequence.length; at++) for (const digit of DIGITS) yield sequence.slice(0, at) + digit + sequence.slice(at);
}

function partsOf(text: string): { readonly milliseconds: number; readonly fraction: string } | undefined {
  if (text.length > LONGEST_TIME) return undefined;
  const match = LOOSE.exec(text);
  if (match === null) return unixTime(text);
  const [, date = '', time = '', fraction = '', zone = 'Z'] = match;
  const isOffset = /^[+-]/.test(zone);
  const instant = parseInstant(`${date}T${time}${isOffset ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z'}`);
  return instant === undefined ? undefined : { milliseconds: instant.seconds * 1000, fraction };
}

function unixTime(text: string): { readonly milliseconds: number; readonly fraction: string } | undefined {
  if (!/^\d{9,13}$/.test(text)) return undefined;
  const milliseconds = text.length > 11 ? Number(text) : Number(text) * 1000;
  return { milliseconds: Math.floor(milliseconds / 1000) * 1000, fraction: text.length > 11 ? String(milliseconds % 1000).padStart(3, '0') : '' };
}

function fractionForms(fraction: string): string[] {
  const trimmed = fraction.replace(/0+$/, '');
  const padded = [3, 6, 9].filter((length) => length >= trimmed.length).map((length) => trimmed.padEnd(length, '0'));
  return [...new Set([fraction, trimmed, ...padded])].map((digits) => (digits === '' ? '' : `.${digits}`));
}

/** "2026-05-06T10:14:22"; also for years that have four digits no more, which fit nothing. */
const secondsText = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, -5);
