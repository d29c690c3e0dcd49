import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Tokens made with openssl, and what each must come to (vectors/timestamps.py). */
export type TimestampCase = {
  readonly name: string;
  readonly title: string;
  readonly trust: string | null;
  readonly codes: readonly string[];
  readonly timestamps: string;
  readonly head: string;
  readonly standsFor: string | null;
};

const vectors = resolve(import.meta.dirname, '../../vectors/timestamps');

export const timestampCases = JSON.parse(readFileSync(join(vectors, 'cases.json'), 'utf8')) as readonly TimestampCase[];
export const bundleOf = (name: string): string => join(vectors, `${name}.json`);
export const trustAt = (name: string): string => join(vectors, 'trust', name);

type Stamped = { readonly chainHash: string; readonly merkleRoot: string | null; readonly eidasTimestamp: { readonly value: string } | null };

/** The last entry with a token in a case's bundle, and the token's bytes. */
export function stampedEntryOf(name: string): { readonly entry: Stamped; readonly token: Buffer } {
  const { entries } = JSON.parse(readFileSync(bundleOf(name), 'utf8')) as { entries: readonly Stamped[] };
  const entry = [...entries].reverse().find(({ eidasTimestamp }) => eidasTimestamp !== null);
  if (entry === undefined) throw new Error(`${name} holds no token`);
  return { entry, token: Buffer.from(entry.eidasTimestamp?.value ?? '', 'base64') };
}
