import type { Claim, ClaimName, ClaimState, Conclusion, Finding, ReplayAnswer, Severity, Subject } from '#core/assess';
import type { Sequence } from '#core/evidence';
import type { RecipeId } from '#core/replay';

import type { CaseObject, CaseSource } from './case-record';

/** An archive as the window knows it; every open gets a new id. */
export type OpenArchive = {
  readonly archiveId: number;
  readonly path: string;
  readonly name: string;
  /** Which of its bundles are read first. */
  readonly newestFirst: boolean;
};

/**
 * A bundle of the archive, told when it was found. From then on it is named by its index, its place among those told: by
 * date, those without one last.
 */
export type BoardBundle = {
  /** YYYY-MM-DD; null where neither the folder's nor the file's name is a date. */
  readonly date: string | null;
  /** Relative to the archive, with forward slashes. */
  readonly bundle: string;
};

export type DayState = Conclusion | 'unreadable';

/** What a bundle came to by itself, told as soon as it was replayed. */
export type DayTold = { readonly index: number; readonly state: DayState; readonly entries: number | null; readonly findings: number };

export type ArchiveProgress = {
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
  readonly entries: number;
  readonly elapsedMs: number;
};

/** How two bundles that follow one another by sequence lie to each other. `undecided`: they do not link, and no formula is known. */
export type SeamKind = 'holds' | 'broken' | 'undecided' | 'gap' | 'export-window' | 'overlap' | 'overlap-conflict';
/** `proves`: by this link the head of the one bundle and the start of the other are proved. */
export type SeamView = { readonly before: number; readonly after: number; readonly kind: SeamKind; readonly proves: boolean };

export type ArchiveClaimView = { readonly claim: ClaimName | 'completeness'; readonly state: ClaimState; readonly because: string };

/** A finding as the verdict lists it; `bundle` and `otherBundle` are indices. */
export type ArchiveFindingView = Omit<Finding, 'code'> & {
  readonly code: string;
  readonly date?: string;
  readonly bundle?: number;
  readonly otherBundle?: number;
  readonly toSequence?: Sequence;
};

/** The archive's verdict as the window shows it; what it says of a day is asked for by itself. */
export type ArchiveExamination = {
  readonly conclusion: Conclusion;
  readonly headline: string;
  readonly replay: ReplayAnswer;
  readonly findings: readonly ArchiveFindingView[];
  readonly omitted: Readonly<Record<string, number>>;
  readonly claims: readonly ArchiveClaimView[];
  readonly recipe: RecipeId | null;
  readonly subject: {
    readonly fromDate: string | null;
    readonly toDate: string | null;
    readonly bundleCount: number;
    readonly entryCount: number;
    readonly bytes: number;
    readonly fromSequence: Sequence | null;
    readonly toSequence: Sequence | null;
    readonly organizationIds: readonly string[];
  };
  readonly controls: { readonly seeded: number; readonly bundles: number };
  /** Only of a case folder: where its files were fetched from. */
  readonly source?: CaseSource;
  /** Dates of bundles that the bucket listed and that are not in the case folder. */
  readonly absent: readonly string[];
  /** Every seam, also those that hold. */
  readonly seams: readonly SeamView[];
};

/** All that is said of one bundle. */
export type ArchiveDayDetail = {
  readonly index: number;
  readonly date: string | null;
  readonly bundle: string;
  readonly manifest: string | null;
  readonly state: DayState;
  /** Why it could not be read. */
  readonly refusal: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** The gzip file that it was unpacked from. */
  readonly container?: NonNullable<Subject['container']>;
  readonly entryCount: number | null;
  readonly fromSequence: Sequence | null;
  readonly toSequence: Sequence | null;
  readonly firstCreatedAt: string | null;
  readonly lastCreatedAt: string | null;
  readonly claims: readonly Claim[];
  /** As the bucket told it when the bundle was fetched; its word, which nothing here checks. */
  readonly object?: Pick<CaseObject, 'key' | 'versionId' | 'etag' | 'size' | 'lastModified' | 'sse' | 'lockMode' | 'retainUntil' | 'legalHold'>;
  readonly findings: readonly { readonly code: string; readonly severity: Severity; readonly count: number }[];
  /** Its ends were judged with the bundles beside it: the archive's verdict is there. */
  readonly judgedWithNeighbours: boolean;
};
