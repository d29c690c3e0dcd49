import { X509Certificate, createHash, timingSafeEqual, verify } from 'node:crypto';

import { digestNamed } from './algorithms';
import { OID, issuerAndSerial } from './cms';
import type { Der } from './der';
import { TAG, der, oid, readDer, readInside } from './der';

export type SignedReportCheck = {
  /** The ByteRange leaves out the signature's own place and nothing else, up to the last byte of the file. */
  readonly wholeFileCovered: boolean;
  /** The covered bytes have the digest that was signed. */
  readonly digestMatches: boolean;
  /** The signature over the signed attributes is that of the certificate inside, which the attributes name. */
  readonly signatureHolds: boolean;
};

const NOTHING: SignedReportCheck = { wholeFileCovered: false, digestMatches: false, signatureHolds: false };
const BYTE_RANGE = /\/ByteRange \[0 (\d{1,12}) (\d{1,12}) (\d{1,12}) *\]/g;

/**
 * Whether a report made by this tool is as it was signed. Anything unexpected is a no: a second ByteRange, a revision
 * appended later, bytes after the CMS that are not padding.
 * Does not judge who signed: no certificate is traced to a trust anchor, and no revocation is asked for.
 */
export function verifySignedReport(bytes: Buffer): SignedReportCheck {
  try {
    return check(bytes);
  } catch {
    // Node throws on some malformed certificates and keys and answers false on others: both are a no.
    return NOTHING;
  }
}

function check(bytes: Buffer): SignedReportCheck {
  const ranges = [...bytes.toString('latin1').matchAll(BYTE_RANGE)];
  const [before = -1, after = -1, rest = -1] = (ranges[0] ?? []).slice(1).map(Number);
  if (ranges.length !== 1 || before < 0 || after <= before || after > bytes.length) return NOTHING;
  const place = bytes.subarray(before, after).toString('latin1');
  const wholeFileCovered = /^<(?:[0-9a-f]{2})+>$/.test(place) && after + rest === bytes.length;
  const contents = Buffer.from(place.slice(1, -1), 'hex');
  const cms = readDer(contents);
  if (cms === undefined || contents.subarray(cms.whole.length).some((byte) => byte !== 0)) return NOTHING;
  const parts = signedParts(cms);
  if (parts === undefined) return { ...NOTHING, wholeFileCovered };
  const hash = createHash(parts.digest).update(bytes.subarray(0, before)).update(bytes.subarray(after, after + rest)).digest();
  return { wholeFileCovered, digestMatches: same(hash, parts.messageDigest), signatureHolds: signatureHolds(parts) };
}

type Parts = { readonly digest: 'sha256' | 'sha384' | 'sha512'; readonly certificate: Buffer; readonly signer: Buffer; readonly attributes: Der; readonly messageDigest: Buffer; readonly certificateHash: Buffer; readonly signature: Buffer };

/** The parts of a CMS of the one form that `buildCms` makes; undefined for any other. */
function signedParts(cms: Der): Parts | undefined {
  const [type, explicit] = readInside(cms) ?? [];
  const [signedData] = readInside(explicit) ?? [];
  const [, , , certificates, signerInfos] = readInside(signedData) ?? [];
  const [certificate] = readInside(certificates) ?? [];
  const [signerInfo, ...others] = readInside(signerInfos) ?? [];
  const [, signer, digestAlgorithm, attributes, , signature, ...unsigned] = readInside(signerInfo) ?? [];
  const [digestName] = readInside(digestAlgorithm) ?? [];
  if (type?.whole.equals(oid(OID.signedData)) !== true || others.length > 0 || unsigned.length > 0) return undefined;
  if (certificate === undefined || signer === undefined || attributes === undefined || signature === undefined || digestName === undefined) return undefined;
  const digest = digestNamed(digestName.whole);
  const messageDigest = attributeValue(attributes, OID.messageDigest);
  const [ids] = readInside(attributeValue(attributes, OID.signingCertificateV2)) ?? [];
  const [certificateHash] = readInside(readInside(ids)?.[0]) ?? [];
  if (digest === undefined || messageDigest === undefined || certificateHash === undefined) return undefined;
  return { digest, certificate: certificate.whole, signer: signer.whole, attributes, messageDigest: messageDigest.content, certificateHash: certificateHash.content, signature: signature.content };
}

function attributeValue(attributes: Der, name: string): Der | undefined {
  for (const attribute of readInside(attributes) ?? []) {
    const [type, values] = readInside(attribute) ?? [];
    if (type?.whole.equals(oid(name)) === true) return readInside(values)?.[0];
  }
  return undefined;
}

function signatureHolds(parts: Parts): boolean {
  if (!same(createHash('sha256').update(parts.certificate).digest(), parts.certificateHash)) return false;
  if (!issuerAndSerial(parts.certificate).equals(parts.signer)) return false;
  const { publicKey } = new X509Certificate(parts.certificate);
  return verify(parts.digest, der(TAG.set, parts.attributes.content), publicKey, parts.signature);
}

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
