import type { Sequence } from '#core/evidence';
import type { ReadSpan, Reading } from '#core/replay';

/** A copy that was read, and the way back to its bytes. */
export type Copy = { readonly reading: Pick<Reading, 'columns' | 'order' | 'segment'>; readonly readSpan: ReadSpan };

/** A field that the two copies tell differently; null where a copy's entry has no such field. JSON texts, long ones cut. */
export type FieldDifference = { readonly field: string; readonly a: string | null; readonly b: string | null };

export type EntryDifference = { readonly sequence: Sequence; readonly kind: 'differs' | 'only-in-a' | 'only-in-b'; readonly fields: readonly FieldDifference[] };

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
};
