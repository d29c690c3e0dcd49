import { bindReport } from '../bind-report';
import type { ReportDocument } from '../document';
import { fact } from '../document';
import { GENESIS, RECIPE, glossaryOf } from '../glossary-section';
import { identificationSection } from '../identification-section';
import { integritySection } from '../integrity-section';
import { archiveFindingsSection } from './archive-findings-section';
import { archiveFirstPage } from './archive-first-page';
import type { ArchiveReportInput } from './archive-input';
import { archiveLimits } from './archive-limits';
import { archiveMethod } from './archive-method';
import { archiveReproduction } from './archive-reproduction';
import { archiveSection, boardSections } from './archive-section';
import { daysSection } from './days-section';
import { elsewhereSections } from './elsewhere-section';
import { seamsSection } from './seams-section';
import { objectsSections, sourceSections } from './source-section';

const TERMS = [
  fact('Archive', 'A folder of bundles, usually one a day, that together are one chain.'),
  fact('Seam', 'What lies between two bundles that follow each other by sequence: a link, missing sequences, or sequences that both hold.'),
  fact('Export\u2019s window', 'The producer\u2019s export asks for a day up to 23:59:59 and for the next from 00:00:00 on. What is made in the second between is in neither.'),
  fact('Digest kept elsewhere', 'The SHA-256 of a bundle or its manifest, recorded apart from the archive.'),
];

/**
 * The report on an archive, complete but for its pages and its signature: as `buildReport` for one bundle.
 *
 * Every number in it is one of the verdict, or a count over its members. Same input, same document. Text from evidence
 * is passed through as stored: whoever draws it calls `makeVisible` or `nameUnseen` on every string.
 */
export function buildArchiveReport(input: ArchiveReportInput): ReportDocument {
  const { verdict } = input.archive;
  return bindReport(input, verdict, [
    archiveFirstPage(input),
    identificationSection(input),
    archiveSection(input),
    ...sourceSections(verdict),
    ...boardSections(verdict),
    archiveFindingsSection(verdict),
    seamsSection(verdict),
    ...elsewhereSections(input.archive),
    archiveMethod(input),
    archiveLimits(input.archive),
    archiveReproduction(input),
    glossaryOf(GENESIS, RECIPE, TERMS),
    integritySection(input),
    daysSection(verdict),
    ...objectsSections(verdict),
  ]);
}
