import { cutTo, firstDifference } from '#core/words';

import type { Block, Cell, Line } from './document';
import type { FindingGroup } from './finding-groups';
import type { ToldFinding } from './told-finding';
import { TONE_OF_SEVERITY } from './words';

/** Longer values are cut here and said to be: the attached verdict holds them whole. */
const LONGEST_VALUE = 6000;

/** `whole`: what a finding without a place is about; `dense`: very many are set closer. */
export function registerOf(groups: readonly FindingGroup[], whole = 'the file as a whole', dense = false): Block {
  return {
    kind: 'table',
    caption: 'Every listed finding',
    ...(dense ? { dense } : {}),
    columns: [{ title: 'No.', share: 0.08 }, { title: 'Severity and place', share: 0.23 }, { title: 'Finding', share: 0.69 }],
    rows: groups.flatMap((group) => [
      row(group.number, group.finding, null, whole),
      ...group.consequences.map(({ number, finding }) => row(number, finding, group.number, whole)),
    ]),
  };
}

function row(number: number, finding: ToldFinding, cause: number | null, whole: string): readonly Cell[] {
  return [
    { lines: [{ text: cause === null ? String(number) : `\u21b3 ${String(number)}`, as: 'mono' }] },
    { tone: TONE_OF_SEVERITY[finding.severity], lines: [{ text: finding.severity, as: 'strong' }, ...place(finding, whole)] },
    { lines: [...what(finding, cause), ...compared(finding)] },
  ];
}

function place(finding: ToldFinding, whole: string): readonly Line[] {
  const lines: Line[] = [];
  if (finding.bundle !== undefined) lines.push({ text: finding.bundle, as: 'mono' });
  else if (finding.date !== undefined) lines.push({ text: finding.date, as: 'mono' });
  if (finding.sequence !== undefined) lines.push({ label: 'sequence', text: String(finding.sequence), as: 'mono' });
  if (finding.toSequence !== undefined && String(finding.toSequence) !== String(finding.sequence)) lines.push({ label: 'to', text: String(finding.toSequence), as: 'mono' });
  if (finding.entryIndex !== undefined) lines.push({ label: 'index', text: String(finding.entryIndex), as: 'mono' });
  if (finding.byteOffset !== undefined) lines.push({ label: 'byte', text: String(finding.byteOffset), as: 'mono' });
  if (finding.field !== undefined) lines.push({ label: 'field', text: finding.field, as: 'mono' });
  return lines.length === 0 ? [{ text: whole, as: 'quiet' }] : lines;
}

function what(finding: ToldFinding, cause: number | null): readonly Line[] {
  return [
    { text: finding.code, as: 'strong' },
    { text: cutTo(finding.message, LONGEST_VALUE), as: 'plain' },
    ...(cause === null ? [] : [{ text: `Follows from finding ${String(cause)}.`, as: 'quiet' } as const]),
    ...(cause === null && finding.consequenceOf !== undefined ? [{ text: `Follows from what happened at sequence ${String(finding.consequenceOf)}.`, as: 'quiet' } as const] : []),
  ];
}

function compared({ expected, actual }: ToldFinding): readonly Line[] {
  const at = expected !== undefined && actual !== undefined ? firstDifference(expected, actual) : null;
  return [
    ...(expected === undefined ? [] : [{ label: 'expected', text: cutTo(expected, LONGEST_VALUE), as: 'mono', firstDifference: at } as const]),
    ...(actual === undefined ? [] : [{ label: 'actual', text: cutTo(actual, LONGEST_VALUE), as: 'mono', firstDifference: at } as const]),
  ];
}
