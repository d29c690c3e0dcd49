import { readSignatureAlgorithm } from './algorithms';
import type { SignatureAlgorithm } from './algorithms';
import { readExtensions } from './certificate-extensions';
import type { Extensions } from './certificate-extensions';
import { Members, TAG, around, inPlace, inside, sameBytes, wholeDer } from './der';
import type { Der } from './der';
import { bitBytes, integerValue, timeValue } from './der-values';
import type { Time } from './der-values';
import { readName } from './names';
import type { Name } from './names';

/** An X.509 certificate as far as a time-stamp token needs it (RFC 5280). Read, not verified. */
export type Certificate = {
  readonly der: Uint8Array;
  /** What is signed. */
  readonly body: Uint8Array;
  /** Undefined: an algorithm that is not supported here. */
  readonly algorithm: SignatureAlgorithm | undefined;
  readonly signature: Uint8Array;
  readonly serial: bigint;
  /** Names as they lie there, to be compared by their bytes, and for a person. */
  readonly issuer: Uint8Array;
  readonly issuerName: Name;
  readonly subject: Uint8Array;
  readonly subjectName: Name;
  readonly notBefore: Time;
  readonly notAfter: Time;
  /** SubjectPublicKeyInfo. */
  readonly key: Uint8Array;
  readonly extensions: Extensions;
};

/** Reads a certificate; undefined where the bytes are not one. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  const [body, algorithm, bits, ...more] = inside(wholeDer(bytes), TAG.sequence) ?? [];
  const signature = bitBytes(bits);
  const fields = inside(body, TAG.sequence);
  if (body === undefined || algorithm === undefined || signature === undefined || fields === undefined || more.length > 0) return undefined;
  const read = readBody(new Members(fields), algorithm);
  return read === undefined ? undefined : { der: bytes, body: body.whole, algorithm: readSignatureAlgorithm(algorithm), signature, ...read };
}

type Body = Omit<Certificate, 'der' | 'body' | 'algorithm' | 'signature'>;

function readBody(members: Members, outer: Der): Body | undefined {
  members.take(around(0));
  const serial = integerValue(members.take(TAG.integer));
  const inner = members.take(TAG.sequence);
  const issuer = members.take(TAG.sequence);
  const [from, to, ...more] = inside(members.take(TAG.sequence), TAG.sequence) ?? [];
  const subject = members.take(TAG.sequence);
  const key = members.take(TAG.sequence);
  members.take(inPlace(1));
  members.take(inPlace(2));
  const extensions = readExtensions(members.take(around(3)));
  // The signed algorithm and the one beside the signature must be the same: RFC 5280, 4.1.1.2.
  if (inner === undefined || !sameBytes(inner.whole, outer.whole) || !members.isAtEnd || more.length > 0) return undefined;
  const [issuerName, subjectName, notBefore, notAfter] = [readName(issuer), readName(subject), timeValue(from), timeValue(to)];
  if (serial === undefined || issuer === undefined || subject === undefined || key === undefined || extensions === undefined) return undefined;
  if (issuerName === undefined || subjectName === undefined || notBefore === undefined || notAfter === undefined) return undefined;
  return { serial, issuer: issuer.whole, issuerName, subject: subject.whole, subjectName, notBefore, notAfter, key: key.whole, extensions };
}
