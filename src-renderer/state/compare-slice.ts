import type { CompareProgress, ComparisonView, DifferenceDetail, Failure, NeighbourSide, OpenComparison, RefusedCopies } from '#core/contract';
import type { NeighbourFit } from '#core/compare';

/** What a comparison has come to. One situation at a time. */
export type Comparing =
  | { readonly phase: 'reading'; readonly comparison: OpenComparison; readonly progress: CompareProgress | null }
  | { readonly phase: 'compared'; readonly comparison: OpenComparison; readonly view: ComparisonView }
  | { readonly phase: 'refused'; readonly comparison: OpenComparison; readonly refused: RefusedCopies }
  | { readonly phase: 'failed'; readonly comparison: OpenComparison; readonly failure: Failure };

export type CompareState = {
  /** Null: nothing is compared, and the window is about its stage. */
  readonly comparing: Comparing | null;
  /** The listed difference that is on show; null: none is listed. */
  readonly difference: number | null;
  readonly differenceDetail: DifferenceDetail | null;
  /** Something about the comparison could not be done; what is on screen stays. */
  readonly compareFailure: Failure | null;
  readonly fits: Readonly<Record<NeighbourSide, NeighbourFit | null>>;
  /** A bundle beside the copies was asked for, and main has not answered yet. */
  readonly asksNeighbour: boolean;
};

export const compareAtStart: CompareState = { comparing: null, difference: null, differenceDetail: null, compareFailure: null, fits: { previous: null, next: null }, asksNeighbour: false };
