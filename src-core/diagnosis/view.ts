import type { Sequence } from '#core/evidence';

/** What may explain a break. */
export type HypothesisKind =
  | 'other-recipe' | 'upper-case-hex' | 'time-rewritten' | 'made-malformed' | 'one-digit' | 'field-edited'
  | 'entries-swapped' | 'entry-duplicated' | 'fork' | 'new-genesis' | 'entry-misplaced'
  | 'entries-deleted' | 'entries-inserted' | 'renumbered' | 'entry-remade' | 'suffix-recomputed';

export type HashedName = 'prevHash' | 'payloadDigest' | 'sequence' | 'createdAt' | 'chainHash';

/** A value that fits exactly where another one stands. */
export type Recovered = { readonly sequence: Sequence | null; readonly field: HashedName; readonly stored: string; readonly value: string };

/** One explanation that fits what is seen. An opinion: others may fit that nobody thought of. */
export type Hypothesis = {
  readonly kind: HypothesisKind;
  /** `exact`: with this one change undone the entry recomputes or the chain joins. `consistent`: nothing contradicts it, and nothing here can confirm it. */
  readonly fit: 'exact' | 'consistent';
  /** What would have happened, one sentence. */
  readonly statement: string;
  /** What was tested and what the test gave. */
  readonly test: string;
  readonly fields: readonly HashedName[];
  readonly recovered: readonly Recovered[];
};

/** An explanation that was tested and does not fit. */
export type RuledOut = { readonly kind: HypothesisKind; readonly test: string; readonly tried: number };

/** Positions in the walk, both ends included. */
export type Span = { readonly from: number; readonly to: number };

export type Diagnosis = {
  readonly position: number;
  readonly entryIndex: number;
  readonly sequence: Sequence;
  /** The breaks that the first hypothesis explains, this one among them. */
  readonly spans: readonly Span[];
  /** Best first; empty where nothing fits. */
  readonly hypotheses: readonly Hypothesis[];
  readonly ruledOut: readonly RuledOut[];
  /** Candidates hashed and compared for this break. */
  readonly tried: number;
  /** A limit of candidates or of bytes read ended a search: it has ruled nothing out, and is not listed. */
  readonly cutShort: boolean;
};

export type DiagnosisView =
  | { readonly state: 'not-run'; readonly because: string }
  | {
      readonly state: 'run';
      readonly diagnoses: readonly Diagnosis[];
      /** Breaks that a diagnosis explains beside the one that it stands at. */
      readonly explained: number;
      /** Breaks beyond the first twenty diagnoses, or whose entries there was no room to read; `undiagnosedAtLeast` where counting ended early. */
      readonly undiagnosed: number;
      readonly undiagnosedAtLeast: boolean;
      readonly tried: number;
    };
