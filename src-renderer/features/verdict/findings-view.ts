import type { Finding, FindingCode, Severity, Verdict } from '#core/assess';
import { NAME_OF, OPTION_OF, SUPPLIED_KINDS } from '#core/contract';

import { formatCount } from '../../ui/format';
import type { StatusView } from '../../ui/status';

const SEVERITIES: Readonly<Record<Severity, StatusView>> = {
  fail: { tone: 'fail', icon: 'cross', word: 'fail' },
  indeterminate: { tone: 'open', icon: 'question', word: 'indeterminate' },
  warning: { tone: 'warn', icon: 'warning', word: 'warning' },
  note: { tone: 'calm', icon: 'note', word: 'note' },
};

export type FindingView = {
  readonly key: number;
  readonly finding: Finding;
  readonly status: StatusView;
  readonly message: string;
  readonly code: FindingCode;
  /** Where it stands, in words; null when it is about no entry. */
  readonly place: string | null;
};

export type FindingGroup = FindingView & { readonly consequences: readonly FindingView[] };

/** What the evidence calls one of its members: a log has records. */
type Noun = 'entry' | 'record';

const toFindingView = (finding: Finding, key: number, noun: Noun): FindingView => ({
  key,
  finding,
  status: SEVERITIES[finding.severity],
  message: finding.message,
  code: finding.code,
  place: placeOf(finding, noun),
});

function placeOf({ sequence, entryIndex, field }: Finding, noun: Noun): string | null {
  if (sequence !== undefined) return `${noun} ${String(sequence)}`;
  if (entryIndex !== undefined) return noun === 'record' ? `record ${formatCount(entryIndex + 1)} of the file` : `element ${formatCount(entryIndex)} of entries`;
  const kind = SUPPLIED_KINDS.find((one) => OPTION_OF[one] === field);
  // Somebody at the window never typed an option of the command line.
  return kind === undefined ? (field ?? null) : NAME_OF[kind];
}

/** Findings with each consequence under its cause: the first finding of the sequence that explains it. */
export function groupFindings(findings: readonly Finding[], noun: Noun = 'entry'): readonly FindingGroup[] {
  const causes = new Map<string, FindingView[]>();
  const groups: FindingGroup[] = [];
  const views = findings.map((finding, key) => toFindingView(finding, key, noun));
  for (const view of views) {
    const { consequenceOf, sequence } = view.finding;
    if (consequenceOf !== undefined) continue;
    const consequences: FindingView[] = [];
    const at = String(sequence);
    if (sequence !== undefined && !causes.has(at)) causes.set(at, consequences);
    groups.push({ ...view, consequences });
  }
  // Second, because a cause may be listed after its consequence.
  for (const view of views) {
    const { consequenceOf } = view.finding;
    if (consequenceOf === undefined) continue;
    const cause = causes.get(String(consequenceOf));
    if (cause === undefined) groups.push({ ...view, consequences: [] });
    else cause.push(view);
  }
  return groups.sort((a, b) => a.key - b.key);
}

export type CodeCount = { readonly code: FindingCode; readonly status: StatusView; readonly count: number; readonly omitted: number };

/** How often each code occurs, in the order of first occurrence; findings that are not listed count too. */
export function countCodes({ findings, omitted }: Pick<Verdict, 'findings' | 'omitted'>): readonly CodeCount[] {
  const counts = new Map<FindingCode, { severity: Severity; count: number }>();
  for (const { code, severity } of findings) {
    const known = counts.get(code);
    if (known === undefined) counts.set(code, { severity, count: 1 });
    else known.count += 1;
  }
  return [...counts].map(([code, { severity, count }]) => {
    const left = omitted?.[code] ?? 0;
    return { code, status: SEVERITIES[severity], count: count + left, omitted: left };
  });
}

export const omittedSentence = ({ code, count, omitted }: CodeCount): string =>
  `${formatCount(omitted)} of ${formatCount(count)} findings of ${code} are counted but not listed.`;
