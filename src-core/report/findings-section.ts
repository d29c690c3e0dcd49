import { counted } from '#core/words';

import { brokenEntry } from './broken-entry';
import type { Section } from './document';
import { heading, paragraph } from './document';
import { codesTable, omission } from './finding-codes';
import { groupFindings } from './finding-groups';
import { registerOf } from './findings-register';
import type { ReportInput } from './report-input';

export function findingsSection(input: ReportInput): Section {
  const { verdict, surroundings } = input.examination;
  if (verdict.findings.length === 0) {
    return { title: 'Findings', ownPage: false, blocks: [paragraph('None. No check that was run found a difference, a gap, a repetition, a malformed field or an irregular time.')] };
  }
  return {
    title: 'Findings',
    ownPage: true,
    blocks: [
      codesTable(verdict),
      ...omission(verdict),
      ...(surroundings.brokenExamples.length === 0 ? [] : [heading('Breaks, worked through', false), paragraph(howToRead(surroundings))]),
      ...surroundings.brokenExamples.flatMap((entry) => brokenEntry(entry)),
      heading('Register of findings'),
      paragraph('In the order of the walk. A finding that follows from another stands directly beneath it, marked with its number. The values are those that were compared.'),
      registerOf(groupFindings(verdict.findings)),
    ],
  };
}

function howToRead({ brokenExamples: { length: shown }, brokenLinks: links, linksLeftOpen: open, brokenContents: contents }: ReportInput['examination']['surroundings']): string {
  const leftOpen = open === 0 ? '' : open < links ? `, ${String(open)} of them left open,` : links === 1 ? ', left open,' : ', all of them left open,';
  return `The replay found ${counted(links, 'link that does', 'links that do')} not hold${leftOpen} and ${counted(contents, 'entry that does', 'entries that do')} not recompute. ${shown === 1 ? 'The first is' : `The first ${String(shown)} are`} shown with everything that is needed to check them by hand. A link that does not hold says that two neighbours do not fit; which of the two was changed cannot be known from the link alone.`;
}
