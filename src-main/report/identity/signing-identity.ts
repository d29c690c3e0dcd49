import type { KeyObject } from 'node:crypto';
import { X509Certificate } from 'node:crypto';

import { done, failed } from '#core/contract';
import type { Outcome } from '#core/contract';
import type { SignerFacts } from '#core/report';

import type { Algorithm } from '../signature/algorithms';
import { algorithmFor } from '../signature/algorithms';

/** A key that can sign a report, with its certificate and what a reader is told about both. */
export type SigningIdentity = {
  readonly key: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
  /** DER, the issuer of `certificate` first as far as known. */
  readonly chain: readonly Buffer[];
  readonly algorithm: Algorithm;
  readonly facts: SignerFacts;
};

/** Joins key and certificate, once it is sure that they belong together and that the key is fit to sign. */
export function signingIdentity(key: KeyObject, certificate: Buffer, chain: readonly Buffer[], oneTime: boolean): Outcome<SigningIdentity> {
  const algorithm = algorithmFor(key);
  if (algorithm === undefined) return failed('identity-unreadable', 'The key of this identity cannot sign a report: RSA of 2048 bits or more, or EC on P-256, P-384 or P-521 is needed.');
  const parsed = new X509Certificate(certificate);
  if (!parsed.checkPrivateKey(key)) return failed('identity-unreadable', 'The certificate of this identity does not belong to its key.');
  return done({ key, certificate, chain, algorithm, facts: factsOf(parsed, algorithm, oneTime) });
}

function factsOf(certificate: X509Certificate, algorithm: Algorithm, oneTime: boolean): SignerFacts {
  return {
    subject: certificate.subject.split('\n').join(', '),
    selfSigned: certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey),
    oneTime,
    algorithm: algorithm.name,
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}
