import type { PayloadStateName } from './payloads';

/** Places in `copies` of two that the examiner wants side by side; -1: whichever tells most. */
export type ChosenCopies = { readonly first: number; readonly second: number };

/** One copy of an entry's trace. */
export type PayloadCopyView = {
  /** The file it stands in; null for the entry itself (traceView). */
  readonly path: string | null;
  readonly byteOffset: number;
  readonly byteLength: number;
  /** The trace id it was supplied under, where that is not the entry's own; cut to 128 characters. Null: none, or the own. */
  readonly otherId: string | null;
  /** SHA-256 of its RFC 8785 form; null where it has none. */
  readonly digest: string | null;
  readonly matches: boolean;
  /** Why it has no digest; null where it has one. */
  readonly blocked: string | null;
  /** Which of the four erasable fields are null in it. */
  readonly nulls: readonly string[];
};

/** One field of a trace, or of two copies side by side. */
export type TraceFieldRow = {
  /** JSON Pointer (RFC 6901), cut at its front to 256 characters. */
  readonly path: string;
  /** `alone`: there is no second copy. */
  readonly state: 'alone' | 'same' | 'differs' | 'only-first' | 'only-second';
  /** JSON text of the value, cut to 1,024 characters; null where the copy has no such field. */
  readonly first: string | null;
  readonly second: string | null;
};

/** Differences first, then what is the same, each in the order of the first copy; 300 rows at most. All are counted. */
export type TraceFields = {
  readonly rows: readonly TraceFieldRow[];
  readonly same: number;
  readonly differing: number;
};

/** The trace beside its entry: what the inspector shows. */
export type PayloadDetail = {
  readonly state: PayloadStateName;
  readonly stored: string | null;
  /** The first 20, the entry's own before the others. */
  readonly copies: readonly PayloadCopyView[];
  readonly copyCount: number;
  /** Places in `copies` of the two that are laid side by side; null where there is none. */
  readonly first: number | null;
  readonly second: number | null;
  readonly fields: TraceFields | null;
  /** Why the fields cannot be shown; null where they are, or where there is no copy. */
  readonly problem: string | null;
};
