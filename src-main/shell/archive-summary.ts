import { archiveHeadline } from '#core/archive';
import type { ArchiveFinding, ArchiveVerdict, DayVerdict } from '#core/archive';
import { byGravity } from '#core/report';
import { counted } from '#core/words';

import { sourceRows } from './archive-source-lines';
import { claimsBlock, findingsBlock, organizations, rowsBlock } from './blocks';
import { CONCLUSION_MARKS } from './marks';

const CELLS = { passed: '✓', failed: '✗', indeterminate: '?', unreadable: '!', missing: '·' } as const;
const LEGEND = '✓ passed  ✗ failed  ? indeterminate  ! unreadable  · no bundle';
/** Longer archives are told by year and month in --json only. */
const MOST_MONTHS = 120;

/** An archive's verdict for a person at a shell: conclusion, subject, a board of days, claims, findings. */
export function summariseArchive(verdict: ArchiveVerdict, digests: number | undefined): string {
  const blocks = [`${CONCLUSION_MARKS[verdict.conclusion]}   ${archiveHeadline(verdict)}`, subject(verdict, digests), ...board(verdict.days), claimsBlock(verdict.claims), findings(verdict), instrument(verdict)];
  return `${blocks.join('\n\n')}\n`;
}

function subject(verdict: ArchiveVerdict, digests: number | undefined): string {
  const { subject: s, recipe } = verdict;
  const rows: (readonly [string, string])[] = [
    ['Archive', s.path],
    ['', `${counted(s.bundleCount, 'bundle', 'bundles')}, ${counted(s.entryCount, 'entry', 'entries')}, ${counted(s.bytes, 'byte', 'bytes')}`],
    ...sourceRows(verdict),
    ['Dates', s.fromDate === null ? 'none of the bundles is named by a date' : `${s.fromDate} to ${s.toDate ?? '?'}`],
    ['Sequences', s.fromSequence === null ? '–' : `${s.fromSequence} to ${s.toSequence ?? '?'}`],
    ['Organisation', organizations(s.organizationIds)],
    ['Recipe', recipe ?? 'unknown'],
    ...(digests === undefined ? [] : [['Digests', `kept elsewhere, for ${counted(digests, 'date', 'dates')}`] as [string, string]]),
  ];
  return rowsBlock(rows);
}

/** A line a month, a cell a day: the worst of the day's bundles. */
function board(days: readonly DayVerdict[]): string[] {
  const months = new Map<string, string[]>();
  for (const { date, conclusion } of days) {
    if (date === null) continue;
    const cells = months.get(date.slice(0, 7)) ?? Array.from({ length: 31 }, () => ' ');
    const day = Number(date.slice(8)) - 1;
    const [before, now] = [cells[day] ?? ' ', CELLS[conclusion]];
    cells[day] = WORST.indexOf(before) < WORST.indexOf(now) && before !== ' ' ? before : now;
    months.set(date.slice(0, 7), cells);
  }
  if (months.size === 0 || months.size > MOST_MONTHS) return [];
  return [`Days\n${[...months].map(([month, cells]) => `  ${month}  ${cells.join('').trimEnd()}`).join('\n')}\n  ${LEGEND}`];
}

const WORST = ['✗', '!', '?', '·', '✓'];

function instrument({ controls: { seeded, bundles } }: ArchiveVerdict): string {
  const told = seeded === 0 ? '– not run: no three neighbouring sound entries were found' : `✓ ${seeded} of ${seeded} seeded changes detected, in copies of entries of ${bundles === 1 ? 'one bundle' : `${bundles} bundles`}`;
  return `Negative controls\n  ${told}`;
}

function findings({ findings: all, omitted }: ArchiveVerdict): string {
  const where = ({ bundle, message }: ArchiveFinding): string => (bundle === undefined || message.includes(bundle) ? '' : `${bundle}: `);
  return findingsBlock(byGravity(all).map((finding) => ({ ...finding, message: where(finding) + finding.message })), omitted);
}
