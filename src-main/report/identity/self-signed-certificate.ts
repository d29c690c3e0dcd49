import type { KeyObject } from 'node:crypto';
import { createHash, randomBytes, sign } from 'node:crypto';

import type { Algorithm } from '../signature/algorithms';
import { certificateSignatureIdentifier } from '../signature/algorithms';
import { TAG, der, oid, sequence } from '../signature/der';

const YEARS = 10;
/** The longest common name that X.520 allows. */
const LONGEST_NAME = 64;
const TRUE = der(0x01, Buffer.from([0xff]));

/**
 * An X.509 certificate that a key makes for itself: common name as given, ten years from `from`, for signatures only
 * (digitalSignature and nonRepudiation, not an authority). DER. RFC 5280.
 */
export function selfSignedCertificate(commonName: string, keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }, algorithm: Algorithm, from: Date): Buffer {
  const until = new Date(from);
  until.setUTCFullYear(from.getUTCFullYear() + YEARS);
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' });
  const name = nameOf(commonName);
  const body = sequence(
    der(0xa0, der(TAG.integer, Buffer.from([2]))),
    serialNumber(), certificateSignatureIdentifier(algorithm), name, sequence(time(from), time(until)), name, publicKey,
    der(0xa3, extensions(publicKey)),
  );
  return sequence(body, certificateSignatureIdentifier(algorithm), der(TAG.bits, Buffer.from([0]), sign(algorithm.digest, body, keys.privateKey)));
}

/** 127 random bits, the first of them set, so that the number is positive and always as long. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return der(TAG.integer, bytes);
}

function nameOf(commonName: string): Buffer {
  const cut = Array.from(commonName).slice(0, LONGEST_NAME).join('');
  return sequence(der(TAG.set, sequence(oid('2.5.4.3'), der(TAG.utf8, Buffer.from(cut, 'utf8')))));
}

/** UTCTime up to 2049, GeneralizedTime from 2050. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return date.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(`${digits.slice(2)}Z`)) : der(0x18, Buffer.from(`${digits}Z`));
}

function extensions(publicKey: Buffer): Buffer {
  const keyId = createHash('sha1').update(publicKey).digest();
  return sequence(
    sequence(oid('2.5.29.19'), TRUE, der(TAG.octets, sequence())),
    sequence(oid('2.5.29.15'), TRUE, der(TAG.octets, der(TAG.bits, Buffer.from([6, 0xc0])))),
    sequence(oid('2.5.29.14'), der(TAG.octets, der(TAG.octets, keyId))),
  );
}
