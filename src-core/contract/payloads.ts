import type { Sequence } from '#core/evidence';

/** How an entry's payload was found; `#core/payloads` says what each means. */
export type PayloadStateName =
  | 'matches' | 'mismatch' | 'partly-erased' | 'unsafe-number' | 'uncanonical' | 'erased' | 'erased-listed' | 'other-id' | 'absent' | 'no-digest';

/** Each state in words, as it follows a number of payloads. */
export const PAYLOAD_WORDS: Readonly<Record<PayloadStateName, string>> = {
  matches: 'supplied and matching',
  mismatch: 'different',
  'partly-erased': 'partly erased',
  'unsafe-number': 'with a number that cannot be taken exactly',
  uncanonical: 'without a canonical form',
  erased: 'erased, not in a register',
  'erased-listed': 'erased and listed in the register',
  'other-id': 'supplied under another trace id',
  absent: 'not supplied',
  'no-digest': 'without a sound stored digest',
};

/** One file of traces. */
export type PayloadSource = {
  readonly path: string;
  readonly form: 'array' | 'object by trace id' | 'one trace' | 'lines' | 'unreadable';
  readonly traces: number;
  /** Why it could not be used; null where it was. */
  readonly fault: string | null;
};

export type PayloadExample = {
  readonly sequence: Sequence | null;
  readonly entryIndex: number;
  /** Cut to 128 characters. */
  readonly traceId: string | null;
  readonly stored: string | null;
  readonly computed: string | null;
};

export type PayloadCount = { readonly state: PayloadStateName; readonly count: number; readonly examples: readonly PayloadExample[] };

/** What came of comparing payloads with their digests. */
export type PayloadsView = {
  readonly entries: number;
  /** Two or more differ and none matches: the traces may have another form than the hashed one, so nothing is held against them. */
  readonly isFormUnproven: boolean;
  /** Entries that carry their trace themselves, in traceView. */
  readonly inEntries: number;
  /** States that occur, gravest first, each with its first five entries. */
  readonly counts: readonly PayloadCount[];
  /** The first 20 files. */
  readonly sources: readonly PayloadSource[];
  readonly sourceCount: number;
  /** Traces read from them, and elements that are no trace. */
  readonly traces: number;
  readonly notTraces: number;
  /** Traces whose id no entry names, or that have none; the first 20 of them whose digest an entry has. */
  readonly strays: number;
  readonly foundStrays: readonly { readonly traceId: string | null; readonly sequence: Sequence | null }[];
  /** Copies that differ where another copy of the same trace matches. */
  readonly differingCopies: number;
  /** Trace ids that the erasure register lists; null where none was supplied. */
  readonly registered: number | null;
};
