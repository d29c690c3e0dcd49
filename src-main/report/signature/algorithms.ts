import type { KeyObject } from 'node:crypto';

import { der, oid, sequence } from './der';

export type Digest = 'sha256' | 'sha384' | 'sha512';
/** How a key signs: its digest, and its name as a report prints it. */
export type Algorithm = { readonly digest: Digest; readonly name: string; readonly rsa: boolean };

const NULL = der(0x05);
const DIGEST_OID: Readonly<Record<Digest, string>> = { sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2', sha512: '2.16.840.1.101.3.4.2.3' };
const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const RSA_WITH_SHA256 = '1.2.840.113549.1.1.11';
const ECDSA_OID: Readonly<Record<Digest, string>> = { sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3', sha512: '1.2.840.10045.4.3.4' };
const CURVES: ReadonlyMap<string, Algorithm> = new Map([
  ['prime256v1', { digest: 'sha256', name: 'ECDSA P-256, SHA-256', rsa: false }],
  ['secp384r1', { digest: 'sha384', name: 'ECDSA P-384, SHA-384', rsa: false }],
  ['secp521r1', { digest: 'sha512', name: 'ECDSA P-521, SHA-512', rsa: false }],
]);
const SHORTEST_RSA = 2048;

/** The algorithm for a private or public key; undefined where a report must not be signed with it. */
export function algorithmFor(key: KeyObject): Algorithm | undefined {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'ec') return CURVES.get(details?.namedCurve ?? '');
  const bits = details?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < SHORTEST_RSA) return undefined;
  return { digest: 'sha256', name: `RSA ${String(bits)} PKCS#1 v1.5, SHA-256`, rsa: true };
}

export const digestIdentifier = (digest: Digest): Buffer => sequence(oid(DIGEST_OID[digest]), NULL);

/** In CMS an RSA key is named by itself (RFC 3370), an EC key with its digest (RFC 5754). */
export function cmsSignatureIdentifier({ rsa, digest }: Algorithm): Buffer {
  return rsa ? sequence(oid(RSA_ENCRYPTION), NULL) : sequence(oid(ECDSA_OID[digest]));
}

/** In a certificate both name their digest. */
export function certificateSignatureIdentifier({ rsa, digest }: Algorithm): Buffer {
  return rsa ? sequence(oid(RSA_WITH_SHA256), NULL) : sequence(oid(ECDSA_OID[digest]));
}

/** The digest that an AlgorithmIdentifier's first value names. */
export function digestNamed(identifier: Buffer): Digest | undefined {
  return (['sha256', 'sha384', 'sha512'] as const).find((digest) => oid(DIGEST_OID[digest]).equals(identifier));
}
