import { HASH_WORD } from './algorithms';
import type { Certificate } from './certificate';
import type { Crypto } from './crypto';
import { sameBytes } from './der';
import { TIME_STAMPING, findPath } from './path';
import type { Trust } from './path';
import { TST_INFO } from './signed-data';
import type { CertificateId } from './signed-attributes';
import { readToken } from './token';
import type { Token } from './token';
import type { Unread } from './tst-info';
import { weaknesses } from './weak';

/** A token whose form could be read, with all that does not depend on the entry that carries it. */
export type CheckedToken = {
  readonly token: Token;
  /** Undefined: its certificate is neither in the token nor among the examiner's, so its signature was not checked. */
  readonly signer: Certificate | undefined;
  /** Why the token is no sound RFC 3161 token, as clauses; empty where it is one. */
  readonly unsound: readonly string[];
  readonly trust: Trust;
  /** What it rests on that is weak, as nouns. */
  readonly weak: readonly string[];
};

/**
 * Reads a token and checks it by itself: signature, signed attributes, purpose of the certificate, path to one of the
 * `trusted` at the token's own time, strength. Does not ask for revocation, and does not know what it should stand for.
 */
export function checkToken(bytes: Uint8Array, trusted: readonly Certificate[], crypto: Crypto): CheckedToken | Unread {
  const token = readToken(bytes);
  if ('because' in token) return token;
  const attributes = faultyAttributes(token, crypto);
  const signer = signerOf(token, [...token.certificates, ...trusted], crypto);
  if (signer === undefined) {
    const because = 'it carries no certificate of its signer, and none was supplied, so its signature could not be checked';
    return { token, signer, unsound: attributes, trust: { state: 'untrusted', because }, weak: [] };
  }
  const unsupported = crypto.keyOf(signer.key) === undefined;
  if (unsupported) return { because: `its signer's key is of a kind that is not supported` };
  const unsound = [...attributes, ...faultySigner(token, signer, crypto)];
  // What an unsound token says of its time is nobody's word: no path can be asked for at that time.
  const trust = unsound.length > 0 ? { state: 'untrusted' as const, because: 'the token is not sound' } : findPath(signer, token.certificates, trusted, token.info.genTime, crypto);
  return { token, signer, unsound, trust, weak: weaknesses(token, signer, trust, crypto) };
}

/** Content type and digest of what is signed (RFC 5652, 11.1 and 11.2). */
function faultyAttributes({ content, signer }: Token, crypto: Crypto): string[] {
  const { contentType, messageDigest, first, second } = signer.attributes;
  const faults: string[] = [];
  if (contentType !== TST_INFO) faults.push('its signed content type is not that of a time-stamp');
  if (messageDigest === undefined || !sameBytes(messageDigest, crypto.hash(signer.digest, content))) faults.push(`what it states does not have the ${HASH_WORD[signer.digest]} digest that was signed`);
  if (first === undefined && second === undefined) faults.push('it has no signing-certificate attribute');
  return faults;
}

function faultySigner({ signer: { attributes, algorithm, signature } }: Token, certificate: Certificate, crypto: Crypto): string[] {
  const faults: string[] = [];
  if (!crypto.verify(algorithm, certificate.key, attributes.bytes, signature)) faults.push('its signature does not verify with the key of its certificate');
  for (const id of idsOf(attributes)) if (!identifies(id, certificate, crypto)) faults.push('its signing-certificate attribute names another certificate');
  const purpose = certificate.extensions.extendedKeyUsage;
  if (purpose?.purposes.includes(TIME_STAMPING) !== true) faults.push("its signer's certificate is not for time-stamping (extended key usage)");
  else if (purpose.purposes.length > 1) faults.push("its signer's certificate is for other purposes, too (extended key usage must be time-stamping alone)");
  else if (!purpose.critical) faults.push("its signer's certificate does not mark its extended key usage critical");
  return faults;
}

/**
 * The certificate that the token names. Several can bear the name (one that was renewed for the same key, another of the
 * same issuer and number): then the one that was signed for (RFC 5816), wherever it stands.
 */
function signerOf({ signer }: Token, certificates: readonly Certificate[], crypto: Crypto): Certificate | undefined {
  const named = certificates.filter((certificate) => isNamed(certificate, signer));
  return named.find((certificate) => idsOf(signer.attributes).every((id) => identifies(id, certificate, crypto))) ?? named[0];
}

const idsOf = ({ first, second }: Token['signer']['attributes']): readonly CertificateId[] => [first, second].filter((id) => id !== undefined);

function identifies(id: CertificateId, certificate: Certificate, crypto: Crypto): boolean {
  if (!sameBytes(id.value, crypto.hash(id.hash, certificate.der))) return false;
  if (id.serial !== undefined && id.serial !== certificate.serial) return false;
  return id.issuer === undefined || sameBytes(id.issuer, certificate.issuer);
}

function isNamed(certificate: Certificate, { named }: Token['signer']): boolean {
  if ('keyId' in named) return certificate.extensions.keyId !== undefined && sameBytes(certificate.extensions.keyId, named.keyId);
  return certificate.serial === named.serial && sameBytes(certificate.issuer, named.issuer);
}
