import { generateKeyPairSync } from 'node:crypto';

import type { Outcome } from '#core/contract';

import { algorithmFor } from '../signature/algorithms';
import { selfSignedCertificate } from './self-signed-certificate';
import type { SigningIdentity } from './signing-identity';
import { signingIdentity } from './signing-identity';

const UNNAMED = 'Tamperscope examiner';

/** A new EC P-256 key with a certificate that it made for itself; `oneTime` says that nobody keeps it. */
export function newIdentity(examiner: string, now: Date, oneTime: boolean): Outcome<SigningIdentity> {
  const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const algorithm = algorithmFor(keys.privateKey);
  if (algorithm === undefined) throw new Error('a P-256 key must be fit to sign');
  const name = examiner.trim() === '' ? UNNAMED : examiner.trim();
  return signingIdentity(keys.privateKey, selfSignedCertificate(name, keys, algorithm, now), [], oneTime);
}

/** An identity for one report, kept nowhere. */
export const oneTimeIdentity = (examiner: string, now: Date): Outcome<SigningIdentity> => newIdentity(examiner, now, true);
