import { anchorsSection } from './anchors-section';
import { bindReport } from './bind-report';
import { diagnosisSections } from './diagnosis-section';
import type { ReportDocument } from './document';
import { evidenceSection } from './evidence-section';
import { findingsSection } from './findings-section';
import { firstPage } from './first-page';
import { glossarySection } from './glossary-section';
import { identificationSection } from './identification-section';
import { integritySection } from './integrity-section';
import { limitsSection } from './limits-section';
import { methodSection } from './method-section';
import { outsideSections } from './outside-section';
import { payloadsSections } from './payloads-section';
import type { ReportInput } from './report-input';
import { reproductionSection } from './reproduction-section';
import { timestampsSections } from './timestamps-section';

/**
 * The report of one examination, complete but for its pages and its signature.
 *
 * The same input gives the same document; report id and times enter only as given. Text from evidence is passed through
 * as stored: whoever draws it calls `makeVisible` or `nameUnseen` on every string.
 * The contents follow NIST SP 800-86, ISO/IEC 27037 and 27042 and EN 319 102-1 for what a reader expects where.
 */
export function buildReport(input: ReportInput): ReportDocument {
  return bindReport(input, input.examination.verdict, [
    firstPage(input),
    identificationSection(input),
    evidenceSection(input),
    methodSection(input),
    findingsSection(input),
    ...outsideSections(input.examination),
    ...diagnosisSections(input.examination),
    ...payloadsSections(input.examination),
    ...timestampsSections(input.examination),
    ...anchorsSection(input),
    limitsSection(input),
    reproductionSection(input),
    glossarySection(input.examination),
    integritySection(input),
  ]);
}
