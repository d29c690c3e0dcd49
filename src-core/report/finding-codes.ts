import { LISTED_PER_CODE } from '#core/assess';
import { grouped } from '#core/words';

import type { Block, Cell } from './document';
import { cell, status } from './document';
import { countsOf } from './told-finding';
import type { Found, ToldFinding } from './told-finding';
import { TONE_OF_SEVERITY } from './words';

/** Each code with how often it was found and where first. */
export function codesTable(found: Found, whole = 'the file as a whole'): Block {
  return {
    kind: 'table',
    caption: 'Findings by code',
    columns: [{ title: 'Severity', share: 0.2 }, { title: 'Code', share: 0.34 }, { title: 'Found', share: 0.14 }, { title: 'First', share: 0.32 }],
    rows: [...countsOf(found)].map(([code, count]) => row(found.findings.find((finding) => finding.code === code), code, count, whole)),
  };
}

function row(first: ToldFinding | undefined, code: string, count: number, whole: string): readonly Cell[] {
  const severity = first?.severity ?? 'note';
  const place = first?.sequence !== undefined ? `sequence ${String(first.sequence)}` : first?.date ?? first?.bundle ?? first?.field ?? whole;
  return [status(TONE_OF_SEVERITY[severity], severity), cell(code, 'mono'), cell(grouped(count), 'mono'), cell(place)];
}

/** What was counted and is not listed. */
export function omission({ omitted }: Pick<Found, 'omitted'>): readonly Block[] {
  const left = Object.entries(omitted ?? {});
  if (left.length === 0) return [];
  return [{
    kind: 'callout',
    tone: 'warn',
    title: 'Not all findings are listed',
    text: `More than ${grouped(LISTED_PER_CODE)} findings of one code are counted and the rest left out: ${left.map(([code, count]) => `${grouped(count ?? 0)} of ${code}`).join(', ')}. The counts above include them.`,
  }];
}
