import { HASH_WORD } from './algorithms';
import type { HashName } from './algorithms';
import type { Certificate } from './certificate';
import type { Crypto } from './crypto';
import type { Trust } from './path';
import type { Token } from './token';

const SHORTEST = { rsa: 2048, ec: 256 } as const;
const KEY_WORD = { rsa: 'an RSA key', ec: 'an EC key' } as const;

/**
 * What a token rests on that nobody should rely on today (ETSI TS 119 312, NIST SP 800-131A): SHA-1 anywhere in it or in
 * its path, RSA keys under 2,048 bits, EC keys under 256. The signature on the trusted certificate itself plays no part.
 */
export function weaknesses({ info, signer }: Token, certificate: Certificate, trust: Trust, crypto: Crypto): string[] {
  const path = trust.state === 'trusted' ? trust.path : [certificate];
  const below = trust.state === 'trusted' ? path.slice(0, -1) : [];
  const { first, second } = signer.attributes;
  const found = [
    ...hash(info.imprint.hash, 'for its message imprint'),
    ...hash(signer.digest, 'for its signature'),
    ...(first !== undefined && second === undefined ? hash('sha1', "for naming its signer's certificate") : []),
    ...below.flatMap(({ algorithm, subjectName }) => (algorithm === undefined ? [] : hash(algorithm.hash, `under the certificate of "${subjectName.text}"`))),
    ...path.flatMap(({ key, subjectName }) => weakKey(crypto, key, subjectName.text)),
  ];
  return [...new Set(found)];
}

const hash = (name: HashName, where: string): string[] => (name === 'sha1' ? [`${HASH_WORD[name]} ${where}`] : []);

function weakKey(crypto: Crypto, key: Uint8Array, owner: string): string[] {
  const facts = crypto.keyOf(key);
  return facts !== undefined && facts.bits < SHORTEST[facts.kind] ? [`${KEY_WORD[facts.kind]} of ${facts.bits} bits ("${owner}")`] : [];
}
