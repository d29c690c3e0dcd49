import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import type { Crypto, KeyFacts, SignatureAlgorithm } from '#core/timestamps';

/** Curves by the names that OpenSSL and BoringSSL give them. Others are known to one of the two only. */
const CURVES: ReadonlyMap<string, number> = new Map([['prime256v1', 256], ['secp384r1', 384], ['secp521r1', 521], ['secp224r1', 224]]);
const MOST_RSA_BITS = 16_384;
const KEPT = 64;

/** The system's cryptography (OpenSSL in Node, BoringSSL in Electron) for the checks of time-stamp tokens. */
export function systemCrypto(): Crypto {
  const keys = new Map<string, KeyObject | undefined>();
  const keyObject = (key: Uint8Array): KeyObject | undefined => {
    const name = createHash('sha256').update(key).digest('base64');
    if (!keys.has(name)) {
      if (keys.size === KEPT) keys.clear();
      keys.set(name, openKey(key));
    }
    return keys.get(name);
  };
  return {
    hash: (name, bytes) => createHash(name).update(bytes).digest(),
    keyOf: (key) => factsOf(keyObject(key)),
    verify: (algorithm, key, bytes, signature) => {
      const object = keyObject(key);
      return object !== undefined && isFor(algorithm, factsOf(object)) && holds(algorithm, object, bytes, signature);
    },
  };
}

function openKey(key: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' });
  } catch {
    // A key that the system's cryptography cannot read.
    return undefined;
  }
}

function factsOf(key: KeyObject | undefined): KeyFacts | undefined {
  const details = key?.asymmetricKeyDetails;
  const kind = key?.asymmetricKeyType;
  if (kind === 'ec') {
    const bits = CURVES.get(details?.namedCurve ?? '');
    return bits === undefined ? undefined : { kind: 'ec', bits };
  }
  const bits = details?.modulusLength ?? 0;
  return (kind === 'rsa' || kind === 'rsa-pss') && bits > 0 && bits <= MOST_RSA_BITS ? { kind: 'rsa', bits } : undefined;
}

/** An algorithm of another family than the key's would be answered in ways that differ between versions. */
const isFor = ({ kind }: SignatureAlgorithm, facts: KeyFacts | undefined): boolean => facts !== undefined && (kind === 'ecdsa') === (facts.kind === 'ec');

function holds(algorithm: SignatureAlgorithm, key: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    const options = algorithm.kind === 'rsa-pss' ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: algorithm.saltLength } : algorithm.kind === 'rsa' ? { key, padding: constants.RSA_PKCS1_PADDING } : { key, dsaEncoding: 'der' as const };
    return verify(algorithm.hash, bytes, options, signature);
  } catch {
    // Some malformed signatures and keys are thrown at, others answered with false: both are a no.
    return false;
  }
}
