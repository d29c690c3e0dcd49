import { parseDigest } from '#core/evidence';
import type { Digest } from '#core/evidence';
import type { Sha256 } from '#core/replay';

/** How a leaf is made from a chain hash, how two nodes are joined, and what becomes of the odd node at the end of a level. */
export type Dialect = {
  readonly id: string;
  readonly family: 'rfc6962' | 'pair';
  /** What is hashed of a chain hash: its 32 bytes, its 64 characters, or nothing (the chain hash is the leaf). */
  readonly leaf: 'bytes' | 'text' | 'as-is';
  /** Whether two nodes are joined as bytes or as hexadecimal text. */
  readonly joined: 'bytes' | 'text';
  /** The last node of a level of odd length: carried up as it is, or paired with itself. */
  readonly odd: 'promote' | 'duplicate';
};

const pairs = (['bytes', 'text'] as const).flatMap((joined) =>
  (['as-is', 'bytes', 'text'] as const).flatMap((leaf) =>
    (['promote', 'duplicate'] as const).map((odd): Dialect => ({ id: `pair/${leaf}/${joined}/${odd}`, family: 'pair', leaf, joined, odd }))));

/** Every tree that is known here; the first is the one that a proof is shown in while none is known to fit. */
export const DIALECTS: readonly [Dialect, ...Dialect[]] = [
  { id: 'rfc6962/bytes', family: 'rfc6962', leaf: 'bytes', joined: 'bytes', odd: 'promote' },
  { id: 'rfc6962/text', family: 'rfc6962', leaf: 'text', joined: 'bytes', odd: 'promote' },
  ...pairs,
];

/** A dialect in words that can be quoted. */
export function dialectWords({ family, leaf, joined, odd }: Dialect): string {
  const of = { bytes: 'the 32 bytes of the chain hash', text: 'the 64 characters of the chain hash', 'as-is': 'the chain hash itself' }[leaf];
  if (family === 'rfc6962') return `RFC 6962, leaf made from ${of}`;
  const last = odd === 'promote' ? 'an odd last node carried up' : 'an odd last node paired with itself';
  return `plain pair tree, leaf ${leaf === 'as-is' ? 'is' : 'is the SHA-256 of'} ${of}, nodes joined as ${joined === 'bytes' ? 'bytes' : 'hexadecimal text'}, ${last}`;
}

/** The leaf that stands for a chain hash. RFC 6962: SHA-256(0x00 || data). */
export function leafOf({ family, leaf }: Dialect, chainHash: Digest, sha256: Sha256): Digest {
  if (leaf === 'as-is') return chainHash;
  const data = leaf === 'bytes' ? bytesOf(chainHash) : asciiOf(chainHash);
  return digestOf(sha256, family === 'rfc6962' ? joinBytes(Uint8Array.of(0), data) : data);
}

/** The node above two nodes. RFC 6962: SHA-256(0x01 || left || right). */
export function nodeOf({ family, joined }: Dialect, left: Digest, right: Digest, sha256: Sha256): Digest {
  if (joined === 'text') return digestOf(sha256, asciiOf(left + right));
  const both = joinBytes(bytesOf(left), bytesOf(right));
  return digestOf(sha256, family === 'rfc6962' ? joinBytes(Uint8Array.of(1), both) : both);
}

function digestOf(sha256: Sha256, bytes: Uint8Array): Digest {
  const digest = parseDigest(sha256(bytes));
  if (digest === undefined) throw new Error('SHA-256 gives 64 hexadecimal characters');
  return digest;
}

function bytesOf(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

function asciiOf(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
