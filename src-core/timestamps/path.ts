import { compareInstants } from '#core/evidence';

import type { Certificate } from './certificate';
import type { Crypto } from './crypto';
import { sameBytes } from './der';
import type { Time } from './der-values';

/** Whether a certificate leads to one that the examiner trusts. `path`: from the signer's certificate to that one. */
export type Trust = { readonly state: 'trusted'; readonly path: readonly Certificate[] } | { readonly state: 'untrusted'; readonly because: string };

export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const ANY_PURPOSE = '2.5.29.37.0';
const LONGEST_PATH = 8;
/** Signatures of certificates that are tried for one token: a hostile set of look-alikes must not take for ever. */
const MOST_TRIES = 64;

/**
 * Looks for a path from a certificate to one of the examiner's, as it stood at a point in time (RFC 5280, 6.1, without
 * policies, names and revocation): each certificate valid then, signed by the next, which may sign certificates. The
 * examiner's certificates are trusted as they are; those that came with the token only ever lie between.
 * Names are compared byte by byte. Why there is no path is said of the attempt that came farthest.
 */
export function findPath(signer: Certificate, others: readonly Certificate[], trusted: readonly Certificate[], at: Time, crypto: Crypto): Trust {
  let tries = 0;
  let farthest = { length: 0, because: '' };
  const note = (path: readonly Certificate[], because: string): void => {
    if (path.length > farthest.length) farthest = { length: path.length, because };
  };
  const extend = (path: readonly Certificate[], last: Certificate): readonly Certificate[] | undefined => {
    const fault = faultOf(last, path.length - 1, at);
    if (fault === undefined && trusted.some((one) => sameBytes(one.der, last.der))) return path;
    const tooLong = path.length === LONGEST_PATH ? `the path is longer than ${LONGEST_PATH} certificates` : undefined;
    if (fault !== undefined || tooLong !== undefined) {
      note(path, fault ?? tooLong ?? '');
      return undefined;
    }
    note(path, `it leads to "${last.issuerName.text}", of which no certificate was supplied`);
    for (const issuer of [...trusted, ...others]) {
      if (!sameBytes(issuer.subject, last.issuer) || path.some((one) => sameBytes(one.der, issuer.der)) || tries === MOST_TRIES) continue;
      tries++;
      const signed = last.algorithm !== undefined && crypto.verify(last.algorithm, issuer.key, last.body, last.signature);
      if (!signed) note([...path, issuer], `the certificate of "${last.subjectName.text}" is not signed with the key of the "${issuer.subjectName.text}" that was found`);
      const found = signed ? extend([...path, issuer], issuer) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const path = extend([signer], signer);
  return path === undefined ? { state: 'untrusted', because: farthest.because } : { state: 'trusted', path };
}

/** Why a certificate has no place in a path, so many certificates above the signer's; undefined where it has. */
function faultOf(certificate: Certificate, place: number, at: Time): string | undefined {
  const { notBefore, notAfter, extensions, subjectName } = certificate;
  const name = `the certificate of "${subjectName.text}"`;
  if (compareInstants(at.instant, notBefore.instant) < 0) return `${name} is valid from ${notBefore.text} on, after the token's time ${at.text}`;
  if (compareInstants(at.instant, notAfter.instant) > 0) return `${name} was valid until ${notAfter.text}, before the token's time ${at.text}`;
  const [unknown] = extensions.notUnderstood;
  if (unknown !== undefined) return `${name} has a critical extension that is not known here (${unknown})`;
  const { keyUsage, extendedKeyUsage, isAuthority, pathLength } = extensions;
  if (place === 0) return keyUsage?.signsData === false ? `${name} is not for signing data` : undefined;
  if (!isAuthority || keyUsage?.signsCertificates === false) return `${name} is not for signing certificates`;
  if (pathLength !== undefined && place - 1 > pathLength) return `${name} allows no path of this length`;
  const purposes = extendedKeyUsage?.purposes;
  return purposes === undefined || purposes.includes(TIME_STAMPING) || purposes.includes(ANY_PURPOSE) ? undefined : `${name} is not for time-stamping`;
}
