import { X509Certificate, createPrivateKey } from 'node:crypto';

import forge from 'node-forge';

import type { Outcome } from '#core/contract';
import { failed } from '#core/contract';

import type { SigningIdentity } from './signing-identity';
import { signingIdentity } from './signing-identity';

const { asn1, pkcs12, pki } = forge;
type Asn1 = forge.asn1.Asn1;
type Pfx = forge.pkcs12.Pkcs12Pfx;

const WRONG_PASSPHRASE = /MAC could not be verified/;

/**
 * The identity in a PKCS#12 file: its first private key, the certificate that belongs to it, the others as its chain.
 *
 * RSA and EC; protected by PBES2 with AES (OpenSSL 3, Keychain) or by the older 3DES and RC2 (Windows, `-legacy`). Every
 * file must carry a MAC: without one, a wrong passphrase could not be told from a damaged file.
 */
export function openIdentityFile(bytes: Uint8Array, passphrase: string): Outcome<SigningIdentity> {
  try {
    const pfx = openPfx(Buffer.from(bytes), passphrase);
    const key = keyOf(pfx);
    if (key === undefined) return failed('identity-unreadable', 'The file holds no private key.');
    const certificates = certificatesOf(pfx);
    const own = certificates.find((certificate) => new X509Certificate(certificate).checkPrivateKey(key));
    if (own === undefined) return failed('identity-unreadable', 'The file holds no certificate for its private key.');
    return signingIdentity(key, own, certificates.filter((certificate) => certificate !== own), false);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (WRONG_PASSPHRASE.test(detail)) return failed('wrong-passphrase', 'The passphrase does not open this identity file.');
    return failed('identity-unreadable', 'The file is not a PKCS#12 identity (.p12, .pfx) that can be read.', detail);
  }
}

/**
 * The MAC and the older ciphers take the passphrase as UTF-16, PBES2 takes it as UTF-8, and node-forge knows one form
 * for both. Where they differ, the MAC is checked with the first and the content opened with the second.
 */
function openPfx(bytes: Buffer, passphrase: string): Pfx {
  const parse = (): Asn1 => asn1.fromDer(forge.util.createBuffer(bytes.toString('binary')));
  const ascii = /^[\x20-\x7e]*$/.test(passphrase);
  try {
    return pkcs12.pkcs12FromAsn1(withMac(parse()), passphrase);
  } catch (error) {
    if (ascii || (error instanceof Error && WRONG_PASSPHRASE.test(error.message))) throw error;
    return pkcs12.pkcs12FromAsn1(withoutMac(parse()), forge.util.encodeUtf8(passphrase));
  }
}

function withMac(pfx: Asn1): Asn1 {
  if (!Array.isArray(pfx.value) || pfx.value.length !== 3) throw new Error('there is no MAC');
  return pfx;
}

function withoutMac(pfx: Asn1): Asn1 {
  return Array.isArray(pfx.value) ? asn1.create(pfx.tagClass, pfx.type, pfx.constructed, pfx.value.slice(0, 2)) : pfx;
}

function keyOf(pfx: Pfx): ReturnType<typeof createPrivateKey> | undefined {
  for (const bag of bagsOf(pfx, pki.oids['pkcs8ShroudedKeyBag'], pki.oids['keyBag'])) {
    // node-forge reads RSA keys and leaves others as they are.
    const info = bag.key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(bag.key)) : bag.asn1;
    return createPrivateKey({ key: derOf(info), format: 'der', type: 'pkcs8' });
  }
  return undefined;
}

function certificatesOf(pfx: Pfx): readonly Buffer[] {
  return bagsOf(pfx, pki.oids['certBag']).map((bag) => derOf(bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1));
}

function bagsOf(pfx: Pfx, ...types: readonly (string | undefined)[]): readonly forge.pkcs12.Bag[] {
  return types.flatMap((bagType) => (bagType === undefined ? [] : pfx.getBags({ bagType })[bagType] ?? []));
}

const derOf = (value: Asn1): Buffer => Buffer.from(asn1.toDer(value).getBytes(), 'binary');
