import { HASH_WORD } from './algorithms';
import type { HashName } from './algorithms';
import type { Crypto } from './crypto';
import { sameBytes } from './der';
import type { TstInfo } from './tst-info';

/** The hashes of an entry that a token could stand for, as 64 lower-case hex; undefined: not there, or malformed. */
export type EntryHashes = {
  readonly chainHash: string | undefined;
  readonly merkleRoot: string | undefined;
  readonly prevHash: string | undefined;
  readonly payloadDigest: string | undefined;
};

/** What a token's imprint was found to be of, and how it was made of it. */
export type StandsFor = { readonly what: 'chain hash' | 'Merkle root'; readonly how: 'itself' | 'bytes' | 'text'; readonly hash: HashName };

type Forms = readonly (readonly [StandsFor['how'], Uint8Array])[];

/**
 * Finds what an imprint stands for: the entry's chain hash, else its Merkle root, each in three ways, since the format does
 * not say which: the hash itself as the imprint; the hash of its 32 bytes; the hash of its 64 characters.
 */
export function findSubject({ hash, value }: TstInfo['imprint'], hashes: EntryHashes, crypto: Crypto): StandsFor | undefined {
  const subjects = [['chain hash', hashes.chainHash], ['Merkle root', hashes.merkleRoot]] as const;
  for (const [what, hex] of subjects) {
    const found = forms(hex, hash, crypto).find(([, made]) => sameBytes(made, value));
    if (found !== undefined) return { what, how: found[0], hash };
  }
  return undefined;
}

/** Where an imprint of neither stands for another hash that the entry holds: told as a hint. */
export function findOther({ hash, value }: TstInfo['imprint'], hashes: EntryHashes, crypto: Crypto): string | undefined {
  const others = [['previous hash', hashes.prevHash], ['payload digest', hashes.payloadDigest]] as const;
  return others.find(([, hex]) => forms(hex, hash, crypto).some(([, made]) => sameBytes(made, value)))?.[0];
}

export function standsForText({ what, how, hash }: StandsFor): string {
  if (how === 'itself') return `the ${what} itself`;
  return how === 'bytes' ? `the ${HASH_WORD[hash]} of the ${what}'s 32 bytes` : `the ${HASH_WORD[hash]} of the ${what} as hexadecimal text`;
}

function forms(hex: string | undefined, hash: HashName, crypto: Crypto): Forms {
  if (hex === undefined) return [];
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const text = Uint8Array.from(hex, (character) => character.charCodeAt(0));
  return [['itself', bytes], ['bytes', crypto.hash(hash, bytes)], ['text', crypto.hash(hash, text)]];
}
