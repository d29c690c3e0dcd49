import type { Sequence } from '#core/evidence';

/**
 * What a token shows for its entry: sound, for this entry and traced to a certificate of the examiner's (`good`); the same
 * on weak algorithms; not traced; unsound or for something else; not readable.
 */
export type TimestampState = 'good' | 'weak' | 'untrusted' | 'mismatch' | 'unreadable';

/** What a state is called, gravest first. */
export const TIMESTAMP_WORDS: Readonly<Record<TimestampState, string>> = {
  mismatch: 'not sound or not fitting its entry',
  unreadable: 'not readable',
  untrusted: 'not traced to a trusted certificate',
  weak: 'traced, on weak algorithms',
  good: 'sound and traced',
};
export const TIMESTAMP_STATES = ['mismatch', 'unreadable', 'untrusted', 'weak', 'good'] as const satisfies readonly TimestampState[];

/** One entry's token. Texts from outside are cut to 500 characters. */
export type TimestampView = {
  readonly sequence: Sequence | null;
  /** Position in the bundle's `entries`, from 0. */
  readonly entryIndex: number;
  readonly state: TimestampState;
  /** What it shows or why it shows nothing, and what else is to be said: one sentence each. */
  readonly sentences: readonly string[];
  /** Null where the token cannot be read. Nothing here is proved where the state is `mismatch` or `untrusted`. */
  readonly token: {
    /** "the chain hash itself", "the SHA-256 of the Merkle root as hexadecimal text"; null: neither. */
    readonly standsFor: string | null;
    /** The hash that was stamped, in hexadecimal, and the algorithm that it names. */
    readonly imprint: { readonly algorithm: string; readonly value: string };
    readonly genTime: string;
    /** "± 1 s"; null: the token does not say. */
    readonly accuracy: string | null;
    readonly policy: string;
    /** Hexadecimal. */
    readonly serial: string;
    readonly authority: string | null;
    readonly signer: { readonly subject: string; readonly issuer: string; readonly serial: string; readonly validity: string } | null;
    /** "RSA 2048, SHA-256". */
    readonly signature: string;
    /** Subjects from the signer's certificate to the trusted one; empty where no path was found. */
    readonly path: readonly string[];
    /** The field holds the authority's whole answer, not the bare token. */
    readonly wasResponse: boolean;
  } | null;
};

export type TimestampsView = {
  /** Certificates that the examiner supplied; null: none were. */
  readonly trusted: number | null;
  /** Entries with anything but null in eidasTimestamp. */
  readonly found: number;
  readonly counts: Readonly<Record<TimestampState, number>>;
  /** The first 50 of each state, and the last of all, in walk order. */
  readonly tokens: readonly TimestampView[];
};
