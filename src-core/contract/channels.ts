import type { NeighbourFit } from '#core/compare';
import type { CompareEvent, CopyName, DifferenceDetail, NeighbourSide, OpenComparison } from './compare-view';
import type { ArchiveDayDetail, ArchiveExamination, ArchiveProgress, BoardBundle, DayTold, OpenArchive } from './archive-view';
import type { BucketConnection, BucketOrder, BucketStart, ChosenPath, FetchTold, FetchedCase } from './bucket-view';
import type { Outcome } from './outcome';
import type { Weighty } from '#core/assess';
import type { RecipeId } from '#core/replay';
import type { EntryDetail, EntryFilter, EntryPage, Examination, Overview, RefusalPlace } from './views';
import type { Failure } from './outcome';
import type { Supplied, SuppliedKind, SuppliedPathKind } from './supplied';
import type { ChosenCopies, PayloadDetail } from './payload-detail';
import type { Phase } from './worker';

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

export type Identity =
  | { readonly kind: 'made'; readonly name: string; readonly fingerprint: string; readonly sealedBy: 'system' | 'passphrase' }
  | { readonly kind: 'file'; readonly id: string; readonly fileName: string };

export type Start = {
  readonly product: { readonly version: string; readonly electron: string; readonly chromium: string; readonly node: string };
  readonly recent: readonly RecentEvidence[];
  /** An identity was made here before; null until the first signature. */
  readonly madeIdentity: Extract<Identity, { kind: 'made' }> | null;
  /** Whether the system can seal a key; false: a made identity needs a passphrase, and the window says why. */
  readonly canSeal: boolean;
  readonly buckets: BucketStart;
};

/** What the examiner types before the export. Empty strings are printed as "not stated". */
export type CaseDetails = {
  readonly caseId: string;
  readonly client: string;
  readonly examiner: string;
  readonly role: string;
  readonly authority: string;
  readonly scope: string;
  readonly reviewer: string;
};

export type SigningChoice =
  | { readonly kind: 'made'; readonly passphrase: string | null }
  | { readonly kind: 'file'; readonly id: string; readonly passphrase: string }
  | { readonly kind: 'one-time' };

export type Receipt = {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly reportId: string;
  readonly signer: string;
  readonly selfSigned: boolean;
  readonly pages: number;
};

