import type { Conclusion, RecipeId } from '#core/assess';
import type { ComparedPart, Divergence, EntryDifference, FieldPair, NeighbourFit, Range } from '#core/compare';
import type { Sequence } from '#core/evidence';

import type { Failure } from './outcome';
import type { RefusalPlace } from './views';

export type CopyName = 'a' | 'b';
export type NeighbourSide = 'previous' | 'next';

/** A copy as the window knows it; `bytes` null: it is a folder. */
export type ComparedFile = { readonly path: string; readonly name: string; readonly bytes: number | null };

/** Two copies that are compared; every comparison gets a new id. */
export type OpenComparison = { readonly comparisonId: number; readonly a: ComparedFile; readonly b: ComparedFile };

/** What a bundle is, and how it fares when it is replayed by itself. */
export type BundleCopy = {
  readonly kind: 'bundle';
  readonly sha256: string;
  readonly entryCount: number;
  readonly fromSequence: Sequence | null;
  readonly toSequence: Sequence | null;
  readonly conclusion: Conclusion;
  readonly headline: string;
};

/** What several bundles are, each replayed by itself: an archive, or what is compared with one. */
export type ArchiveCopy = {
  readonly kind: 'archive';
  readonly bundleCount: number;
  readonly entryCount: number;
  readonly fromSequence: Sequence | null;
  readonly toSequence: Sequence | null;
  /** Bundles by what each came to by itself. */
  readonly bundles: Readonly<Record<Conclusion, number>>;
  /** The first 100 bundles that could not be read, and how many more there are. */
  readonly unread: readonly { readonly bundle: string; readonly message: string }[];
  readonly moreUnread: number;
  /** In sentences, what it tells in more than one way, so that only one of each was compared: bundles that overlap, versions of a key. */
  readonly doubts: readonly string[];
};

export type CopyView = BundleCopy | ArchiveCopy;

/** A difference as the list shows it. `parting`: its place among the stretches told, null where that was left out. */
export type DifferenceRow = Pick<EntryDifference, 'sequence' | 'kind'> & { readonly fields: readonly string[]; readonly moreFields: number; readonly parting: number | null };

export type ComparisonCounts = { readonly same: number; readonly differing: number; readonly onlyInA: number; readonly onlyInB: number; readonly unplacedDiffering: number };

/** What came of a comparison. The first 1,000 differences and stretches are told; the counts are of all. */
export type ComparisonView = {
  /** Null: nothing that was compared differs, and not everything could be compared. */
  readonly same: boolean | null;
  readonly counts: ComparisonCounts;
  readonly differences: readonly DifferenceRow[];
  readonly divergences: readonly Divergence[];
  readonly divergenceCount: number;
  /** The formula that both are judged by; null where none is known. */
  readonly recipe: RecipeId | null;
  readonly a: CopyView;
  readonly b: CopyView;
  /** Only where one is an archive: what came of each bundle, in ascending sequence. */
  readonly archives?: ComparedArchives;
};

/** `range`: what was compared where one of the two is a single bundle; `neighbours`: which of the two fits the archive's bundles around it. */
export type ComparedArchives = { readonly parts: readonly ComparedPart[]; readonly moreParts: number; readonly range: Range | null; readonly neighbours: readonly NeighbourFit[] };

/** The two entries of a difference side by side; `moreFields` are counted and not shown. */
export type DifferenceDetail = { readonly index: number; readonly fields: readonly FieldPair[]; readonly moreFields: number };

/** What a comparison is doing: reading a copy, or going through the entries of both; of archives, finding and replaying their bundles, or going through those. */
export type ComparePhase = 'reading-a' | 'reading-b' | 'comparing' | 'looking' | 'replaying-bundles' | 'comparing-bundles';
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

/** What a comparison's thread is started with: two bundles, archives, or one of each. */
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
