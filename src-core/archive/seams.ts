import { FLAG, compareInstants, compareSequences, parseInstant, stepSequence } from '#core/evidence';
import type { Sequence } from '#core/evidence';
import { mergeSegments } from '#core/replay';
import type { Break, Segment } from '#core/replay';

import type { SeamCounts } from './archive-verdict';
import { dayAfter } from './dates';
import type { PlacedBundle } from './replayed-bundle';

/** Both hold the sequences from first to last. */
export type Overlap = { readonly kind: 'overlap'; readonly before: PlacedBundle; readonly after: PlacedBundle; readonly from: Sequence; readonly to: Sequence };

/** How two bundles that follow one another in sequence lie to each other. */
export type Seam =
  | { readonly kind: 'joined'; readonly before: PlacedBundle; readonly after: PlacedBundle; readonly holds: boolean; readonly regresses: boolean }
  | { readonly kind: 'gap'; readonly before: PlacedBundle; readonly after: PlacedBundle; readonly from: Sequence; readonly to: Sequence; readonly inExportWindow: boolean }
  | Overlap;

export type Chain = {
  /** In ascending order of their first sequence. */
  readonly bundles: readonly PlacedBundle[];
  readonly seams: readonly Seam[];
  /** What all of them add up to; a link over a gap is no link, and no break. */
  readonly segment: Segment | undefined;
};

/** Lays bundles end to end by sequence, and judges the seam between each and the one before it that reaches furthest. */
export function layOut(placed: readonly PlacedBundle[]): Chain {
  const bundles = [...placed].sort((a, b) => compareSequences(a.first.sequence, b.first.sequence) || compare(a.date ?? '', b.date ?? '') || compare(a.bundle, b.bundle));
  const seams: Seam[] = [];
  let segment: Segment | undefined;
  let reach: PlacedBundle | undefined;
  for (const bundle of bundles) {
    if (reach === undefined || segment === undefined) segment = bundle.outcome.segment;
    else {
      const seam = seamOf(reach, bundle);
      seams.push(seam);
      segment = seam.kind === 'joined' ? mergeSegments(segment, bundle.outcome.segment).segment : addUp(segment, bundle.outcome.segment);
    }
    if (reach === undefined || compareSequences(bundle.last.sequence, reach.last.sequence) > 0) reach = bundle;
  }
  return { bundles, seams, segment };
}

/** Contiguous, and does not link; while a formula is unknown that breaks nothing. */
export const isBroken = (seam: Seam): boolean => seam.kind === 'joined' && !seam.holds && seam.before.outcome.formulaKnown && seam.after.outcome.formulaKnown;

/**
 * Broken seams as they lie at further bundles: one that ends as the bundle before such a seam does, or begins by the same link as
 * the one behind it, is joined no better. The layout names only one bundle on each side; the others overlap it.
 */
export function alsoBroken({ bundles, seams }: Pick<Chain, 'bundles' | 'seams'>): Seam[] {
  const broken = seams.filter(isBroken);
  const ends = new Map(broken.map((seam) => [endOf(seam.before), seam]));
  const starts = new Map(broken.map((seam) => [startOf(seam.after), seam]));
  return bundles.flatMap((bundle) => {
    const [behind, ahead] = [ends.get(endOf(bundle)), starts.get(startOf(bundle))];
    return [...(behind === undefined || behind.before === bundle ? [] : [{ ...behind, before: bundle }]), ...(ahead === undefined || ahead.after === bundle ? [] : [{ ...ahead, after: bundle }])];
  });
}

const endOf = ({ last }: PlacedBundle): string => `${last.sequence} ${last.chainHash ?? ''}`;
const startOf = ({ first }: PlacedBundle): string => `${first.sequence} ${first.prevHash ?? ''}`;

/** How many seams of each kind there are; `overlaps`: pairs that were compared, `conflicts`: those of them that differ. */
export function countSeams({ seams }: Chain, overlaps: number, conflicts: number): SeamCounts {
  const count = (is: (seam: Seam) => boolean): number => seams.filter(is).length;
  return {
    linked: count((seam) => seam.kind === 'joined' && seam.holds),
    broken: count((seam) => seam.kind === 'joined' && !seam.holds),
    gaps: count(({ kind }) => kind === 'gap'),
    inExportWindow: count((seam) => seam.kind === 'gap' && seam.inExportWindow),
    overlaps,
    conflicts,
  };
}

/** What two bundles both hold, of which the first begins no later and reaches the other. */
export function overlapOf(before: PlacedBundle, after: PlacedBundle): Overlap {
  const to = compareSequences(before.last.sequence, after.last.sequence) < 0 ? before.last.sequence : after.last.sequence;
  return { kind: 'overlap', before, after, from: after.first.sequence, to };
}

function seamOf(before: PlacedBundle, after: PlacedBundle): Seam {
  const expected = stepSequence(before.last.sequence, 1);
  const distance = compareSequences(after.first.sequence, expected);
  if (distance < 0) return overlapOf(before, after);
  if (distance > 0) return { kind: 'gap', before, after, from: expected, to: stepSequence(after.first.sequence, -1), inExportWindow: liesInExportWindow(before, after) };
  const { seamFlags } = mergeSegments(before.outcome.segment, after.outcome.segment);
  return { kind: 'joined', before, after, holds: (seamFlags & FLAG.brokenLink) === 0, regresses: (seamFlags & FLAG.timeRegression) !== 0 };
}

/**
 * True only where the times of the neighbours leave no other place: the published export asks for a day up to 23:59:59
 * and for the next from 00:00:00 on, so that entries made between the two are in neither (seed 000). Entries missing
 * between times further apart may lie there, and need not.
 */
function liesInExportWindow(before: PlacedBundle, after: PlacedBundle): boolean {
  if (before.date === null || before.last.instant === undefined || after.first.instant === undefined) return false;
  const opens = parseInstant(`${before.date}T23:59:59Z`);
  const closes = parseInstant(`${dayAfter(before.date)}T00:00:00Z`);
  if (opens === undefined || closes === undefined) return false;
  return compareInstants(before.last.instant, opens) >= 0 && compareInstants(after.first.instant, closes) <= 0;
}

/** Two segments that do not lie end to end: what they hold is added up, and no link between them is judged. */
function addUp(a: Segment, b: Segment): Segment {
  const last = a.last === undefined || (b.last !== undefined && compareSequences(b.last.sequence, a.last.sequence) > 0) ? b.last : a.last;
  return {
    placed: a.placed + b.placed,
    first: a.first,
    last,
    firstFlags: a.firstFlags,
    brokenLinks: a.brokenLinks + b.brokenLinks,
    matches: a.matches.map((count, index) => count + (b.matches[index] ?? 0)),
    firstBreaks: a.firstBreaks.map((own, index) => earlier(own, b.firstBreaks[index] ?? null)),
    organizations: new Map([...b.organizations, ...a.organizations]),
  };
}

function earlier(a: Break | null, b: Break | null): Break | null {
  if (a === null || b === null) return a ?? b;
  return compareSequences(b.sequence, a.sequence) < 0 ? b : a;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