/** The one map of what the renderer may ask: channel → request, response. Both sides derive from it. */
export type Channels = {
  'app:start': { request: null; response: Start };
  /** A dialog is for files or for a folder: on Linux and Windows none is for both. */
  'evidence:choose': { request: { folder: boolean }; response: Outcome<Opened | null> };
  /** Paths come from the preload, which reads them off dropped File objects. Null: two bundles, which are compared. */
  'evidence:drop': { request: { paths: readonly string[] }; response: Outcome<Opened | null> };
  'evidence:recent': { request: { id: string }; response: Outcome<Opened | null> };
  'evidence:sample': { request: { which: 'intact' | 'broken' }; response: Outcome<OpenEvidence> };
  /** Closes whatever is open, an archive with its day as well. */
  'evidence:close': { request: null; response: null };
  /** Verifies the open evidence once more, with all that is supplied: after a failure. */
  'evidence:again': { request: { evidenceId: number }; response: Outcome<OpenEvidence> };
  /**
   * Each change of what is supplied verifies the same evidence anew, under a new id. Main asks for the file or folder:
   * the page can name no path. Null when the examiner cancels.
   */
  'supply:choose': { request: { evidenceId: number; kind: SuppliedPathKind; folder: boolean }; response: Outcome<OpenEvidence | null> };
  'supply:head': { request: { evidenceId: number; head: string }; response: Outcome<OpenEvidence> };
  'supply:remove': { request: { evidenceId: number; kind: SuppliedKind }; response: Outcome<OpenEvidence> };
  /** Verifies the open log anew: the records from start to end alone, and what Aster's endpoint would answer for a tenant; empty: all, the only one. */
  'evidence:ask': { request: { evidenceId: number; start: string; end: string; tenant: string }; response: Outcome<OpenEvidence> };
  'evidence:page': { request: { evidenceId: number; filter: EntryFilter; from: number; count: number }; response: Outcome<EntryPage> };
  'evidence:entry': { request: { evidenceId: number; position: number }; response: Outcome<EntryDetail> };
  /** The trace beside its entry; null when no payload was looked at. */
  'evidence:payload': { request: { evidenceId: number; position: number } & ChosenCopies; response: Outcome<PayloadDetail | null> };
  'evidence:overview': { request: { evidenceId: number; slices: number }; response: Outcome<Overview> };
  /** Position of the entry with this sequence, or of the nearest after it; null beyond the last. */
  'evidence:locate': { request: { evidenceId: number; sequence: string }; response: Outcome<{ position: number; exact: boolean } | null> };
  /**
   * The next entry after (or, backwards, before) a position that a failing finding names, else that an indeterminate one names,
   * going round at the end; null when neither names any.
   */
  'evidence:next-sought': { request: { evidenceId: number; position: number; backwards: boolean }; response: Outcome<{ position: number; severity: Weighty } | null> };
  /** Where an entry of a filter's n-th place lies, and back: null when the filter does not hold it. */
  'evidence:place-in': { request: { evidenceId: number; filter: EntryFilter; position: number }; response: Outcome<{ index: number } | null> };
  'evidence:search': { request: { evidenceId: number; prefix: string }; response: Outcome<null> };
  'evidence:search-stop': { request: { evidenceId: number }; response: Outcome<null> };
  /** Main asks for two bundles, or for two folders, one after the other. Null when the examiner cancels. */
  'compare:choose': { request: { folders: boolean }; response: Outcome<OpenComparison | null> };
  /** Two bundles of the open archive, by their indices. */
  'compare:bundles': { request: { archiveId: number; a: number; b: number }; response: Outcome<OpenComparison> };
  'compare:again': { request: { comparisonId: number }; response: Outcome<OpenComparison> };
  /** The two entries of a listed difference, field by field. */
  'compare:difference': { request: { comparisonId: number; index: number }; response: Outcome<DifferenceDetail> };
  /** Main asks for the bundle before, or after, the two copies. Null when the examiner cancels. */
  'compare:neighbour': { request: { comparisonId: number; side: NeighbourSide }; response: Outcome<NeighbourFit | null> };
  /** Opens one of the copies as evidence. */
  'compare:open': { request: { comparisonId: number; which: CopyName }; response: Outcome<null> };
  'compare:close': { request: null; response: null };
  /** Opens a bundle of the open archive as evidence of its own; the archive goes on. */
  'archive:open-day': { request: { archiveId: number; index: number }; response: Outcome<OpenEvidence> };
  /** Back to the board: closes the bundle that was opened from it. */
  'archive:board': { request: { archiveId: number }; response: Outcome<null> };
  /** Null while the bundle has not been replayed. */
  'archive:day': { request: { archiveId: number; index: number }; response: Outcome<ArchiveDayDetail | null> };
  /** Which of those that are left is read next. */
  'archive:order': { request: { archiveId: number; newestFirst: boolean }; response: Outcome<null> };
  /** Ends the reading; what was read can still be looked at. */
  'archive:stop': { request: { archiveId: number }; response: Outcome<null> };
  'archive:again': { request: { archiveId: number }; response: Outcome<OpenArchive> };
  /** Verifies the archive anew, the bundles of these dates alone; empty: as far as it reaches. */
  'archive:ask': { request: { archiveId: number; from: string; to: string }; response: Outcome<OpenArchive> };
  /** Verifies it anew with digests kept elsewhere, which main asks for, or without. Null when the examiner cancels. */
  'archive:digests': { request: { archiveId: number; choose: 'file' | 'folder' | 'none' }; response: Outcome<OpenArchive | null> };
  /** A file of authorities, or the case folder, by main's dialog; null when the examiner cancels. */
  'bucket:choose': { request: { what: 'ca' | 'folder' }; response: Outcome<ChosenPath | null> };
  /** Connects, fetches into the case folder, and is offline again when it answers. */
  'bucket:fetch': { request: BucketOrder; response: Outcome<FetchedCase> };
  /** Ends the fetch; what is here stays, and the same order goes on from there. */
  'bucket:stop': { request: null; response: null };
  /** Opens the case folder of the last fetch, as an archive or as what it is. */
  'bucket:open': { request: null; response: Outcome<Opened | null> };
  /** Forgets a known source, with its keys. */
  'bucket:forget': { request: { id: string }; response: BucketStart };
  'bucket:air-gap': { request: { on: boolean }; response: Outcome<BucketStart> };
  'report:identity': { request: null; response: Outcome<Extract<Identity, { kind: 'file' }> | null> };
  /** Null when the examiner cancels the save dialog. */
  'report:export': { request: { evidenceId: number; details: CaseDetails; signing: SigningChoice }; response: Outcome<Receipt | null> };
  /** The report on the open archive. Null when the examiner cancels the save dialog. */
  'report:export-archive': { request: { archiveId: number; details: CaseDetails; signing: SigningChoice }; response: Outcome<Receipt | null> };
  'report:reveal': { request: { reportId: string }; response: Outcome<null> };
  'clipboard:write': { request: { text: string }; response: null };
};

export type Channel = keyof Channels;
export type Request<C extends Channel> = Channels[C]['request'];
export type Response<C extends Channel> = Channels[C]['response'];

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

/** What the preload puts on `window.tamperscope`: nothing more crosses. */
export type Bridge = {
  readonly invoke: <C extends Exclude<Channel, 'evidence:drop'>>(channel: C, request: Request<C>) => Promise<Response<C>>;
  readonly drop: (files: readonly DroppedFile[]) => Promise<Response<'evidence:drop'>>;
  readonly listen: (listener: (event: AppEvent) => void) => () => void;
};

/** A DOM File, of which the core knows nothing: only the preload can read its path. */
export type DroppedFile = { readonly name: string; readonly size: number };
