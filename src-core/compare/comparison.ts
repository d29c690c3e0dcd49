import type { Sequence } from '#core/evidence';
import type { ReadSpan, Reading } from '#core/replay';

/** A copy that was read, and the way back to its bytes. */
export type Copy = {
  readonly reading: Pick<Reading, 'columns' | 'order' | 'segment'>;
  readonly readSpan: ReadSpan;
  /** Link flags of the first entry that is compared, where it goes on what was compared of another bundle before; else its own walk's stand. */
  readonly firstLink?: number | undefined;
  /** Its name among several bundles that make up one copy. */
  readonly bundle?: string;
};

/** A field that the two copies tell differently; null where a copy's entry has no such field. JSON texts, of long ones the part around the first difference. */
export type FieldDifference = { readonly field: string; readonly a: string | null; readonly b: string | null };

/** A field of two entries side by side. `from`: how many characters of both are left out before what is shown. */
export type FieldPair = FieldDifference & { readonly differs: boolean; readonly hashed: boolean; readonly from: number };

export type EntryDifference = {
  readonly sequence: Sequence;
  readonly kind: 'differs' | 'only-in-a' | 'only-in-b';
  /** The first 100 of the fields that differ. */
  readonly fields: readonly FieldDifference[];
  readonly moreFields?: number;
  /** Index of the entry in either file; null where a copy has none. */
  readonly indexA: number | null;
  readonly indexB: number | null;
  /** The bundles that these files are, where a copy consists of several. */
  readonly bundleA?: string;
  readonly bundleB?: string;
};

/** Consistent: everything that could be checked holds, and it ties in with something. It need not be the original. */
export type Fit = 'consistent' | 'inconsistent' | 'cannot-tell';

/** What one copy has of a stretch in which the copies part. */
export type DivergentSide = {
  readonly entries: number;
  /** Entries of it whose stored hash is not the recomputed one; null while the formula is not known. */
  readonly notRecomputing: number | null;
  /** Links between two entries of it that do not hold. */
  readonly brokenLinks: number;
  /** From its first entry to the one before, which both copies hold; `none`: there is no such entry. */
  readonly linkBefore: LinkFact;
  /** From the entry after, which both copies hold, to what this copy has before it. */
  readonly linkAfter: LinkFact;
  readonly fit: Fit;
};

export type LinkFact = 'holds' | 'broken' | 'none';

/** A stretch of sequences in which the copies part: entries that differ, or that one of them has not. */
export type Divergence = {
  readonly from: Sequence;
  readonly to: Sequence;
  /** The last entry before it and the first after it that both copies hold alike. */
  readonly before: Sequence | null;
  readonly after: Sequence | null;
  /** False: every entry is in both copies, and no value that differs enters a chain hash. */
  readonly hashed: boolean;
  readonly a: DivergentSide;
  readonly b: DivergentSide;
};

/** What came of comparing two copies, sequence by sequence. */
export type Comparison = {
  /** Entries that both hold with equal content. */
  readonly same: number;
  readonly differing: number;
  readonly onlyInA: number;
  readonly onlyInB: number;
  /** Elements without a readable sequence that are not equal, the first compared with the first; none where a range is compared. */
  readonly unplacedDiffering: number;
  /** The first differences in ascending sequence, at most 1,000. */
  readonly differences: readonly EntryDifference[];
  /** Where the copies part, in ascending sequence, at most 1,000 of `divergenceCount`. */
  readonly divergences: readonly Divergence[];
  readonly divergenceCount: number;
};

/** How a copy meets the bundle before or after it. */
export type CopyFit = { readonly fit: Fit; readonly because: string };

/** Which copy is consistent with a bundle before (`previous`) or after (`next`) them. */
export type NeighbourFit = { readonly side: 'previous' | 'next'; readonly path: string; readonly a: CopyFit; readonly b: CopyFit; readonly says: string };
