import type { Start } from '#core/contract';

import type { FileIdentity, SigningKind } from '../../state/report-slice';

export type SigningOption = { readonly kind: SigningKind; readonly title: string; readonly says: string };

export type SigningView = {
  readonly options: readonly SigningOption[];
  /** What the passphrase field is for; null where none is needed. */
  readonly passphrase: { readonly label: string; readonly why: string } | null;
  /** What is still to be given before it can be signed, in words; empty: nothing. */
  readonly missing: string;
};

const SELF_SIGNED = 'Self-signed: identity not verified.';

/** The ways to sign and what each needs, from what main said at the start and what was chosen. */
export function toSigningView(start: Start | null, signing: SigningKind, file: FileIdentity | null, passphrase: string): SigningView {
  const made = start?.madeIdentity ?? null;
  const sealedByPassphrase = made === null ? start?.canSeal !== true : made.sealedBy === 'passphrase';
  const options: readonly SigningOption[] = [
    { kind: 'made', title: made === null ? 'An identity made for this machine' : made.name, says: madeSays(made) },
    { kind: 'file', title: 'A certificate file (PKCS#12)', says: file === null ? 'A .p12 or .pfx file with its passphrase.' : file.fileName },
    { kind: 'one-time', title: 'A one-time identity', says: `Made for this report and thrown away. ${SELF_SIGNED}` },
  ];
  const field = passphraseFor(signing, sealedByPassphrase, made !== null);
  return { options, passphrase: field, missing: missingFor(signing, file, field !== null && passphrase === '') };
}

function missingFor(signing: SigningKind, file: FileIdentity | null, isPassphraseEmpty: boolean): string {
  if (signing === 'file') return file === null ? 'Choose the certificate file.' : '';
  return isPassphraseEmpty ? 'Type a passphrase for the signature.' : '';
}

const madeSays = (made: Start['madeIdentity']): string =>
  made === null
    ? `Made on first use and kept encrypted. ${SELF_SIGNED}`
    : `Fingerprint ${made.fingerprint}. ${SELF_SIGNED}`;

function passphraseFor(signing: SigningKind, sealed: boolean, exists: boolean): SigningView['passphrase'] {
  if (signing === 'file') return { label: 'Passphrase of the file', why: 'Used once for this report and not kept.' };
  if (signing !== 'made' || !sealed) return null;
  return exists
    ? { label: 'Passphrase of this identity', why: 'The one it was made with. It is not kept.' }
    : { label: 'New passphrase', why: 'This system offers no safe place for keys, so the identity is encrypted with a passphrase of yours. It cannot be recovered.' };
}
