import type { Examination } from '#core/contract';

import type { ArchiveExamination } from './archive/archive-input';
import { buildArchiveReport } from './archive/build-archive-report';
import { buildReport } from './build-report';
import type { ReportDocument } from './document';
import type { ReportFrame } from './report-input';

/** What a report is about: one bundle or log, or an archive. */
export type ReportAbout = { readonly kind: 'evidence'; readonly examination: Examination } | { readonly kind: 'archive'; readonly archive: ArchiveExamination };

/** The report on either. */
export function documentAbout(about: ReportAbout, frame: ReportFrame): ReportDocument {
  switch (about.kind) {
    case 'evidence':
      return buildReport({ ...frame, examination: about.examination });
    case 'archive':
      return buildArchiveReport({ ...frame, archive: about.archive });
  }
}
