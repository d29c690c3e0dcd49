import type { ArchiveFinding, ArchiveVerdict } from '#core/archive';
import { counted } from '#core/words';

import type { Block, Section } from '../document';
import { heading, paragraph, subheading } from '../document';
import { codesTable, omission } from '../finding-codes';
import { groupFindings } from '../finding-groups';
import { registerOf } from '../findings-register';
import { countsOf, gravestOnTop } from '../told-finding';

/** More findings than these are set closer, so that a thousand are no book. */
const ROOMY = 100;
const WHOLE = 'the archive as a whole';

/** Every listed finding of the archive and its bundles, gathered by code and numbered through. */
export function archiveFindingsSection(verdict: ArchiveVerdict): Section {
  if (verdict.findings.length === 0) {
    return { title: 'Findings', ownPage: false, blocks: [paragraph('None. No check that was run found a difference, a gap, a repetition, a missing date, a malformed field or an irregular time.')] };
  }
  return {
    title: 'Findings',
    ownPage: false,
    blocks: [
      codesTable(gravestOnTop(verdict), WHOLE),
      ...omission(verdict),
      heading('Register of findings', false),
      paragraph('By code, the gravest first, and within a code by sequence. A finding that follows from another of the same bundle and code stands directly beneath it, marked with its number. The values are those that were compared. Preimages and worked examples are in the report of the bundle itself; Reproduction says how it is made.'),
      ...registers(verdict),
    ],
  };
}

function registers(verdict: ArchiveVerdict): readonly Block[] {
  let number = 1;
  return [...countsOf(gravestOnTop(verdict))].flatMap(([code, count]) => {
    const own = verdict.findings.filter((finding) => finding.code === code);
    const dates = own.filter(isBareDate);
    const others = own.filter((finding) => !isBareDate(finding));
    const from = number;
    number += own.length;
    const left = count - own.length;
    return [
      subheading(`${code}: ${counted(count, 'finding', 'findings')}${left === 0 ? '' : `, of which ${String(own.length)} are listed`}`),
      ...datesWithoutBundle(dates, from),
      ...(others.length === 0 ? [] : [registerOf(groupFindings(others, from + dates.length), WHOLE, verdict.findings.length > ROOMY)]),
    ];
  });
}

/** A date for which there is no bundle, with nothing more to say than the date. */
const isBareDate = ({ code, bundle, field, date }: ArchiveFinding): boolean => code === 'missing-day' && bundle === undefined && field === undefined && date !== undefined;

const DATES_A_LINE = 8;

/** Each date by itself, also adjacent ones. */
function datesWithoutBundle(findings: readonly ArchiveFinding[], from: number): readonly Block[] {
  const dates = findings.flatMap(({ date }) => (date === undefined ? [] : [date]));
  if (dates.length === 0) return [];
  const lines = Array.from({ length: Math.ceil(dates.length / DATES_A_LINE) }, (_, line) => dates.slice(line * DATES_A_LINE, (line + 1) * DATES_A_LINE).join('  '));
  const numbers = dates.length === 1 ? `No. ${String(from)}` : `No. ${String(from)} to ${String(from + dates.length - 1)}`;
  return [
    paragraph(`There is no bundle for ${dates.length === 1 ? 'this date' : 'these dates'}. A day without entries, an export that failed and a bundle taken away look the same.`),
    { kind: 'mono', caption: `${numbers}, indeterminate`, lines },
  ];
}
