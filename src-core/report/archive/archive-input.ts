import type { ArchiveVerdict } from '#core/archive';

import type { ReportFrame } from '../report-input';

/** What was supplied as digests kept apart from the archive. */
export type DigestsSupplied = {
  /** As the examiner named it. */
  readonly path: string;
  /** For how many dates it holds a digest. */
  readonly dates: number;
};

/** An archive that was verified, and what was asked of it. */
export type ArchiveExamination = {
  readonly verdict: ArchiveVerdict;
  /** Dates asked for, both included; null: as far as the archive reaches. */
  readonly asked: { readonly from: string | null; readonly to: string | null };
  /** The examiner set the recipe. */
  readonly recipePinned: boolean;
  readonly digests: DigestsSupplied | null;
};

export type ArchiveReportInput = ReportFrame & { readonly archive: ArchiveExamination };
