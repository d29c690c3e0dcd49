import { algorithmName, readHash } from './algorithms';
import type { HashName } from './algorithms';
import { Members, TAG, around, inside, only, sortedSet } from './der';
import type { Der } from './der';
import { integerValue, oidText } from './der-values';
import { unread } from './tst-info';
import type { Unread } from './tst-info';

/** How a signing-certificate attribute names the signer's certificate: by its hash, perhaps by issuer and serial number. */
export type CertificateId = { readonly hash: HashName; readonly value: Uint8Array; readonly issuer: Uint8Array | undefined; readonly serial: bigint | undefined };

/** What the signature is over (RFC 5652, 5.4; RFC 3161, 2.4.2; RFC 5816). Undefined: the attribute is missing. */
export type SignedAttributes = {
  /** The attributes as a DER set: the bytes that are signed. */
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly messageDigest: Uint8Array | undefined;
  /** signing-certificate (SHA-1) and signing-certificate-v2. */
  readonly first: CertificateId | undefined;
  readonly second: CertificateId | undefined;
};

const OID = { contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4', first: '1.2.840.113549.1.9.16.2.12', second: '1.2.840.113549.1.9.16.2.47' } as const;

/** Reads the signed attributes; each that matters may stand once, with one value. */
export function readSignedAttributes(tagged: Der | undefined): SignedAttributes | Unread {
  const attributes = inside(tagged, around(0));
  if (attributes === undefined) return unread('it has no signed attributes');
  const values = new Map<string, Der>();
  for (const attribute of attributes) {
    const [type, set, ...more] = inside(attribute, TAG.sequence) ?? [];
    const name = oidText(type);
    const [value, ...others] = inside(set, TAG.set) ?? [];
    if (name === undefined || value === undefined || more.length > 0) return unread('a signed attribute is malformed');
    if (values.has(name) || (others.length > 0 && Object.values<string>(OID).includes(name))) return unread('a signed attribute stands there twice');
    values.set(name, value);
  }
  const digest = values.get(OID.messageDigest);
  const [first, second] = [values.get(OID.first), values.get(OID.second)].map((value, index) => (value === undefined ? undefined : readId(value, index === 0)));
  if ((digest !== undefined && digest.tag !== TAG.octets) || first === 'malformed' || second === 'malformed') return unread('a signed attribute is malformed');
  if (typeof second === 'string') return unread(second);
  return { bytes: sortedSet(attributes), contentType: oidText(values.get(OID.contentType)), messageDigest: digest?.content, first: typeof first === 'string' ? undefined : first, second };
}

/** The first ESSCertID or ESSCertIDv2: it names the signer's own certificate (RFC 5035, 5.4). */
function readId(value: Der, isFirst: boolean): CertificateId | string {
  const [list] = inside(value, TAG.sequence) ?? [];
  const [id] = inside(list, TAG.sequence) ?? [];
  const members = new Members(inside(id, TAG.sequence) ?? []);
  const algorithm = isFirst ? undefined : members.take(TAG.sequence);
  const octets = members.take(TAG.octets);
  const issuerSerial = members.take(TAG.sequence);
  if (octets === undefined || !members.isAtEnd) return 'malformed';
  const hash = isFirst ? 'sha1' : algorithm === undefined ? 'sha256' : readHash(algorithm);
  if (hash === undefined) return `its signing-certificate attribute uses the hash ${algorithmName(algorithm)}, which is not supported`;
  const [names, number] = inside(issuerSerial, TAG.sequence) ?? [];
  const directory = inside(names, TAG.sequence)?.find(({ tag }) => tag === around(4));
  return { hash, value: octets.content, issuer: only(directory, around(4))?.whole, serial: integerValue(number) };
}
