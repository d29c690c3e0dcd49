import { Members, TAG, around, inside, only } from './der';
import type { Der } from './der';
import { oidText, smallInteger } from './der-values';

export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** How something was signed. ECDSA signatures are the DER pair of r and s. */
export type SignatureAlgorithm =
  | { readonly kind: 'rsa' | 'ecdsa'; readonly hash: HashName }
  | { readonly kind: 'rsa-pss'; readonly hash: HashName; readonly saltLength: number };

const HASHES: ReadonlyMap<string, HashName> = new Map([
  ['1.3.14.3.2.26', 'sha1'], ['2.16.840.1.101.3.4.2.1', 'sha256'], ['2.16.840.1.101.3.4.2.2', 'sha384'], ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);
const SIGNATURES: ReadonlyMap<string, SignatureAlgorithm> = new Map<string, SignatureAlgorithm>([
  ['1.2.840.113549.1.1.5', { kind: 'rsa', hash: 'sha1' }], ['1.2.840.113549.1.1.11', { kind: 'rsa', hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { kind: 'rsa', hash: 'sha384' }], ['1.2.840.113549.1.1.13', { kind: 'rsa', hash: 'sha512' }],
  ['1.2.840.10045.4.1', { kind: 'ecdsa', hash: 'sha1' }], ['1.2.840.10045.4.3.2', { kind: 'ecdsa', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { kind: 'ecdsa', hash: 'sha384' }], ['1.2.840.10045.4.3.4', { kind: 'ecdsa', hash: 'sha512' }],
]);
const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';
/** A salt is shorter than the longest key that is supported. */
const LONGEST_SALT = 2048;

export const HASH_BYTES: Readonly<Record<HashName, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 };
export const HASH_WORD: Readonly<Record<HashName, string>> = { sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' };

type Identifier = { readonly name: string; readonly parameters: Der | undefined };

function identifier(value: Der | undefined): Identifier | undefined {
  const [oid, parameters, ...more] = inside(value, TAG.sequence) ?? [];
  const name = oidText(oid);
  return name === undefined || more.length > 0 ? undefined : { name, parameters };
}

const hasNone = ({ parameters }: Identifier): boolean => parameters === undefined || (parameters.tag === TAG.null && parameters.content.length === 0);

/** What an algorithm identifier is called, for a person. */
export const algorithmName = (value: Der | undefined): string => identifier(value)?.name ?? 'none that can be read';

/** A hash algorithm with no parameters, or NULL (RFC 5754, 2). */
export function readHash(value: Der | undefined): HashName | undefined {
  const read = identifier(value);
  return read !== undefined && hasNone(read) ? HASHES.get(read.name) : undefined;
}

/**
 * A signature algorithm. In CMS a plain RSA key (RFC 3370) takes its hash from the signer's digest algorithm: `digest`.
 * A named hash that is not that digest is not supported (RFC 5754, 3 wants them equal).
 */
export function readSignatureAlgorithm(value: Der | undefined, digest?: HashName): SignatureAlgorithm | undefined {
  const read = identifier(value);
  if (read === undefined) return undefined;
  const found = read.name === RSA_PSS ? readPss(read.parameters) : hasNone(read) ? named(read.name, digest) : undefined;
  return digest !== undefined && found?.hash !== digest ? undefined : found;
}

const named = (name: string, digest: HashName | undefined): SignatureAlgorithm | undefined =>
  name === RSA_ENCRYPTION && digest !== undefined ? { kind: 'rsa', hash: digest } : SIGNATURES.get(name);

/** RSASSA-PSS-params (RFC 4055): the mask's hash must be the message's. The defaults are SHA-1 and 20. */
function readPss(parameters: Der | undefined): SignatureAlgorithm | undefined {
  const members = new Members(inside(parameters, TAG.sequence) ?? []);
  const [hashPart, maskPart, saltPart, trailerPart] = [0, 1, 2, 3].map((n) => members.take(around(n)));
  const hash = hashPart === undefined ? 'sha1' : readHash(only(hashPart, around(0)));
  const mask = maskPart === undefined ? undefined : identifier(only(maskPart, around(1)));
  const maskHash = maskPart === undefined ? 'sha1' : mask?.name === MGF1 ? readHash(mask.parameters) : undefined;
  const saltLength = saltPart === undefined ? 20 : smallInteger(only(saltPart, around(2)));
  const trailer = trailerPart === undefined ? 1 : smallInteger(only(trailerPart, around(3)));
  if (parameters?.tag !== TAG.sequence || !members.isAtEnd || hash === undefined || maskHash !== hash || trailer !== 1) return undefined;
  return saltLength === undefined || saltLength > LONGEST_SALT ? undefined : { kind: 'rsa-pss', hash, saltLength };
}
