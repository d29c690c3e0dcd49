import type { Claim, ClaimState, Conclusion, Finding, ReplayAnswer, Severity, Subject } from '#core/assess';
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
  readonly asked: AskedDates;
  /** Where the digests kept elsewhere lie that the examiner supplied. */
  readonly digestsPath: string | null;
  /** The recipe that the examiner named for all its bundles; null: the one that recomputes most entries. */
  readonly recipe: RecipeId | null;
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

export type ArchiveClaimName = 'interior' | 'start' | 'head' | 'declared-range' | 'bundle-digest' | 'completeness';
export type ArchiveClaim = { readonly claim: ArchiveClaimName; readonly state: ClaimState; readonly because: string };

/** Dates asked for, both included; null: as far as the archive reaches. */
export type AskedDates = { readonly from: string | null; readonly to: string | null };

/** What an archive holds, as its verdict and the window say it. */
export type ArchiveSubject = {
  readonly path: string;
  readonly fromDate: string | null;
  readonly toDate: string | null;
  readonly bundleCount: number;
  readonly entryCount: number;
  readonly bytes: number;
  readonly fromSequence: Sequence | null;
  readonly toSequence: Sequence | null;
  readonly organizationIds: readonly string[];
};

/** What digests kept elsewhere say of a bundle. */
export type StoreAnswer = 'confirms' | 'contradicts' | 'says-nothing';

/** An object of a bucket as the server told it when it was fetched. Its word on retention is quoted; nothing here checks it. */
export type ObjectFacts = Pick<CaseObject, 'key' | 'versionId' | 'etag' | 'size' | 'lastModified' | 'sse' | 'lockMode' | 'retainUntil' | 'legalHold'>;

/** One bundle of an archive, as its verdict and the window say it. */
export type DayFacts = {
  /** YYYY-MM-DD; null where neither the folder's nor the file's name is a date. */
  readonly date: string | null;
  readonly manifest: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** The gzip file that it was unpacked from. */
  readonly container?: NonNullable<Subject['container']>;
  readonly entryCount: number | null;
  readonly fromSequence: Sequence | null;
  readonly toSequence: Sequence | null;
  readonly firstCreatedAt: string | null;
  readonly lastCreatedAt: string | null;
  /** What it came to alone, only where a broken seam beside it leaves that open. */
  readonly byItself?: 'passed';
  /** The bundle's own claims, its ends judged with the days beside it where the archive is judged. */
  readonly claims: readonly Claim[];
  /** What digests kept elsewhere say of the bundle; absent where none were supplied, and where there is no bundle. */
  readonly elsewhere?: StoreAnswer;
  /** Only where the bundle was fetched from a bucket, or could not be. */
  readonly object?: ObjectFacts;
};

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
  readonly claims: readonly ArchiveClaim[];
  readonly recipe: RecipeId | null;
  readonly subject: Omit<ArchiveSubject, 'path'>;
  /** Absent: all dates. */
  readonly asked?: AskedDates;
  /** For how many dates digests kept elsewhere were supplied, of how many bundles they say what, and which they contradict; absent where none were. */
  readonly elsewhere?: Readonly<Record<StoreAnswer, number>> & { readonly dates: number; readonly contradicted: readonly number[] };
  readonly controls: { readonly seeded: number; readonly bundles: number };
  /** Only of a case folder: where its files were fetched from. */
  readonly source?: CaseSource;
  /** Dates of bundles that the bucket listed and that are not in the case folder. */
  readonly absent: readonly string[];
  /** Every seam, also those that hold. */
  readonly seams: readonly SeamView[];
  /** Broken seams as they lie at further bundles with the same end, which overlap the one that `seams` names. */
  readonly alsoBroken: readonly SeamView[];
};

/** All that is said of one bundle. */
export type ArchiveDayDetail = DayFacts & {
  readonly index: number;
  readonly bundle: string;
  readonly state: DayState;
  /** Why it could not be read. */
  readonly refusal: string | null;
  readonly findings: readonly { readonly code: string; readonly severity: Severity; readonly count: number }[];
  /** Its ends were judged with the bundles beside it: the archive's verdict is there. */
  readonly judgedWithNeighbours: boolean;
};
