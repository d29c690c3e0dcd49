import type { ArchiveDayDetail, ArchiveExamination, ArchiveProgress, Failure, OpenArchive } from '#core/contract';
import type { RecipeId } from '#core/assess';

/** What is being done with the open archive. */
export type ArchiveWork =
  | { readonly phase: 'listing'; readonly found: number }
  /** `again`: all are read once more by this recipe, since they were read by different ones. */
  | { readonly phase: 'reading'; readonly total: number; readonly again: RecipeId | null; readonly progress: ArchiveProgress | null }
  | { readonly phase: 'judged'; readonly examination: ArchiveExamination }
  | { readonly phase: 'stopped' }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** A day of the board, or a bundle without a date. */
export type BoardPlace = { readonly kind: 'date'; readonly date: string } | { readonly kind: 'undated'; readonly index: number };

export type ArchiveState = {
  /** The archive that is open, also while one of its bundles is on screen. */
  readonly archive: { readonly info: OpenArchive; readonly work: ArchiveWork } | null;
  /** Raised whenever the board changed. */
  readonly boardVersion: number;
  /** Where the cursor of the board is. */
  readonly place: BoardPlace | null;
  /** The bundle whose details are shown, and they themselves once they are known. */
  readonly shownBundle: number | null;
  readonly dayDetail: ArchiveDayDetail | null;
  readonly newestFirst: boolean;
  /** What the last jump on the board came to, in words. */
  readonly boardSaid: string;
};

export const archiveAtStart: ArchiveState = { archive: null, boardVersion: 0, place: null, shownBundle: null, dayDetail: null, newestFirst: false, boardSaid: '' };
