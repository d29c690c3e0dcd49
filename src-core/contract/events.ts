import type { RecipeId } from '#core/replay';

import type { ArchiveExamination, ArchiveProgress, BoardBundle, DayTold, OpenArchive } from './archive-view';
import type { BucketConnection, FetchTold } from './bucket-view';
import type { CompareEvent } from './compare-view';
import type { OpenEvidence } from './evidence-view';
import type { Failure } from './outcome';
import type { Examination, RefusalPlace } from './views';
import type { Phase } from './worker';

export type Progress = {
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly entries: number;
  readonly elapsedMs: number;
};

/** What main tells the window without being asked. */
export type AppEvent =
  | { readonly kind: 'opening'; readonly evidence: OpenEvidence }
  | { readonly kind: 'progress'; readonly evidenceId: number; readonly phase: Phase; readonly progress: Progress }
  | { readonly kind: 'verdict'; readonly evidenceId: number; readonly examination: Examination }
  | { readonly kind: 'refused'; readonly evidenceId: number; readonly place: RefusalPlace }
  | { readonly kind: 'failure'; readonly evidenceId: number | null; readonly failure: Failure }
  | { readonly kind: 'found'; readonly evidenceId: number; readonly prefix: string; readonly hits: number; readonly searched: number; readonly finished: boolean; readonly capped: boolean }
  | CompareEvent
  | ArchiveEvent
  | BucketEvent
  | { readonly kind: 'command'; readonly command: Command };

/** What main tells of a fetch. Between the first and the last the program uses the network, and at no other time. */
export type BucketEvent =
  | { readonly kind: 'bucket-connected'; readonly connection: BucketConnection }
  | { readonly kind: 'bucket-progress'; readonly told: FetchTold }
  | { readonly kind: 'bucket-over' };

/** What main tells of the open archive. */
export type ArchiveEvent =
  | { readonly kind: 'archive-opening'; readonly archive: OpenArchive }
  /** Bundles are still looked for; so many so far. */
  | { readonly kind: 'archive-listing'; readonly archiveId: number; readonly found: number }
  /** Bundles from index `from` on; all of them are told when `from` and they add up to `total`. */
  | { readonly kind: 'archive-found'; readonly archiveId: number; readonly from: number; readonly total: number; readonly bundles: readonly BoardBundle[] }
  /** All bundles are to be read: for the first time, or once more by the recipe `again`, since they were read by different ones. */
  | { readonly kind: 'archive-begun'; readonly archiveId: number; readonly total: number; readonly again: RecipeId | null }
  | { readonly kind: 'archive-days'; readonly archiveId: number; readonly days: readonly DayTold[]; readonly progress: ArchiveProgress }
  | { readonly kind: 'archive-verdict'; readonly archiveId: number; readonly examination: ArchiveExamination }
  | { readonly kind: 'archive-stopped'; readonly archiveId: number }
  | { readonly kind: 'archive-failure'; readonly archiveId: number; readonly failure: Failure };

/** Menu and keyboard commands that main forwards to the window. */
export type Command = 'open' | 'open-folder' | 'open-bucket' | 'compare' | 'compare-folders' | 'export-report' | 'next-break' | 'previous-break' | 'back-to-board' | 'next-day' | 'previous-day' | 'go-to-sequence' | 'search' | 'supply' | 'shortcuts' | 'close-evidence';
