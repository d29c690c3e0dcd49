import type { Sequence } from '#core/evidence';

/** What was found about Merkle anchors, as screen and report show it. Long texts are cut, lists capped, with counts. */
export type AnchorsView = {
  /** Files with answers that the examiner supplied; 0: only what the entries carry was looked at. */
  readonly files: number;
  /** What of them could not be read, in sentences; the first 20. */
  readonly faults: readonly string[];
  /** How the trees are made: every known way that fits all of them; more than one cannot be told apart here. */
  readonly dialects: readonly string[];
  readonly malleable: boolean;
  readonly entries: {
    /** Placed entries of the bundle. */
    readonly total: number;
    /** Those that carry a root or name an anchor. */
    readonly anchored: number;
    /** Those shown to be included in a root that is stated for them. */
    readonly included: number;
  };
  /** Roots stated for entries of this bundle, and those of them that no trusted time-stamp token stands for. */
  readonly roots: { readonly stated: number; readonly unconfirmed: number };
  readonly anchors: { readonly total: number; readonly listed: readonly AnchorView[] };
  readonly proofs: {
    readonly total: number;
    /** Those about an entry of this bundle, and of them those that lead to the root. */
    readonly here: number;
    readonly leading: number;
    /** Those that do not lead first; at most 500. */
    readonly listed: readonly ProofView[];
  };
};

/** One anchor that the evidence names. `rebuilt`: all its leaves lie in the bundle, and the tree over them has this root. */
export type AnchorView = {
  readonly id: string | null;
  readonly root: string;
  readonly size: string | null;
  readonly entriesHere: number;
  readonly tree: 'rebuilt' | 'differs' | 'not-rebuilt';
  /** Where it does not have this root: the root over the leaves that lie here. */
  readonly computed: string | null;
};

/** A path from an entry's chain hash to a root, as it was walked. */
export type ProofView = {
  readonly sequence: Sequence;
  readonly entryIndex: number;
  readonly anchorId: string | null;
  readonly index: string | null;
  readonly size: string | null;
  /** In words; for a proof that leads nowhere, the way in which it is shown. Null where it could not be walked. */
  readonly dialect: string | null;
  readonly chainHash: string;
  readonly leaf: string | null;
  readonly steps: readonly { readonly side: 'left' | 'right'; readonly sibling: string; readonly node: string }[];
  readonly computed: string | null;
  readonly stored: string | null;
  /** `undecided`: it could not be walked, or leads nowhere while no kind of tree is known to fit. */
  readonly state: 'leads' | 'contradicted' | 'undecided';
  /** Why it does not lead to the root, as a sentence; null where it does. */
  readonly because: string | null;
};
