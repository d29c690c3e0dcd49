import type { Finding, Severity } from '#core/assess';
import { NAME_OF, OPTION_OF, SUPPLIED_KINDS } from '#core/contract';

import { formatCount } from '../../ui/format';
import type { StatusView } from '../../ui/status';

export const SEVERITIES: Readonly<Record<Severity, StatusView>> = {
  fail: { tone: 'fail', icon: 'cross', word: 'fail' },
  indeterminate: { tone: 'open', icon: 'question', word: 'indeterminate' },
  warning: { tone: 'warn', icon: 'warning', word: 'warning' },
  note: { tone: 'calm', icon: 'note', word: 'note' },
};

/** A finding of a bundle, or one of an archive. */
export type ListedFinding = Omit<Finding, 'code'> & { readonly code: string };

export type FindingView<F extends ListedFinding = ListedFinding> = {
  readonly key: number;
  readonly finding: F;
  readonly status: StatusView;
  readonly message: string;
  readonly code: string;
  /** Where it stands, in words; null when it is about no entry. */
  readonly place: string | null;
};

export type FindingGroup<F extends ListedFinding = ListedFinding> = FindingView<F> & { readonly consequences: readonly FindingView<F>[] };

/** What the evidence calls one of its members: a log has records. */
type Noun = 'entry' | 'record';

/** Where a finding stands, in words; null when it is about no entry. */
export type PlaceWords<F> = (finding: F) => string | null;

const toFindingView = <F extends ListedFinding>(finding: F, key: number, placeOf: PlaceWords<F>): FindingView<F> => ({
  key,
  finding,
  status: SEVERITIES[finding.severity],
  message: finding.message,
  code: finding.code,
  place: placeOf(finding),
});

export function placeWithin(noun: Noun, { sequence, entryIndex, field }: Pick<Finding, 'sequence' | 'entryIndex' | 'field'>): string | null {
  if (sequence !== undefined) return `${noun} ${String(sequence)}`;
  if (entryIndex !== undefined) return noun === 'record' ? `record ${formatCount(entryIndex + 1)} of the file` : `element ${formatCount(entryIndex)} of entries`;
  const kind = SUPPLIED_KINDS.find((one) => OPTION_OF[one] === field);
  // Somebody at the window never typed an option of the command line.
  return kind === undefined ? (field ?? null) : NAME_OF[kind];
}

/** Findings with each consequence under its cause: the first finding of the sequence that explains it. */
export function groupFindings<F extends ListedFinding>(findings: readonly F[], placeOf: PlaceWords<F> = (finding) => placeWithin('entry', finding)): readonly FindingGroup<F>[] {
  const causes = new Map<string, FindingView<F>[]>();
  const groups: FindingGroup<F>[] = [];
  const views = findings.map((finding, key) => toFindingView(finding, key, placeOf));
  for (const view of views) {
    const { consequenceOf, sequence } = view.finding;
    if (consequenceOf !== undefined) continue;
    const consequences: FindingView<F>[] = [];
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

export type CodeCount = { readonly code: string; readonly status: StatusView; readonly count: number; readonly omitted: number };

/** The findings that are listed, and how many of which code are not. */
export type FindingSource<F extends ListedFinding = ListedFinding> = { readonly findings: readonly F[]; readonly omitted?: Readonly<Partial<Record<string, number>>> };

/** How often each code occurs, in the order of first occurrence; findings that are not listed count too. */
export function countCodes({ findings, omitted }: FindingSource): readonly CodeCount[] {
  const counts = new Map<string, { severity: Severity; count: number }>();
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
