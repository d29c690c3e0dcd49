import type { ArchiveVerdict } from '#core/archive';
import type { Verdict } from '#core/assess';

import type { ReportDocument, Section } from './document';
import type { ReportFrame } from './report-input';
import { verdictJson } from './verdict-json';

/** The sections of a report with what every report bears: its name, its dates, and the verdict attached. */
export function bindReport({ reportId, issuedAt, tool }: ReportFrame, verdict: Verdict | ArchiveVerdict, sections: readonly Section[]): ReportDocument {
  return {
    reportId,
    issuedAt,
    title: `Examination report ${reportId}`,
    language: 'en',
    producer: `Tamperscope ${tool.version}`,
    sections,
    attachment: { name: 'verdict.json', text: verdictJson(verdict), description: `The verdict as machine-readable JSON, schema ${verdict.schema}` },
  };
}
