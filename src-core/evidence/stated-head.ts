import { parseDigest } from './digest';
import type { Digest } from './digest';
import { parseSequence } from './sequence';
import type { Sequence } from './sequence';

/** A head as somebody stated it: the last chain hash, and perhaps the sequence at which it stands. */
export type StatedHead = { readonly chainHash: Digest; readonly sequence: Sequence | null };

/**
 * The head that `HASH` or `HASH@SEQUENCE` states: 64 lower-case hexadecimal characters, then perhaps `@` and a positive
 * whole number. Undefined for anything else, white space around it included: whoever takes what was pasted trims it.
 */
export function parseStatedHead(text: string): StatedHead | undefined {
  const [hash = '', at, ...more] = text.split('@');
  const chainHash = parseDigest(hash);
  const sequence = at === undefined ? null : parseSequence(at);
  return chainHash === undefined || sequence === undefined || sequence === 0 || more.length > 0 ? undefined : { chainHash, sequence };
}
