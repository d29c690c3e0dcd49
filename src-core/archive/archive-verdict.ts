import { SEVERITY_OF } from '#core/assess';
import type { Claim, ClaimState, Conclusion, Container, Finding, ReplayAnswer } from '#core/assess';
import type { CaseObject, CaseSource } from '#core/contract';
import type { Sequence } from '#core/evidence';
import type { RecipeId } from '#core/replay';

/** The schema of an archive's verdict document (docs/format/archive.md). */
export const ARCHIVE_SCHEMA = 'tamperscope.archive-verdict/1';

/** What an archive adds to the codes of a bundle, with the severity that each carries. */
export const ARCHIVE_SEVERITY_OF = {
  ...SEVERITY_OF,
  'seam-mismatch': 'fail',
  'overlap-conflict': 'fail',
  'unreadable-bundle': 'indeterminate',
  // Of a case folder: what was done to it since, which is nothing that the archive's maker did.
  'case-record-unreadable': 'indeterminate',
  'changed-since-fetch': 'indeterminate',
  'object-not-fetched': 'indeterminate',
  'not-in-case-record': 'warning',
  'multiple-versions': 'warning',
  'missing-day': 'indeterminate',
  'missing-range': 'indeterminate',
  'manifest-date-mismatch': 'warning',
  'entries-outside-date': 'warning',
  'export-window-gap': 'note',
  overlap: 'note',
} as const;

export type ArchiveCode = keyof typeof ARCHIVE_SEVERITY_OF;

/** A finding of one of the archive's bundles, or about the archive itself. */
export type ArchiveFinding = Omit<Finding, 'code'> & {
  readonly code: ArchiveCode;
  /** YYYY-MM-DD. */
  readonly date?: string;
  /** Path of the bundle it is about, relative to the archive, with forward slashes. */
  readonly bundle?: string;
  /** The bundle that it is compared with. */
  readonly otherBundle?: string;
  /** Where `bundle` is one version of an object of a bucket, which; and of `otherBundle`. */
  readonly version?: string;
  readonly otherVersion?: string;
  /** Where the finding is about a range of sequences, its last; `sequence` is its first. */
  readonly toSequence?: Sequence;
};

export type ArchiveClaimName = 'interior' | 'start' | 'head' | 'declared-range' | 'bundle-digest' | 'completeness';
export type ArchiveClaim = { readonly claim: ArchiveClaimName; readonly state: ClaimState; readonly because: string };

/** What digests kept elsewhere say of a bundle. */
export type StoreAnswer = 'confirms' | 'contradicts' | 'says-nothing';

/** An object of a bucket as the server told it when it was fetched. Its word on retention is quoted; nothing here checks it. */
export type ObjectFacts = Pick<CaseObject, 'key' | 'versionId' | 'etag' | 'size' | 'lastModified' | 'sse' | 'lockMode' | 'retainUntil' | 'legalHold'>;

/** One bundle of the archive, or a date for which there is none. */
export type DayVerdict = {
  /** Null where neither the folder's nor the file's name is a date. */
  readonly date: string | null;
  readonly bundle: string | null;
  readonly manifest: string | null;
  readonly conclusion: Conclusion | 'unreadable' | 'missing';
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** Only where the bundle lies in a gzip file. */
  readonly container?: Container;
  readonly entryCount: number | null;
  readonly fromSequence: Sequence | null;
  readonly toSequence: Sequence | null;
  readonly firstCreatedAt: string | null;
  readonly lastCreatedAt: string | null;
  /** The bundle's own claims, its ends judged with the days beside it. */
  readonly claims: readonly Claim[];
  /** What digests kept elsewhere say of the bundle; absent where none were supplied, and where there is no bundle. */
  readonly elsewhere?: StoreAnswer;
  /** Only where the bundle was fetched from a bucket, or could not be. */
  readonly object?: ObjectFacts;
  /** How many findings of each code the bundle has. */
  readonly findings: Readonly<Partial<Record<ArchiveCode, number>>>;
};

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

/** How the bundles with a place in the chain lie to the one before each, by sequence. */
export type SeamCounts = {
  /** The next sequence, and its prevHash is the stored chainHash. */
  readonly linked: number;
  /** The next sequence, and it is not. */
  readonly broken: number;
  /** Sequences between the two are in no bundle. */
  readonly gaps: number;
  /** Of these gaps, those that only the export's window leaves room for. */
  readonly inExportWindow: number;
  /** Both hold some of the same sequences. */
  readonly overlaps: number;
  /** Of these overlaps, those whose contents differ. */
  readonly conflicts: number;
};

/** The whole answer about an archive: what `verify DIRECTORY --json` prints. */
export type ArchiveVerdict = {
  readonly schema: typeof ARCHIVE_SCHEMA;
  readonly conclusion: Conclusion;
  /** Over all bundles as one chain. `verified` is true only where every sequence from first to last was replayed and holds, and none is told differently. */
  readonly replay: ReplayAnswer;
  readonly findings: readonly ArchiveFinding[];
  readonly claims: readonly ArchiveClaim[];
  readonly recipe: RecipeId | null;
  readonly subject: ArchiveSubject;
  /** Only of a case folder: where its files were fetched from, and when. */
  readonly source?: CaseSource;
  /** Changes planted in copies of entries of so many bundles, and all found: a miss ends the run as a defect. */
  readonly controls: { readonly seeded: number; readonly bundles: number };
  readonly seams: SeamCounts;
  readonly days: readonly DayVerdict[];
  readonly omitted?: Readonly<Partial<Record<ArchiveCode, number>>>;
};
