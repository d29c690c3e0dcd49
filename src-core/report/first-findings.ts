import { counted, cutTo, grouped } from '#core/words';

import type { Block, Cell } from './document';
import { cell, paragraph, status } from './document';
import { groupFindings } from './finding-groups';
import { byGravity, countsOf, totalOf } from './told-finding';
import type { Found, ToldFinding } from './told-finding';
import { TONE_OF_SEVERITY } from './words';

/** Two lines; longer messages stand whole in the register. */
export const LONGEST_MESSAGE = 130;

/** The gravest findings that follow from no other, at most `listed`, and how many more there are. */
export function firstFindings(found: Found, listed: number): readonly Block[] {
  const total = totalOf(found);
  if (total === 0) return [paragraph('Nothing. No check that was run gave a finding.')];
  const first = causesOf(found).slice(0, listed);
  const more = total - first.length;
  return [tableOf(first), ...(more === 0 ? [] : [paragraph(`And ${counted(more, 'more finding', 'more findings')}, in the register under Findings.`)])];
}

/** "4 in all: chain-hash-mismatch 1, prev-hash-mismatch 3", those left out of the list counted too. */
export function findingsByCode(found: Found): string {
  if (totalOf(found) === 0) return 'none';
  return `${grouped(totalOf(found))} in all: ${[...countsOf(found)].map(([code, count]) => `${code} ${grouped(count)}`).join(', ')}`;
}

export const causesOf = ({ findings }: Found): readonly ToldFinding[] => byGravity(groupFindings(findings).map(({ finding }) => finding));

const tableOf = (findings: readonly ToldFinding[]): Block => ({
  kind: 'table',
  caption: 'The first findings',
  columns: [{ title: 'Severity', share: 0.18 }, { title: 'Code', share: 0.25 }, { title: 'Finding', share: 0.57 }],
  rows: findings.map((finding): readonly Cell[] => [
    status(TONE_OF_SEVERITY[finding.severity], finding.severity),
    cell(finding.code, 'mono'),
    cell(cutTo(finding.message, LONGEST_MESSAGE)),
  ]),
});
