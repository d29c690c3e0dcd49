import type { ByteWindow } from '#core/json';

/** A SHA-256 value as the evidence writes it: 64 lower-case hexadecimal characters. */
export type Digest = string & { readonly __brand: 'Digest' };

const FORM = /^[0-9a-f]{64}$/;

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
  return parseDigest(String.fromCharCode(...window.bytes.subarray(from, from + 64)));
}

/** What stands in place of the previous hash in a chain's first entry (seed 003). */
export const GENESIS: Digest = genesis();

function genesis(): Digest {
  const zeros = '0'.repeat(64);
  if (!isDigest(zeros)) throw new Error('sixty-four zeros are a digest');
  return zeros;
}
