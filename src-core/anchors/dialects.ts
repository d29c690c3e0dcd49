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
  /** Whether the smaller of two nodes is put first, on whatever side it stands. */
  readonly sorted: boolean;
};

const pairs = [false, true].flatMap((sorted) =>
  (['bytes', 'text'] as const).flatMap((joined) =>
    (['as-is', 'bytes', 'text'] as const).flatMap((leaf) =>
      (['promote', 'duplicate'] as const).map((odd): Dialect => ({ id: `pair/${leaf}/${joined}/${odd}${sorted ? '/sorted' : ''}`, family: 'pair', leaf, joined, odd, sorted })))));

/** Every tree that is known here; the first is the one that a proof is shown in while none is known to fit. */
export const DIALECTS: readonly [Dialect, ...Dialect[]] = [
  { id: 'rfc6962/bytes', family: 'rfc6962', leaf: 'bytes', joined: 'bytes', odd: 'promote', sorted: false },
  { id: 'rfc6962/text', family: 'rfc6962', leaf: 'text', joined: 'bytes', odd: 'promote', sorted: false },
  ...pairs,
];

/** A dialect in words that can be quoted. */
export function dialectWords({ family, leaf, joined, odd, sorted }: Dialect): string {
  const of = { bytes: 'the 32 bytes of the chain hash', text: 'the 64 characters of the chain hash', 'as-is': 'the chain hash itself' }[leaf];
  if (family === 'rfc6962') return `RFC 6962, leaf made from ${of}`;
  const last = odd === 'promote' ? 'an odd last node carried up' : 'an odd last node paired with itself';
  return `plain pair tree, leaf ${leaf === 'as-is' ? 'is' : 'is the SHA-256 of'} ${of}, nodes joined as ${joined === 'bytes' ? 'bytes' : 'hexadecimal text'}${sorted ? ', the smaller first' : ''}, ${last}`;
}

/** The leaf that stands for a chain hash. RFC 6962: SHA-256(0x00 || data). */
export function leafOf({ family, leaf }: Dialect, chainHash: Digest, sha256: Sha256): Digest {
  if (leaf === 'as-is') return chainHash;
  if (leaf === 'text') return digestOf(sha256(family === 'rfc6962' ? `\u0000${chainHash}` : chainHash));
  return digestOf(sha256(joined(family === 'rfc6962' ? 0 : undefined, chainHash)));
}

/** The node above two nodes. RFC 6962: SHA-256(0x01 || left || right). Lower-case hexadecimal text is ordered as its bytes are. */
export function nodeOf(dialect: Dialect, left: Digest, right: Digest, sha256: Sha256): Digest {
  const [first, second] = dialect.sorted && right < left ? [right, left] : [left, right];
  if (dialect.joined === 'text') return digestOf(sha256(first + second));
  return digestOf(sha256(joined(dialect.family === 'rfc6962' ? 1 : undefined, first, second)));
}

function digestOf(text: string): Digest {
  const digest = parseDigest(text);
  if (digest === undefined) throw new Error('SHA-256 gives 64 hexadecimal characters');
  return digest;
}

/** The bytes of digests one behind the other, after a prefix if there is one. */
function joined(prefix: number | undefined, ...digests: readonly Digest[]): Uint8Array {
  const start = prefix === undefined ? 0 : 1;
  const bytes = new Uint8Array(start + 32 * digests.length);
  if (prefix !== undefined) bytes[0] = prefix;
  digests.forEach((hex, which) => {
    const at = start + 32 * which;
    for (let byte = 0; byte < 32; byte++) bytes[at + byte] = (nibble(hex.charCodeAt(2 * byte)) << 4) | nibble(hex.charCodeAt(2 * byte + 1));
  });
  return bytes;
}

/** Of a lower-case hexadecimal character: a digest has no others. */
const nibble = (code: number): number => (code < 0x3a ? code - 0x30 : code - 0x57);
