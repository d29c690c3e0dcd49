import { done, failed } from '#core/contract';
import type { BucketCredentials, KeyChoice, Outcome } from '#core/contract';

import type { Sealer } from '../report';
import type { KnownBuckets } from '../settings';

type TypedKeys = Extract<BucketCredentials, { readonly kind: 'typed' }>;

/**
 * Keys that were typed in the window. They lie in memory, for the endpoint that they were typed for, until the program
 * ends or others are typed; on disk only sealed by the system. They are given to no other endpoint than their own.
 */
export class KeyRing {
  private readonly sealer: Sealer | undefined;
  private held: { readonly endpoint: string; readonly keys: TypedKeys } | undefined;

  constructor(sealer: Sealer | undefined) {
    this.sealer = sealer;
  }

  get heldFor(): string | null {
    return this.held?.endpoint ?? null;
  }

  hold(endpoint: string, keys: TypedKeys): void {
    this.held = { endpoint, keys };
  }

  drop(): void {
    this.held = undefined;
  }

  /** In base64; null where the system has no keeper of secrets. */
  seal(keys: TypedKeys): string | null {
    return this.sealer?.seal(JSON.stringify(keys)).toString('base64') ?? null;
  }

  /** What a choice of the window stands for, for this endpoint as it was typed. */
  credentialsOf(choice: KeyChoice, endpoint: string, known: KnownBuckets): Outcome<BucketCredentials> {
    switch (choice.kind) {
      case 'environment':
      case 'anonymous':
        return done({ kind: choice.kind });
      case 'profile':
        return done({ kind: 'profile', profile: choice.profile });
      case 'typed':
        return typed(choice);
      case 'held':
        return this.held?.endpoint === endpoint ? done(this.held.keys) : AGAIN;
      case 'kept': {
        const kept = known.find(choice.id);
        const keys = kept?.endpoint === endpoint && kept.sealed !== null ? this.unseal(kept.sealed) : undefined;
        return keys === undefined ? AGAIN : done(keys);
      }
    }
  }

  private unseal(sealed: string): TypedKeys | undefined {
    try {
      return decode(JSON.parse(this.sealer?.unseal(Buffer.from(sealed, 'base64')) ?? ''));
    } catch {
      return undefined;
    }
  }
}

const AGAIN = failed('s3-credentials', 'There are no kept keys for this endpoint, or the system does not open them any more. Type the keys again.');

function typed({ accessKeyId, secretAccessKey, sessionToken }: Extract<KeyChoice, { kind: 'typed' }>): Outcome<TypedKeys> {
  const [id, secret, token] = [accessKeyId.trim(), secretAccessKey.trim(), sessionToken.trim()];
  if (id === '' || secret === '') return failed('s3-credentials', 'Type an access key and its secret, or choose other keys.');
  return done({ kind: 'typed', accessKeyId: id, secretAccessKey: secret, ...(token === '' ? {} : { sessionToken: token }) });
}

function decode(value: unknown): TypedKeys | undefined {
  if (typeof value !== 'object' || value === null || !('accessKeyId' in value) || !('secretAccessKey' in value)) return undefined;
  const { accessKeyId, secretAccessKey } = value;
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') return undefined;
  const token = 'sessionToken' in value && typeof value.sessionToken === 'string' ? { sessionToken: value.sessionToken } : {};
  return { kind: 'typed', accessKeyId, secretAccessKey, ...token };
}
