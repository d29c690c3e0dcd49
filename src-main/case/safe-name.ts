import { createHash } from 'node:crypto';

const LONGEST = 100;
const KEPT_OF_LONG = 60;
const HARMLESS = /[A-Za-z0-9 _=+@,().-]/;
/** Devices of Windows, which takes a name for one also with something behind a dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)/i;
/** What a file's kind is seen by; it stays at the end, however a name is changed. */
const ENDING = /(\.manifest)?\.json(\.gz)?$/i;

/**
 * A part of a key as the name of a file or folder that every file system takes as it is. Letters, digits and a few signs
 * stay; every other byte of the UTF-8 is percent-encoded, also the percent sign, a dot or a space at either end (hidden
 * files are passed over by who looks for evidence; Windows drops what ends a name) and the first letter of a device's
 * name. An empty part is `%empty`. More than 100 characters are cut and marked.
 */
export function safeName(part: string): string {
  const encoded = part === '' ? '%empty' : encodeEnds(Array.from(part, encode).join(''));
  const named = DEVICE.test(encoded) ? percent(encoded.charCodeAt(0)) + encoded.slice(1) : encoded;
  return named.length > LONGEST ? mark(named, part) : named;
}

/** A name for what cannot have its own: `~` and the beginning of a SHA-256 stand before its ending. No other name holds `~`. */
export function markedName(part: string, attempt: number): string {
  return mark(safeName(part), `${attempt}/${part}`);
}

function mark(name: string, of: string): string {
  const ending = ENDING.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length).slice(0, KEPT_OF_LONG);
  const digest = createHash('sha256').update(of).digest('hex').slice(0, 16);
  // A cut may leave half of a %XX, or a dot or space at the end.
  return `${stem.replace(/%.?$/, '').replace(/[. ]+$/, '')}~${digest}${ending}`;
}

function encode(character: string): string {
  return HARMLESS.test(character) ? character : Array.from(new TextEncoder().encode(character), percent).join('');
}

function encodeEnds(name: string): string {
  const spaced = /^[. ]/.test(name) ? percent(name.charCodeAt(0)) + name.slice(1) : name;
  return /[. ]$/.test(spaced) ? spaced.slice(0, -1) + percent(spaced.charCodeAt(spaced.length - 1)) : spaced;
}

const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
