import type { OpenArchive } from './archive-view';
import type { Supplied } from './supplied';

/** Evidence as the window knows it; every open gets a new id. */
export type OpenEvidence = {
  readonly evidenceId: number;
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly manifestPath: string | null;
  /** The recipe file that a log was opened with. */
  readonly recipePath?: string;
  readonly supplied: Supplied;
  /** The archive that it was opened from, its place there, and the bundles of that archive that it was given as its neighbours; null: the archive was not judged yet. */
  readonly from?: { readonly archiveId: number; readonly index: number; readonly neighbours: Neighbours | null };
};

/** Paths of the bundles of one archive that come right before and right after a bundle; null where none joins it, or the link shows nothing. */
export type Neighbours = { readonly previous: string | null; readonly next: string | null };

/** What the examiner's files or folder turned out to be. */
export type Opened = { readonly kind: 'evidence'; readonly evidence: OpenEvidence } | { readonly kind: 'archive'; readonly archive: OpenArchive };

export type RecentEvidence = { readonly id: string; readonly name: string; readonly folder: string; readonly openedAt: string; readonly isArchive: boolean };
