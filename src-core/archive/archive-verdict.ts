import { SEVERITY_OF } from '#core/assess';
import type { Conclusion, Finding, ReplayAnswer } from '#core/assess';
import type { ArchiveClaim, ArchiveSubject, AskedDates, CaseSource, DayFacts } from '#core/contract';
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

/** One bundle of the archive, or a date for which there is none. */
export type DayVerdict = DayFacts & {
  readonly bundle: string | null;
  readonly conclusion: Conclusion | 'unreadable' | 'missing';
  /** How many findings of each code the bundle has. */
  readonly findings: Readonly<Partial<Record<ArchiveCode, number>>>;
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
  /** Only where dates were asked for: the verdict is about these alone. */
  readonly asked?: AskedDates;
  /** Only of a case folder: where its files were fetched from, and when. */
  readonly source?: CaseSource;
  /** Changes planted in copies of entries of so many bundles, and all found: a miss ends the run as a defect. */
  readonly controls: { readonly seeded: number; readonly bundles: number };
  readonly seams: SeamCounts;
  readonly days: readonly DayVerdict[];
  readonly omitted?: Readonly<Partial<Record<ArchiveCode, number>>>;
};
