import type { Conclusion, RecipeId } from '#core/assess';
import type { Divergence, EntryDifference, FieldPair, NeighbourFit } from '#core/compare';
import type { Sequence } from '#core/evidence';

import type { Failure } from './outcome';
import type { RefusalPlace } from './views';

export type CopyName = 'a' | 'b';
export type NeighbourSide = 'previous' | 'next';

/** A copy as the window knows it. */
export type ComparedFile = { readonly path: string; readonly name: string; readonly bytes: number };

/** Two copies that are compared; every comparison gets a new id. */
export type OpenComparison = { readonly comparisonId: number; readonly a: ComparedFile; readonly b: ComparedFile };

/** What a copy is, and how it fares when it is replayed by itself. */
export type CopyView = {
  readonly sha256: string;
  readonly entryCount: number;
  readonly fromSequence: Sequence | null;
  readonly toSequence: Sequence | null;
  readonly conclusion: Conclusion;
  readonly headline: string;
};

/** A difference as the list shows it. `parting`: its place among the stretches told, null where that was left out. */
export type DifferenceRow = Pick<EntryDifference, 'sequence' | 'kind'> & { readonly fields: readonly string[]; readonly moreFields: number; readonly parting: number | null };

export type ComparisonCounts = { readonly same: number; readonly differing: number; readonly onlyInA: number; readonly onlyInB: number; readonly unplacedDiffering: number };

/** What came of a comparison. The first 1,000 differences and stretches are told; the counts are of all. */
export type ComparisonView = {
  readonly same: boolean;
  readonly counts: ComparisonCounts;
  readonly differences: readonly DifferenceRow[];
  readonly divergences: readonly Divergence[];
  readonly divergenceCount: number;
  /** The formula that both are judged by; null where none is known. */
  readonly recipe: RecipeId | null;
  readonly a: CopyView;
  readonly b: CopyView;
};

/** The two entries of a difference side by side; `moreFields` are counted and not shown. */
export type DifferenceDetail = { readonly index: number; readonly fields: readonly FieldPair[]; readonly moreFields: number };

/** What a comparison is doing: reading a copy, or going through the entries of both. */
export type ComparePhase = 'reading-a' | 'reading-b' | 'comparing';
export type CompareProgress = { readonly phase: ComparePhase; readonly done: number; readonly total: number; readonly elapsedMs: number };

/** Why a copy gives nothing to compare; null for the one that could be read. */
export type RefusedCopies = { readonly a: RefusalPlace | null; readonly b: RefusalPlace | null };

/** What main tells of the open comparison. */
export type CompareEvent =
  | { readonly kind: 'compare-opening'; readonly comparison: OpenComparison }
  | { readonly kind: 'compare-progress'; readonly comparisonId: number; readonly progress: CompareProgress }
  | { readonly kind: 'compared'; readonly comparisonId: number; readonly view: ComparisonView }
  | { readonly kind: 'compare-refused'; readonly comparisonId: number; readonly refused: RefusedCopies }
  | { readonly kind: 'compare-failure'; readonly comparisonId: number; readonly failure: Failure };

/** What a comparison's thread is started with. */
export type CompareOrder = { readonly a: string; readonly b: string };

/** What may be asked of that thread once both copies were compared. */
export type CompareAsked =
  | { readonly id: number; readonly question: 'difference'; readonly index: number }
  | { readonly id: number; readonly question: 'neighbour'; readonly side: NeighbourSide; readonly path: string };

/** What that thread says. */
export type CompareSaid =
  | { readonly kind: 'progress'; readonly phase: ComparePhase; readonly done: number; readonly total: number }
  | { readonly kind: 'compared'; readonly view: ComparisonView }
  | { readonly kind: 'refused'; readonly refused: RefusedCopies }
  | { readonly kind: 'difference'; readonly id: number; readonly detail: DifferenceDetail }
  | { readonly kind: 'neighbour'; readonly id: number; readonly fit: NeighbourFit }
  | { readonly kind: 'no-answer'; readonly id: number; readonly failure: Failure };
