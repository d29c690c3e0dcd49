import { headline } from '#core/assess';
import { isSame } from '#core/compare';
import type { Comparison, Divergence, EntryDifference } from '#core/compare';
import type { ArchiveCopy, BundleCopy, ComparisonView, DifferenceRow } from '#core/contract';
import { compareSequences } from '#core/evidence';
import { RECIPES } from '#core/replay';
import { shorten } from '#core/words';

import { sharedRecipe } from '../archive/open-copy';
import type { Verified } from '../verification/verify';
import type { ComparedHoldings } from './compare-archives';
import { unreadOf } from './holding';
import type { Holding } from './holding';
import type { OwnConflicts } from './own-conflicts';

/** Field names that a line of the list tells, and how much of each: whole names stand beside the values. */
const NAMED = 8;
const NAME_LENGTH = 40;

/** A comparison as the window shows it. */
export function toComparisonView(comparison: Comparison, a: Verified, b: Verified): ComparisonView {
  const { differences, divergences, divergenceCount, ...counts } = comparison;
  return {
    same: isSame(comparison),
    counts,
    differences: toRows(differences, divergences),
    divergences,
    divergenceCount,
    recipe: RECIPES[sharedRecipe(a, b) - 1]?.id ?? null,
    a: toCopyView(a),
    b: toCopyView(b),
  };
}

/** The comparison of two archives, or of an archive and a bundle, as the window shows it. */
export function toHoldingsView({ comparison, same, range, neighbours, own, a, b, parts, recipe }: ComparedHoldings): ComparisonView {
  const { differences, divergences, divergenceCount, ...counts } = comparison;
  return {
    same, counts,
    differences: toRows(differences, divergences),
    divergences, divergenceCount,
    recipe: RECIPES[recipe - 1]?.id ?? null,
    a: toArchiveCopy(a, own.a),
    b: toArchiveCopy(b, own.b),
    archives: { parts: parts.all, moreParts: parts.more, range, neighbours },
  };
}

const UNREAD_TOLD = 100;

function toArchiveCopy(holding: Holding, { doubts }: OwnConflicts): ArchiveCopy {
  const bundles = { passed: 0, failed: 0, indeterminate: 0 };
  let entryCount = 0;
  for (const { outcome } of holding.bundles) {
    if (outcome.kind === 'refused') continue;
    bundles[outcome.verdict.conclusion]++;
    entryCount += outcome.verdict.subject.entryCount;
  }
  const unread = unreadOf(holding);
  const { first, last } = holding.chain.segment ?? {};
  return {
    kind: 'archive', bundleCount: holding.bundles.length, entryCount, fromSequence: first?.sequence ?? null, toSequence: last?.sequence ?? null,
    bundles, unread: unread.slice(0, UNREAD_TOLD), moreUnread: Math.max(0, unread.length - UNREAD_TOLD), doubts,
  };
}

/** Both lists go up by sequence, so that one walk finds the stretch of each difference; one that is left open is not listed. */
function toRows(differences: readonly EntryDifference[], divergences: readonly Divergence[]): DifferenceRow[] {
  let at = 0;
  return differences.map(({ sequence, kind, fields, moreFields = 0 }) => {
    for (let next = divergences[at]; next !== undefined && compareSequences(next.to, sequence) < 0; next = divergences[at]) at++;
    return { sequence, kind, fields: fields.slice(0, NAMED).map(({ field }) => shorten(field, NAME_LENGTH)), moreFields: Math.max(0, fields.length - NAMED) + moreFields, parting: isIn(divergences[at], sequence) ? at : null };
  });
}

const isIn = (stretch: Divergence | undefined, sequence: EntryDifference['sequence']): boolean => stretch !== undefined && compareSequences(stretch.from, sequence) <= 0;

function toCopyView({ verdict }: Verified): BundleCopy {
  const { sha256, entryCount, fromSequence, toSequence } = verdict.subject;
  return { kind: 'bundle', sha256, entryCount, fromSequence, toSequence, conclusion: verdict.conclusion, headline: headline(verdict) };
}
