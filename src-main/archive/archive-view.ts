import { ARCHIVE_SEVERITY_OF, alsoBroken, archiveHeadline, isBroken, isConflict } from '#core/archive';
import type { ArchiveFinding, Chain, ComparedOverlaps, DayVerdict, ReplayedBundle, Seam } from '#core/archive';
import type { ArchiveDayDetail, ArchiveExamination, ArchiveFindingView, DayState, DayTold, SeamKind, SeamView, StoreAnswer } from '#core/contract';

import type { VerifiedArchive } from './verify-archive';

/** The place of a bundle among those told, by its path. */
export type IndexOf = (bundle: string) => number | undefined;

/** What a bundle came to by itself. */
export function toDayTold(index: number, { outcome }: ReplayedBundle): DayTold {
  if (outcome.kind === 'refused') return { index, state: 'unreadable', entries: null, findings: 1 };
  const { conclusion, subject, findings, omitted } = outcome.verdict;
  return { index, state: conclusion, entries: subject.entryCount, findings: findings.length + sum(Object.values(omitted ?? {})) };
}

/** The verdict as the window shows it, bundles by their index. */
export function toExamination({ verdict, chain, overlaps }: VerifiedArchive, indexOf: IndexOf, digestDates?: number): ArchiveExamination {
  const { conclusion, replay, claims, recipe, controls, omitted, source, days, asked } = verdict;
  const { path: _, ...subject } = verdict.subject;
  const dayOf = new Map(days.map((day) => [day.bundle, day]));
  const proves = ({ before, after }: Seam): boolean => [[before, 'head'] as const, [after, 'start'] as const].every(([{ bundle }, name]) => dayOf.get(bundle)?.claims.some(({ claim, state }) => claim === name && state === 'proved') === true);
  return {
    conclusion, headline: archiveHeadline(verdict), replay, claims, recipe, subject, controls,
    omitted: Object.fromEntries(Object.entries(omitted ?? {})),
    ...(source === undefined ? {} : { source }),
    ...(asked === undefined ? {} : { asked }),
    ...(digestDates === undefined ? {} : { elsewhere: { ...answersIn(days), dates: digestDates, contradicted: days.flatMap(({ bundle, elsewhere }) => (elsewhere === 'contradicts' ? (indexOf(bundle ?? '') ?? []) : [])) } }),
    absent: days.flatMap(({ date, bundle }) => (date === null || bundle === null || indexOf(bundle) !== undefined ? [] : [date])),
    findings: verdict.findings.map((finding) => toFindingView(finding, indexOf)),
    seams: seamsOf(chain, overlaps).flatMap(([seam, kind]) => toSeamView(seam, kind, proves(seam), indexOf)),
    alsoBroken: alsoBroken(chain).flatMap((seam) => toSeamView(seam, 'broken', false, indexOf)),
  };
}

/** One of each bundle with those before it: of several overlaps one that contradicts, where there is one. */
function seamsOf({ seams }: Chain, { compared }: ComparedOverlaps): (readonly [Seam, SeamKind])[] {
  const conflicts = new Map(compared.filter(isConflict).map(({ seam }) => [seam.after.bundle, seam]));
  return seams.map((seam) => {
    const conflict = seam.kind === 'overlap' ? conflicts.get(seam.after.bundle) : undefined;
    return conflict === undefined ? [seam, kindOf(seam)] : [conflict, 'overlap-conflict'];
  });
}

function toFindingView({ bundle, otherBundle, ...finding }: ArchiveFinding, indexOf: IndexOf): ArchiveFindingView {
  const [at, other] = [bundle, otherBundle].map((path) => (path === undefined ? undefined : indexOf(path)));
  return { ...finding, ...(at === undefined ? {} : { bundle: at }), ...(other === undefined ? {} : { otherBundle: other }) };
}

function toSeamView(seam: Seam, kind: SeamKind, proves: boolean, indexOf: IndexOf): SeamView[] {
  const [before, after] = [indexOf(seam.before.bundle), indexOf(seam.after.bundle)];
  return before === undefined || after === undefined ? [] : [{ before, after, kind, proves }];
}

function kindOf(seam: Seam): SeamKind {
  switch (seam.kind) {
    case 'gap':
      return seam.inExportWindow ? 'export-window' : 'gap';
    case 'overlap':
      return 'overlap';
    case 'joined':
      if (seam.holds) return 'holds';
      return isBroken(seam) ? 'broken' : 'undecided';
  }
}

/** All that is said of one bundle. `replayed`: what was read of it, where it was; `judged`: the archive's verdict is there. */
export function toDayDetail(index: number, day: DayVerdict & { readonly bundle: string }, replayed: ReplayedBundle | undefined, judged: boolean): ArchiveDayDetail {
  const { conclusion, findings, ...facts } = day;
  const outcome = replayed?.outcome;
  const own = outcome?.kind === 'verified' ? outcome.verdict.findings : [];
  const codes = Object.entries(findings) as [keyof typeof ARCHIVE_SEVERITY_OF, number][];
  return {
    ...facts,
    index,
    state: stateOf(conclusion),
    refusal: outcome?.kind === 'refused' ? outcome.refusal.message : null,
    findings: codes.map(([code, count]) => ({ code, count, severity: own.find((one) => one.code === code)?.severity ?? ARCHIVE_SEVERITY_OF[code] })),
    judgedWithNeighbours: judged,
  };
}

/** A date without a bundle has no index, and is never asked for here. */
function stateOf(conclusion: DayVerdict['conclusion']): DayState {
  if (conclusion === 'missing') throw new Error('a bundle is not missing');
  return conclusion;
}

function answersIn(days: readonly DayVerdict[]): Record<StoreAnswer, number> {
  const answers = { confirms: 0, contradicts: 0, 'says-nothing': 0 };
  for (const { elsewhere } of days) if (elsewhere !== undefined) answers[elsewhere]++;
  return answers;
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
