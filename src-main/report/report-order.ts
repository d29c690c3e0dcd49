import { createPrivateKey } from 'node:crypto';

import type { Outcome, Receipt } from '#core/contract';
import type { ReportAbout, ReportFrame } from '#core/report';

import { exportReport } from './export-report';
import { signingIdentity } from './identity/signing-identity';
import type { SigningIdentity } from './identity/signing-identity';
import { loadTypefaces } from './typefaces';

/** An export as it crosses to the report thread: the same facts, the key as DER because threads share no key objects. */
export type ReportOrder = Omit<ReportFrame, 'signer'> & {
  readonly about: ReportAbout;
  readonly outPath: string;
  readonly fonts: string;
  readonly key: Uint8Array;
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly oneTime: boolean;
};

/** Packs an identity for the crossing. */
export function packIdentity(identity: SigningIdentity): Pick<ReportOrder, 'key' | 'certificate' | 'chain' | 'oneTime'> {
  const key = identity.key.export({ type: 'pkcs8', format: 'der' });
  return { key, certificate: identity.certificate, chain: identity.chain, oneTime: identity.facts.oneTime };
}

/** Carries out an order on this thread. */
export async function carryOut(order: ReportOrder): Promise<Outcome<Receipt>> {
  const { fonts, key, certificate, chain, oneTime, ...input } = order;
  const privateKey = createPrivateKey({ key: Buffer.from(key), type: 'pkcs8', format: 'der' });
  const identity = signingIdentity(privateKey, Buffer.from(certificate), chain.map((one) => Buffer.from(one)), oneTime);
  if (!identity.ok) return identity;
  return exportReport({ ...input, identity: identity.value, typefaces: await loadTypefaces(fonts) });
}
