import type { ArchiveVerdict, BundlePlace } from '#core/archive';
import type { ArchiveDayDetail, ArchiveExamination, ArchiveProgress, AskedDates, DayTold, Failure } from '#core/contract';
import type { RecipeId } from '#core/replay';

import type { EvidencePaths } from '../verification/locate-evidence';
import type { Helpers } from '../verification/read-parts';

/** What the archive's thread is started with: the folder, and the built threads that replay its bundles. */
export type ArchiveOrder = { readonly folder: string; readonly newestFirst: boolean; readonly asked: AskedDates; readonly digestsPath: string | null; readonly recipe: RecipeId | null; readonly bundleWorker: string; readonly helpers: Helpers };

/** What it is told and asked meanwhile. */
export type ArchiveAsked =
  | { readonly kind: 'order'; readonly newestFirst: boolean }
  | { readonly kind: 'stop' }
  | { readonly kind: 'day'; readonly id: number; readonly index: number }
  | { readonly kind: 'whole'; readonly id: number };

/** What it says. First, what the folder is: `bundle`, `archive` or `neither`; only of an archive does more follow. */
export type ArchiveSaid =
  | { readonly kind: 'bundle'; readonly paths: EvidencePaths }
  | { readonly kind: 'neither'; readonly failure: Failure }
  | { readonly kind: 'archive' }
  | { readonly kind: 'listing'; readonly found: number }
  | { readonly kind: 'found'; readonly from: number; readonly total: number; readonly places: readonly BundlePlace[] }
  | { readonly kind: 'begun'; readonly total: number; readonly again: RecipeId | null }
  | { readonly kind: 'days'; readonly days: readonly DayTold[]; readonly progress: ArchiveProgress }
  | { readonly kind: 'verdict'; readonly examination: ArchiveExamination }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: ArchiveAnswer };

/** What is said of a bundle, or the whole verdict; null while there is none. */
export type ArchiveAnswer = ArchiveDayDetail | ArchiveVerdict | null;
