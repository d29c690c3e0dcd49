import { algorithmName, readHash, readSignatureAlgorithm } from './algorithms';
import type { HashName, SignatureAlgorithm } from './algorithms';
import { readCertificate } from './certificate';
import type { Certificate } from './certificate';
import { Members, TAG, around, inPlace, inside, only } from './der';
import type { Der } from './der';
import { integerValue, oidText, smallInteger } from './der-values';
import { readSignedAttributes } from './signed-attributes';
import type { SignedAttributes } from './signed-attributes';
import { unread } from './tst-info';
import type { Unread } from './tst-info';

/** The one signer of a token, as its SignerInfo names it (RFC 5652, 5.3). */
export type Signer = {
  readonly named: { readonly issuer: Uint8Array; readonly serial: bigint } | { readonly keyId: Uint8Array };
  readonly digest: HashName;
  readonly algorithm: SignatureAlgorithm;
  readonly attributes: SignedAttributes;
  readonly signature: Uint8Array;
};

export type SignedData = { readonly content: Uint8Array; readonly certificates: readonly Certificate[]; readonly signer: Signer };

const SIGNED_DATA = '1.2.840.113549.1.7.2';
export const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const MOST_CERTIFICATES = 50;

/** Reads the CMS envelope of a token (RFC 3161, 2.4.2): signed content of the type TSTInfo, exactly one signer. */
export function readSignedData(envelope: Der): SignedData | Unread {
  const [type, tagged, ...more] = inside(envelope, TAG.sequence) ?? [];
  const values = inside(only(tagged, around(0)), TAG.sequence);
  if (oidText(type) !== SIGNED_DATA || values === undefined || more.length > 0) return unread('it is not CMS signed data');
  const members = new Members(values);
  const version = smallInteger(members.take(TAG.integer));
  const digests = members.take(TAG.set);
  const [contentType, contentTag] = inside(members.take(TAG.sequence), TAG.sequence) ?? [];
  const content = only(contentTag, around(0));
  const certificates = readCertificates(members.take(around(0)));
  members.take(around(1));
  const signers = inside(members.take(TAG.set), TAG.set);
  if (version === undefined || digests === undefined || signers === undefined || !members.isAtEnd) return unread('its signed data is malformed');
  if (oidText(contentType) !== TST_INFO || content?.tag !== TAG.octets) return unread('what it signs is not a TSTInfo');
  if (certificates === undefined) return unread('its certificates cannot be read');
  const [signerInfo] = signers;
  if (signerInfo === undefined || signers.length > 1) return unread(`it has ${signers.length} signers, where a token has one`);
  const signer = readSigner(signerInfo);
  return 'because' in signer ? signer : { content: content.content, certificates, signer };
}

/** Plain certificates; attribute certificates and other kinds stand in the same set and are passed over. */
function readCertificates(set: Der | undefined): readonly Certificate[] | undefined {
  const values = set === undefined ? [] : inside(set, around(0));
  const plain = values?.filter(({ tag }) => tag === TAG.sequence);
  if (plain === undefined || plain.length > MOST_CERTIFICATES) return undefined;
  // One that cannot be read is as good as missing: the path will not be found, and nothing is claimed.
  return plain.map(({ whole }) => readCertificate(whole)).filter((certificate) => certificate !== undefined);
}

function readSigner(value: Der): Signer | Unread {
  const members = new Members(inside(value, TAG.sequence) ?? []);
  const version = smallInteger(members.take(TAG.integer));
  const named = readSignerName(members.take(TAG.sequence), members.take(inPlace(0)));
  const digestPart = members.take(TAG.sequence);
  const attributes = readSignedAttributes(members.take(around(0)));
  const algorithmPart = members.take(TAG.sequence);
  const signature = members.take(TAG.octets);
  members.take(around(1));
  if (version === undefined || named === undefined || signature === undefined || !members.isAtEnd) return unread('its signer is malformed');
  if ('because' in attributes) return attributes;
  const digest = readHash(digestPart);
  if (digest === undefined) return unread(`its signer uses the hash ${algorithmName(digestPart)}, which is not supported`);
  const algorithm = readSignatureAlgorithm(algorithmPart, digest);
  if (algorithm === undefined) return unread(`its signature uses the algorithm ${algorithmName(algorithmPart)} in a way that is not supported`);
  return { named, digest, algorithm, attributes, signature: signature.content };
}

function readSignerName(pair: Der | undefined, keyId: Der | undefined): Signer['named'] | undefined {
  if (pair === undefined) return keyId === undefined ? undefined : { keyId: keyId.content };
  const [issuer, number, ...more] = inside(pair, TAG.sequence) ?? [];
  const serial = integerValue(number);
  return issuer === undefined || serial === undefined || more.length > 0 || keyId !== undefined ? undefined : { issuer: issuer.whole, serial };
}
