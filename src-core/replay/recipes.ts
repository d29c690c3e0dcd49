import type { Digest, Entry, Sequence } from '#core/evidence';

/** SHA-256 of text as UTF-8, or of bytes, as 64 lower-case hex characters. The world gives it; the core has no crypto. */
export type Sha256 = (preimage: string | Uint8Array) => string;

/** The four values that a decision chain's hash covers (seeds 003 and 004), all of them sound. */
export type HashedFields = {
  readonly prevHash: Digest;
  readonly payloadDigest: Digest;
  readonly sequence: Sequence;
  readonly createdAt: string;
};

export type RecipeId = 'adjudon-decision/text' | 'adjudon-decision/bytes' | 'adjudon-decision/pipe';

/** How a chain hash is made from an entry's fields. */
export type Recipe = {
  readonly id: RecipeId;
  /** For a person, as the report prints it. */
  readonly formula: string;
  /** The bytes that are hashed; text is ASCII, since sound fields are. */
  readonly preimage: (fields: HashedFields) => string | Uint8Array;
};

/**
 * The known readings of `sha256(prevHash || payloadDigest || sequence || createdAt)`: the seeds never say whether
 * `||` joins text or bytes. The first is the default (contract section 2).
 */
export const RECIPES: readonly [Recipe, ...Recipe[]] = [
  {
    id: 'adjudon-decision/text',
    formula: 'chainHash = SHA-256( prevHash ‖ payloadDigest ‖ sequence ‖ createdAt ), the four values as UTF-8 text with nothing between',
    preimage: (f) => `${f.prevHash}${f.payloadDigest}${f.sequence}${f.createdAt}`,
  },
  {
    id: 'adjudon-decision/bytes',
    formula: 'chainHash = SHA-256( prevHash ‖ payloadDigest ‖ sequence ‖ createdAt ), both hashes as 32 raw bytes, then sequence and createdAt as ASCII text',
    preimage: (f) => rawBytes(f.prevHash + f.payloadDigest, `${f.sequence}${f.createdAt}`),
  },
  {
    id: 'adjudon-decision/pipe',
    formula: 'chainHash = SHA-256( prevHash | payloadDigest | sequence | createdAt ), the four values as UTF-8 text with a vertical bar between',
    preimage: (f) => `${f.prevHash}|${f.payloadDigest}|${f.sequence}|${f.createdAt}`,
  },
];

export const DEFAULT_RECIPE: Recipe = RECIPES[0];

export function recipeById(id: string): Recipe | undefined {
  return RECIPES.find((recipe) => recipe.id === id);
}

/** The hashed fields of an entry, or undefined while one of them is malformed. */
export function hashedFields(entry: Entry): HashedFields | undefined {
  const { prevHash, payloadDigest, sequence, createdAt } = entry;
  if (prevHash === undefined || payloadDigest === undefined || sequence === undefined || createdAt === undefined) return undefined;
  return { prevHash, payloadDigest, sequence, createdAt };
}

/** The chain hash that an entry should have; undefined where there is nothing sound to recompute. */
export function recompute(entry: Entry, recipe: Recipe, sha256: Sha256): string | undefined {
  const fields = hashedFields(entry);
  return fields === undefined ? undefined : sha256(recipe.preimage(fields));
}

function rawBytes(hex: string, text: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2 + text.length);
  for (let i = 0; i < hex.length; i += 2) bytes[i / 2] = parseInt(hex.slice(i, i + 2), 16);
  for (let i = 0; i < text.length; i++) bytes[hex.length / 2 + i] = text.charCodeAt(i);
  return bytes;
}
