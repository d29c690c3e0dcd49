import { comparedOverlap, pairsToCompare } from '#core/archive';
import type { Chain, ComparedOverlap, ComparedOverlaps, Overlap } from '#core/archive';

import type { Helpers } from '../verification/read-parts';
import { compareBundles } from './open-copy';
import { OUTSIDE_OF_TIME, requestOf } from './replay-bundle';

export type OverlapWorld = { readonly folder: string; readonly helpers: Helpers; readonly signal?: AbortSignal | undefined; /** False for a pair that is passed over. */ readonly asked?: (overlap: Overlap) => boolean };

/** Compares the bundles of an archive that hold the same sequences, one pair after the other: two bundles are open at a time. Throws CopyRefused. */
export async function compareOverlaps({ bundles }: Chain, world: OverlapWorld): Promise<ComparedOverlaps> {
  const pairs = pairsToCompare(bundles);
  const compared: ComparedOverlap[] = [];
  for (let pair = pairs.next(); ; ) {
    if (pair.done === true) return { compared, left: pair.value };
    const overlap = await compare(pair.value, world);
    if (overlap !== undefined) compared.push(overlap);
    // Nor is a shorter one, then.
    pair = pairs.next(overlap ?? comparedOverlap(pair.value, NOTHING));
  }
}

const NOTHING = { same: 0, differing: 0, onlyInA: 0, onlyInB: 0, unplacedDiffering: 0, differences: [], divergences: [], divergenceCount: 0 };

async function compare(seam: Overlap, { folder, helpers, signal, asked }: OverlapWorld): Promise<ComparedOverlap | undefined> {
  if (asked?.(seam) === false) return undefined;
  signal?.throwIfAborted();
  const { before, after, from, to } = seam;
  const [a, b] = [requestOf({ folder, place: before, recipe: before.outcome.recipe }), requestOf({ folder, place: after, recipe: after.outcome.recipe })];
  const { comparison } = await compareBundles(a, b, { ...OUTSIDE_OF_TIME, helpers }, { from, to });
  return comparedOverlap(seam, comparison);
}
