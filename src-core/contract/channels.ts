import type { Weighty } from '#core/assess';
import type { NeighbourFit } from '#core/compare';

import type { ArchiveDayDetail, OpenArchive } from './archive-view';
import type { BucketOrder, BucketStart, ChosenPath, FetchedCase } from './bucket-view';
import type { CopyName, DifferenceDetail, NeighbourSide, OpenComparison } from './compare-view';
import type { AppEvent } from './events';
import type { OpenEvidence, Opened, RecentEvidence } from './evidence-view';
import type { Outcome } from './outcome';
import type { ChosenCopies, PayloadDetail } from './payload-detail';
import type { CaseDetails, Identity, Receipt, SigningChoice } from './report-view';
import type { SuppliedKind, SuppliedPathKind } from './supplied';
import type { EntryDetail, EntryFilter, EntryPage, Overview } from './views';

export type Start = {
  readonly product: { readonly version: string; readonly electron: string; readonly chromium: string; readonly node: string };
  readonly recent: readonly RecentEvidence[];
  /** An identity was made here before; null until the first signature. */
  readonly madeIdentity: Extract<Identity, { kind: 'made' }> | null;
  /** Whether the system can seal a key; false: a made identity needs a passphrase, and the window says why. */
  readonly canSeal: boolean;
  readonly buckets: BucketStart;
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
  /** Verifies it anew by one recipe, or (empty) by the one that recomputes most entries. */
  'archive:recipe': { request: { archiveId: number; recipe: string }; response: Outcome<OpenArchive> };
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

/** What the preload puts on `window.tamperscope`: nothing more crosses. */
export type Bridge = {
  readonly invoke: <C extends Exclude<Channel, 'evidence:drop'>>(channel: C, request: Request<C>) => Promise<Response<C>>;
  readonly drop: (files: readonly DroppedFile[]) => Promise<Response<'evidence:drop'>>;
  readonly listen: (listener: (event: AppEvent) => void) => () => void;
};

/** A DOM File, of which the core knows nothing: only the preload can read its path. */
export type DroppedFile = { readonly name: string; readonly size: number };
