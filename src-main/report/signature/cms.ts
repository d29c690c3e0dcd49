import { createHash, sign } from 'node:crypto';

import type { SigningIdentity } from '../identity/signing-identity';
import { cmsSignatureIdentifier, digestIdentifier } from './algorithms';
import { TAG, der, oid, readDer, readInside, sequence, sortedSet } from './der';

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

const CONTEXT_0 = 0xa0;
const VERSION_1 = der(TAG.integer, Buffer.from([1]));

/**
 * A detached CMS signature over these bytes as PAdES baseline B-B wants it (ETSI EN 319 142-1, 6.3; RFC 5652).
 *
 * Signed attributes are exactly content-type, message-digest and signing-certificate-v2, in DER order. There is no
 * signing-time: PAdES forbids it, and the claimed time stands in the PDF. The signer's certificate comes first, its chain
 * after it.
 */
export function buildCms(parts: readonly Uint8Array[], identity: SigningIdentity): Buffer {
  const { algorithm } = identity;
  const hash = createHash(algorithm.digest);
  for (const part of parts) hash.update(part);
  const attributes = [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, der(TAG.octets, hash.digest())),
    attribute(OID.signingCertificateV2, signingCertificate(identity.certificate)),
  ];
  // Signed as a SET, sent as [0]: RFC 5652, 5.4.
  const signature = sign(algorithm.digest, sortedSet(TAG.set, attributes), identity.key);
  const signerInfo = sequence(
    VERSION_1, issuerAndSerial(identity.certificate), digestIdentifier(algorithm.digest), sortedSet(CONTEXT_0, attributes),
    cmsSignatureIdentifier(algorithm), der(TAG.octets, signature),
  );
  const signedData = sequence(
    VERSION_1, der(TAG.set, digestIdentifier(algorithm.digest)), sequence(oid(OID.data)),
    der(CONTEXT_0, identity.certificate, ...identity.chain), der(TAG.set, signerInfo),
  );
  return sequence(oid(OID.signedData), der(CONTEXT_0, signedData));
}

const attribute = (name: string, value: Buffer): Buffer => sequence(oid(name), der(TAG.set, value));

/** ESSCertIDv2 with its default SHA-256 left out, as DER demands (RFC 5035). */
function signingCertificate(certificate: Buffer): Buffer {
  const hash = createHash('sha256').update(certificate).digest();
  return sequence(sequence(sequence(der(TAG.octets, hash))));
}

/** Taken from the certificate's own bytes, never encoded anew: a name must match to the byte. */
export function issuerAndSerial(certificate: Buffer): Buffer {
  const [body] = readInside(readDer(certificate)) ?? [];
  const fields = readInside(body) ?? [];
  const [serial, , issuer] = fields[0]?.tag === CONTEXT_0 ? fields.slice(1) : fields;
  if (serial === undefined || issuer === undefined) throw new Error('a certificate that was accepted has no issuer');
  return sequence(issuer.whole, serial.whole);
}
