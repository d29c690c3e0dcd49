import { X509Certificate, createPrivateKey, randomBytes, scryptSync } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Identity, Outcome } from '#core/contract';
import { done, failed } from '#core/contract';

import { newIdentity } from './one-time-identity';
import type { SigningIdentity } from './signing-identity';
import { signingIdentity } from './signing-identity';
import type { KeptIdentity } from './kept-identity';
import { decodeKeptIdentity } from './kept-identity';

/** The system's own keeper of secrets. Never one that stores plain text: then there is none. */
export type Sealer = { readonly seal: (text: string) => Buffer; readonly unseal: (sealed: Buffer) => string };

/** Where the identity made here is kept, and by what it can be locked. */
export type IdentityPlace = { readonly folder: string; readonly sealer: Sealer | undefined };

const FILE = 'signing-identity.json';

/** What the window shows of the identity made here; null when none was made yet or its file cannot be read. */
export async function describeMadeIdentity(place: IdentityPlace): Promise<Extract<Identity, { kind: 'made' }> | null> {
  const kept = await readKept(place);
  if (!kept.ok || kept.value === null) return null;
  const certificate = new X509Certificate(kept.value.certificate);
  return { kind: 'made', name: commonName(certificate), fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(), sealedBy: kept.value.lock.by };
}

/**
 * Opens the identity made here, or makes it on first use: EC P-256, self-signed, ten years.
 *
 * The key is kept as encrypted PKCS#8 (AES-256-CBC), in a file for this user alone. Its passphrase is random and sealed by
 * the system, or typed by the examiner and stretched with scrypt; a typed one wins where both could be. A file that cannot
 * be read is a failure and never replaced: an identity that others have noted must not change unasked.
 */
export async function openMadeIdentity(place: IdentityPlace, examiner: string, passphrase: string | null, now: Date): Promise<Outcome<SigningIdentity>> {
  const kept = await readKept(place);
  if (!kept.ok) return kept;
  return kept.value === null ? make(place, examiner, passphrase, now) : unlock(kept.value, place, passphrase);
}

async function readKept({ folder }: IdentityPlace): Promise<Outcome<KeptIdentity | null>> {
  try {
    const kept = decodeKeptIdentity(await readFile(join(folder, FILE), 'utf8'));
    return kept === undefined ? failed('identity-unreadable', 'The file of the identity made here is damaged. Restore it from a backup, or move it away to make a new one.') : done(kept);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return done(null);
    return failed('identity-unreadable', 'The file of the identity made here cannot be read.', String(error));
  }
}

async function make(place: IdentityPlace, examiner: string, passphrase: string | null, now: Date): Promise<Outcome<SigningIdentity>> {
  const typed = passphrase !== null && passphrase !== '';
  if (!typed && place.sealer === undefined) return failed('passphrase-needed', 'This system cannot seal a key. Type a passphrase that will protect the new signing identity.');
  const made = newIdentity(examiner, now, false);
  if (!made.ok) return made;
  const secret = typed ? passphrase : randomBytes(32).toString('base64');
  const salt = randomBytes(16);
  const lock = typed ? ({ by: 'passphrase', salt } as const) : ({ by: 'system', sealed: place.sealer?.seal(secret) ?? Buffer.alloc(0) } as const);
  const key = made.value.key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: typed ? stretched(secret, salt) : secret });
  return (await write(place.folder, { certificate: made.value.certificate, key: key.toString(), lock })) ?? made;
}

/** Written whole beside and then linked into place: never half a file, never over one that appeared meanwhile. */
async function write(folder: string, kept: KeptIdentity): Promise<Outcome<never> | undefined> {
  const lock = kept.lock.by === 'system' ? { by: 'system', sealed: kept.lock.sealed.toString('base64') } : { by: 'passphrase', salt: kept.lock.salt.toString('base64') };
  const text = `${JSON.stringify({ version: 1, certificate: kept.certificate.toString('base64'), key: kept.key, lock }, null, 2)}\n`;
  const beside = join(folder, `${FILE}.${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(beside, text, { mode: 0o600, flag: 'wx' });
    try {
      await link(beside, join(folder, FILE));
    } finally {
      await unlink(beside);
    }
    return undefined;
  } catch (error) {
    return failed('write-failed', 'The new signing identity could not be kept, so nothing was signed with it.', String(error));
  }
}

function unlock(kept: KeptIdentity, { sealer }: IdentityPlace, passphrase: string | null): Outcome<SigningIdentity> {
  const secret = secretOf(kept, sealer, passphrase);
  if (!secret.ok) return secret;
  try {
    return signingIdentity(createPrivateKey({ key: kept.key, passphrase: secret.value }), kept.certificate, [], false);
  } catch (error) {
    if (kept.lock.by === 'passphrase') return failed('wrong-passphrase', 'The passphrase does not open the signing identity.');
    return failed('identity-unreadable', 'The signing identity could not be opened with the key that the system holds for it.', String(error));
  }
}

function secretOf({ lock }: KeptIdentity, sealer: Sealer | undefined, passphrase: string | null): Outcome<string> {
  if (lock.by === 'passphrase') {
    if (passphrase === null || passphrase === '') return failed('passphrase-needed', 'The signing identity is protected by a passphrase.');
    return done(stretched(passphrase, lock.salt));
  }
  if (sealer === undefined) return failed('identity-unreadable', 'The signing identity was sealed by the system, and the system does not offer to unseal it now.');
  try {
    return done(sealer.unseal(lock.sealed));
  } catch (error) {
    return failed('identity-unreadable', 'The system refused to unseal the signing identity.', String(error));
  }
}

// PKCS#8 alone stretches a passphrase 2,048 times: too few for one that a person typed.
const stretched = (passphrase: string, salt: Buffer): string => scryptSync(passphrase.normalize('NFC'), salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }).toString('base64');

const commonName = (certificate: X509Certificate): string => /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? certificate.subject;
