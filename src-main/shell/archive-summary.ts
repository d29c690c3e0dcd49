import { archiveHeadline } from '#core/archive';
import type { ArchiveFinding, ArchiveVerdict, DayVerdict } from '#core/archive';
import { byGravity } from '#core/report';
import { counted, nameUnseen } from '#core/words';

import { sourceRows } from './archive-source-lines';
import { CLAIM_MARKS, CONCLUSION_MARKS, SEVERITY_MARKS } from './marks';

const SHOWN = 20;
const CELLS = { passed: '✓', failed: '✗', indeterminate: '?', unreadable: '!', missing: '·' } as const;
const LEGEND = '✓ passed  ✗ failed  ? indeterminate  ! unreadable  · no bundle';
/** Longer archives are told by year and month in --json only. */
const MOST_MONTHS = 120;

/** An archive's verdict for a person at a shell: conclusion, subject, a board of days, claims, findings. */
export function summariseArchive(verdict: ArchiveVerdict, digests: number | undefined): string {
  const blocks = [`${CONCLUSION_MARKS[verdict.conclusion]}   ${archiveHeadline(verdict)}`, subject(verdict, digests), ...board(verdict.days), `Claims\n${verdict.claims.map(claimLine).join('\n')}`, findings(verdict), instrument(verdict)];
  return `${blocks.join('\n\n')}\n`;
}

function subject(verdict: ArchiveVerdict, digests: number | undefined): string {
  const { subject: s, recipe } = verdict;
  const organizations = s.organizationIds.slice(0, 3).join(', ');
  const rows: (readonly [string, string])[] = [
    ['Archive', s.path],
    ['', `${counted(s.bundleCount, 'bundle', 'bundles')}, ${s.entryCount} entries, ${s.bytes} bytes`],
    ...sourceRows(verdict),
    ['Dates', s.fromDate === null ? 'none of the bundles is named by a date' : `${s.fromDate} to ${s.toDate ?? '?'}`],
    ['Sequences', s.fromSequence === null ? '–' : `${s.fromSequence} to ${s.toSequence ?? '?'}`],
    ['Organisation', s.organizationIds.length > 3 ? `${organizations} and ${s.organizationIds.length - 3} more` : organizations || '–'],
    ['Recipe', recipe ?? 'unknown'],
    ...(digests === undefined ? [] : [['Digests', `kept elsewhere, for ${counted(digests, 'date', 'dates')}`] as [string, string]]),
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(13)}${nameUnseen(value)}`).join('\n');
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

function claimLine({ claim, state, because }: ArchiveVerdict['claims'][number]): string {
  return `  ${CLAIM_MARKS[state]} ${claim.padEnd(15)}${state.padEnd(13)} ${nameUnseen(because)}`;
}

function instrument({ controls: { seeded, bundles } }: ArchiveVerdict): string {
  const told = seeded === 0 ? '– not run: no three neighbouring sound entries were found' : `✓ ${seeded} of ${seeded} seeded changes detected, in copies of entries of ${bundles === 1 ? 'one bundle' : `${bundles} bundles`}`;
  return `Negative controls\n  ${told}`;
}

function findings({ findings: all, omitted }: ArchiveVerdict): string {
  if (all.length === 0) return 'Findings\n  none';
  const rest = all.length - SHOWN;
  const left = Object.entries(omitted ?? {}).map(([code, count]) => `  ${count} more of ${code} were counted and not listed`);
  const more = rest > 0 ? [`  … ${rest} more; --json lists them`] : [];
  return ['Findings', ...byGravity(all).slice(0, SHOWN).map(findingLine), ...more, ...left].join('\n');
}

function findingLine({ code, severity, message, bundle }: ArchiveFinding): string {
  const where = bundle === undefined || message.includes(bundle) ? '' : `${bundle}: `;
  return `  ${SEVERITY_MARKS[severity]} ${nameUnseen(where + message)} [${code}]`;
}
