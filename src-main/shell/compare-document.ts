import type { Verdict } from '#core/assess';
import { divergenceSentence } from '#core/compare';
import type { Comparison, Divergence, EntryDifference, NeighbourFit } from '#core/compare';

import { unreadOf } from '../compare/holding';
import type { Holding } from '../compare/holding';
import type { OwnConflicts } from '../compare/own-conflicts';

/** The schema of what `compare --json` prints (docs/format/compare.md). */
export const COMPARISON_SCHEMA = 'tamperscope.comparison/1';

/** What was compared, for whichever kind of copy. */
export type Told = {
  readonly comparison: Comparison;
  readonly same: boolean | null;
  /** Why `same` is null, and what else was not compared: in sentences. */
  readonly doubts: readonly string[];
  readonly range: { readonly from: number | string; readonly to: number | string } | null;
  readonly neighbours: readonly NeighbourFit[];
  readonly own?: { readonly a: OwnConflicts; readonly b: OwnConflicts };
  readonly a: Verdict | Holding;
  readonly b: Verdict | Holding;
};

export const isHolding = (copy: Verdict | Holding): copy is Holding => 'chain' in copy;

/** A comparison as one JSON document. */
export function comparisonDocument({ comparison, same, doubts, range, neighbours, own, a, b }: Told): string {
  const { differences, divergences, divergenceCount, ...counts } = comparison;
  const omitted = comparison.differing + comparison.onlyInA + comparison.onlyInB - differences.length;
  const body = {
    schema: COMPARISON_SCHEMA,
    same,
    ...(doubts.length === 0 ? {} : { doubts }),
    ...(range === null ? {} : { range }),
    counts,
    firstDifference: differences[0]?.sequence ?? null,
    divergence: divergences[0] === undefined ? null : divergenceOf(divergences[0]),
    neighbours,
    differences: differences.map(differenceOf),
    ...(omitted === 0 ? {} : { omitted }),
    divergences: divergences.map(divergenceOf),
    divergenceCount,
    a: copyOf(a, own?.a),
    b: copyOf(b, own?.b),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

const divergenceOf = (divergence: Divergence): object => ({ ...divergence, says: divergenceSentence(divergence) });

function differenceOf({ indexA, indexB, bundleA, bundleB, ...difference }: EntryDifference): object {
  const bundles = bundleA === undefined && bundleB === undefined ? {} : { bundle: { a: bundleA ?? null, b: bundleB ?? null } };
  return { ...difference, entryIndex: { a: indexA, b: indexB }, ...bundles };
}

function copyOf(copy: Verdict | Holding, own: OwnConflicts | undefined): object {
  if (!isHolding(copy)) {
    const { conclusion, replay, recipe, subject } = copy;
    return { conclusion, replay: { ...replay, durationMs: undefined, verifiedAt: undefined }, recipe, subject };
  }
  const { path, isArchive, bundles, chain } = copy;
  const count = (wanted: string): number => bundles.filter(({ outcome }) => outcome.kind === 'verified' && outcome.verdict.conclusion === wanted).length;
  return {
    path,
    kind: isArchive ? 'archive' : 'bundle',
    bundleCount: bundles.length,
    fromSequence: chain.segment?.first?.sequence ?? null,
    toSequence: chain.segment?.last?.sequence ?? null,
    bundles: { passed: count('passed'), failed: count('failed'), indeterminate: count('indeterminate') },
    unread: unreadOf(copy),
    overlaps: chain.seams.filter(({ kind }) => kind === 'overlap').length,
    conflicts: own?.conflicts ?? 0,
    versions: own?.versions ?? 0,
  };
}
