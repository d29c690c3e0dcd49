import type { HashName, SignatureAlgorithm } from './algorithms';

/** A public key as far as its strength is judged. */
export type KeyFacts = { readonly kind: 'rsa' | 'ec'; readonly bits: number };

/** The cryptography that core takes as an argument. Nothing of it throws: what it cannot do is a no. */
export type Crypto = {
  readonly hash: (name: HashName, bytes: Uint8Array) => Uint8Array;
  /** Undefined: not an RSA key, nor an EC key on P-256, P-384 or P-521 or a smaller prime curve. */
  readonly keyOf: (key: Uint8Array) => KeyFacts | undefined;
  readonly verify: (algorithm: SignatureAlgorithm, key: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean;
};
