import type { FindingCode, Verdict } from '#core/assess';
import { LISTED_PER_CODE } from '#core/assess';

import { brokenEntry } from './broken-entry';
import type { Block, Cell, Section } from './document';
import { cell, heading, paragraph, status } from './document';
import { groupFindings } from './finding-groups';
import { registerOf } from './findings-register';
import type { ReportInput } from './report-input';
import { TONE_OF_SEVERITY } from './words';

export function findingsSection(input: ReportInput): Section {
  const { verdict, surroundings } = input.examination;
  if (verdict.findings.length === 0) {
    return { title: 'Findings', ownPage: false, blocks: [paragraph('None. No check that was run found a difference, a gap, a repetition, a malformed field or an irregular time.')] };
  }
  return {
    title: 'Findings',
    ownPage: true,
    blocks: [
      summary(verdict),
      ...omission(verdict),
      ...(surroundings.brokenExamples.length === 0 ? [] : [heading('Breaks, worked through', false), paragraph(howToRead(surroundings.brokenExamples.length, surroundings.brokenLinks, surroundings.brokenContents))]),
      ...surroundings.brokenExamples.flatMap((entry) => brokenEntry(entry)),
      heading('Register of findings'),
      paragraph('In the order of the walk. A finding that follows from another stands directly beneath it, marked with its number. The values are those that were compared.'),
      registerOf(groupFindings(verdict.findings)),
    ],
  };
}

function howToRead(shown: number, links: number, contents: number): string {
  return `The replay found ${String(links)} broken ${links === 1 ? 'link' : 'links'} and ${String(contents)} ${contents === 1 ? 'entry that does' : 'entries that do'} not recompute. ${shown === 1 ? 'The first is' : `The first ${String(shown)} are`} shown with everything that is needed to check them by hand. A broken link says that two neighbours do not fit; which of the two was changed cannot be known from the link alone.`;
}

function summary(verdict: Verdict): Block {
  const codes = [...new Set(verdict.findings.map((finding) => finding.code))];
  return {
    kind: 'table',
    caption: 'Findings by code',
    columns: [{ title: 'Severity', share: 0.2 }, { title: 'Code', share: 0.34 }, { title: 'Found', share: 0.14 }, { title: 'First', share: 0.32 }],
    rows: codes.map((code) => summaryRow(verdict, code)),
  };
}

function summaryRow(verdict: Verdict, code: FindingCode): readonly Cell[] {
  const of = verdict.findings.filter((finding) => finding.code === code);
  const first = of[0];
  const severity = first?.severity ?? 'note';
  const place = first?.sequence !== undefined ? `sequence ${String(first.sequence)}` : first?.field ?? 'the file as a whole';
  return [status(TONE_OF_SEVERITY[severity], severity), cell(code, 'mono'), cell(String(of.length + (verdict.omitted?.[code] ?? 0)), 'mono'), cell(place)];
}

function omission(verdict: Verdict): readonly Block[] {
  const omitted = Object.entries(verdict.omitted ?? {});
  if (omitted.length === 0) return [];
  return [{
    kind: 'callout',
    tone: 'warn',
    title: 'Not all findings are listed',
    text: `More than ${String(LISTED_PER_CODE)} findings of one code are counted and the rest left out: ${omitted.map(([code, count]) => `${String(count)} of ${code}`).join(', ')}. The counts above include them.`,
  }];
}
