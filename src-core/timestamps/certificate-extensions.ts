import { Members, TAG, inside, only, wholeDer } from './der';
import type { Der } from './der';
import { booleanValue, isBitSet, oidText, smallInteger } from './der-values';

/** What a certificate's extensions say about what its key may be used for (RFC 5280, 4.2.1). */
export type Extensions = {
  readonly isAuthority: boolean;
  /** Most authorities between this one and the last certificate; undefined: no limit. */
  readonly pathLength: number | undefined;
  /** Undefined: the extension is absent and limits nothing. */
  readonly keyUsage: { readonly signsData: boolean; readonly signsCertificates: boolean } | undefined;
  readonly extendedKeyUsage: { readonly critical: boolean; readonly purposes: readonly string[] } | undefined;
  readonly keyId: Uint8Array | undefined;
  /** Critical ones that are not read here: who does not understand them must not use the certificate. */
  readonly notUnderstood: readonly string[];
};

const OID = { keyId: '2.5.29.14', keyUsage: '2.5.29.15', basicConstraints: '2.5.29.19', policies: '2.5.29.32', extendedKeyUsage: '2.5.29.37' } as const;

type Extension = { readonly critical: boolean; readonly value: Der };

/** Reads the extensions out of their explicit tag; undefined where they are malformed or one stands twice. */
export function readExtensions(tagged: Der | undefined): Extensions | undefined {
  const found = tagged === undefined ? new Map<string, Extension>() : listed(inside(only(tagged, tagged.tag), TAG.sequence));
  if (found === undefined) return undefined;
  const constraints = readConstraints(found.get(OID.basicConstraints));
  const keyUsage = readKeyUsage(found.get(OID.keyUsage));
  const extendedKeyUsage = readPurposes(found.get(OID.extendedKeyUsage));
  if (constraints === 'malformed' || keyUsage === 'malformed' || extendedKeyUsage === 'malformed') return undefined;
  const understood: readonly string[] = Object.values(OID);
  const notUnderstood = [...found].filter(([name, { critical }]) => critical && !understood.includes(name)).map(([name]) => name);
  return { ...constraints, keyUsage, extendedKeyUsage, keyId: found.get(OID.keyId)?.value.content, notUnderstood };
}

function listed(extensions: readonly Der[] | undefined): Map<string, Extension> | undefined {
  if (extensions === undefined) return undefined;
  const found = new Map<string, Extension>();
  for (const extension of extensions) {
    const members = new Members(inside(extension, TAG.sequence) ?? []);
    const name = oidText(members.take(TAG.oid));
    const flag = members.take(TAG.boolean);
    const critical = flag === undefined ? false : booleanValue(flag);
    const octets = members.take(TAG.octets);
    const value = octets === undefined ? undefined : wholeDer(octets.content);
    if (name === undefined || critical === undefined || value === undefined || !members.isAtEnd || found.has(name)) return undefined;
    found.set(name, { critical, value });
  }
  return found;
}

function readConstraints(extension: Extension | undefined): Pick<Extensions, 'isAuthority' | 'pathLength'> | 'malformed' {
  if (extension === undefined) return { isAuthority: false, pathLength: undefined };
  const values = inside(extension.value, TAG.sequence);
  if (values === undefined) return 'malformed';
  const members = new Members(values);
  const flag = members.take(TAG.boolean);
  const length = members.take(TAG.integer);
  const isAuthority = flag === undefined ? false : booleanValue(flag);
  const pathLength = smallInteger(length);
  if (isAuthority === undefined || (length !== undefined && pathLength === undefined) || !members.isAtEnd) return 'malformed';
  return { isAuthority, pathLength };
}

/** digitalSignature is bit 0, nonRepudiation bit 1, keyCertSign bit 5. */
function readKeyUsage(extension: Extension | undefined): Extensions['keyUsage'] | 'malformed' {
  if (extension === undefined) return undefined;
  const { value } = extension;
  if (value.tag !== TAG.bits || value.content.length < 1 || (value.content[0] ?? 0) > 7) return 'malformed';
  return { signsData: isBitSet(value, 0) || isBitSet(value, 1), signsCertificates: isBitSet(value, 5) };
}

function readPurposes(extension: Extension | undefined): Extensions['extendedKeyUsage'] | 'malformed' {
  if (extension === undefined) return undefined;
  const purposes = inside(extension.value, TAG.sequence)?.map(oidText);
  if (purposes === undefined || purposes.length === 0 || purposes.includes(undefined)) return 'malformed';
  return { critical: extension.critical, purposes: purposes.filter((name) => name !== undefined) };
}
