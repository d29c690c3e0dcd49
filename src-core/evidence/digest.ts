import { asciiText } from '#core/json';
import type { ByteWindow } from '#core/json';

/** A SHA-256 value as the evidence writes it: 64 lower-case hexadecimal characters. */
export type Digest = string & { readonly __brand: 'Digest' };

const FORM = /^[0-9a-f]{64}$/;
const LOWER_HEX = Uint8Array.from({ length: 256 }, (_, byte) => ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66) ? 1 : 0));

/** The digest a text states, or undefined: upper case, other lengths and other characters are no digest. */
export function parseDigest(text: string): Digest | undefined {
  return isDigest(text) ? text : undefined;
}

function isDigest(text: string): text is Digest {
  return FORM.test(text);
}

/** The digest a scanned string token states, read straight from its bytes; undefined also where it uses escapes. */
export function digestAt(window: ByteWindow, start: number, end: number): Digest | undefined {
  if (end - start !== 66) return undefined;
  const from = start - window.base + 1;
  const text = asciiText(window.bytes, from, from + 64);
  return spellsDigest(text, window.bytes, from) ? text : undefined;
}

/** The form, told from the bytes that the text was made of: the one check that every entry pays three times. */
function spellsDigest(_text: string, bytes: Uint8Array, from: number): _text is Digest {
  for (let i = from; i < from + 64; i++) if (LOWER_HEX[bytes[i] ?? 0] !== 1) return false;
  return true;
}

/** What stands in place of the previous hash in a chain's first entry (seed 003). */
export const GENESIS: Digest = genesis();

function genesis(): Digest {
  const zeros = '0'.repeat(64);
  if (!isDigest(zeros)) throw new Error('sixty-four zeros are a digest');
  return zeros;
}
