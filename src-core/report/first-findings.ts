import type { Finding, FindingCode, Severity, Verdict } from '#core/assess';

import type { Block, Cell } from './document';
import { cell, paragraph, status } from './document';
import { groupFindings } from './finding-groups';
import { cutTo } from './visible';
import { TONE_OF_SEVERITY, counted } from './words';

type Found = Pick<Verdict, 'findings' | 'omitted'>;

/** Two lines; longer messages stand whole in the register. */
export const LONGEST_MESSAGE = 130;

const WEIGHT: Readonly<Record<Severity, number>> = { fail: 0, indeterminate: 1, warning: 2, note: 3 };

/** The gravest findings that follow from no other, at most `listed`, and how many more there are. */
export function firstFindings(verdict: Found, listed: number): readonly Block[] {
  const total = totalOf(verdict);
  if (total === 0) return [paragraph('Nothing. No check that was run gave a finding.')];
  const first = causesOf(verdict).slice(0, listed);
  const more = total - first.length;
  return [tableOf(first), ...(more === 0 ? [] : [paragraph(`And ${counted(more, 'more finding', 'more findings')}, in the register under Findings.`)])];
}

/** "4 in all: chain-hash-mismatch 1, prev-hash-mismatch 3", those left out of the list counted too. */
export function findingsByCode(verdict: Found): string {
  if (totalOf(verdict) === 0) return 'none';
  const counts = new Map<FindingCode, number>();
  for (const { code } of verdict.findings) counts.set(code, (counts.get(code) ?? verdict.omitted?.[code] ?? 0) + 1);
  return `${String(totalOf(verdict))} in all: ${[...counts].map(([code, count]) => `${code} ${String(count)}`).join(', ')}`;
}

export const totalOf = ({ findings, omitted }: Found): number => Object.values(omitted ?? {}).reduce((sum, count) => sum + count, findings.length);

export const causesOf = (verdict: Found): readonly Finding[] =>
  groupFindings(verdict.findings).map(({ finding }) => finding).sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);

const tableOf = (findings: readonly Finding[]): Block => ({
  kind: 'table',
  caption: 'The first findings',
  columns: [{ title: 'Severity', share: 0.18 }, { title: 'Code', share: 0.25 }, { title: 'Finding', share: 0.57 }],
  rows: findings.map((finding): readonly Cell[] => [
    status(TONE_OF_SEVERITY[finding.severity], finding.severity),
    cell(finding.code, 'mono'),
    cell(cutTo(finding.message, LONGEST_MESSAGE)),
  ]),
});
