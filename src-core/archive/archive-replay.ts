import { matches, recipeOfMost } from '#core/assess';
import type { ReplayAnswer } from '#core/assess';
import { DEFAULT_RECIPE, RECIPES } from '#core/replay';
import type { Recipe } from '#core/replay';

import type { ReplayedBundle } from './replayed-bundle';
import type { Chain } from './seams';

/** The recipe that all bundles were judged by. */
export type ArchiveFormula = {
  /** Undefined: no bundle's formula is known. */
  readonly recipe: Recipe | undefined;
  /** Chosen by counting, and not the default. */
  readonly inferred: boolean;
  /** Entries that it does not recompute. */
  readonly notRecomputed: number;
};

/** The recipe that recomputes most entries of the archive, the default winning ties; undefined where none does any. */
export function recipeOfArchive({ segment }: Chain): Recipe | undefined {
  const best = segment === undefined ? undefined : recipeOfMost(segment);
  return segment === undefined || best === undefined || matches(segment, best) === 0 ? undefined : best;
}

export function formulaOf(chain: Chain, pinned: Recipe | undefined): ArchiveFormula {
  const recipe = pinned ?? recipeOfArchive(chain);
  const recomputed = recipe === undefined || chain.segment === undefined ? 0 : matches(chain.segment, recipe);
  return { recipe, inferred: pinned === undefined && recipe !== undefined && recipe !== DEFAULT_RECIPE, notRecomputed: (chain.segment?.placed ?? 0) - recomputed };
}

type Input = { readonly bundles: readonly ReplayedBundle[]; readonly chain: Chain; readonly formula: ArchiveFormula; /** Bundles, or versions of one, that tell the same entries differently. */ readonly conflicts: number; readonly durationMs: number; readonly verifiedAt: string };

/** The producer's published answer, over all bundles as one chain; where two tell the same entries differently there is no one chain that could be verified. */
export function archiveReplay({ bundles, chain, formula, conflicts, durationMs, verifiedAt }: Input): ReplayAnswer {
  const { segment, seams } = chain;
  // While no formula is known, what the default one finds is shown, as for one bundle; it verifies nothing.
  const broken = segment?.firstBreaks[RECIPES.indexOf(formula.recipe ?? DEFAULT_RECIPE)] ?? null;
  const everything = bundles.every(({ outcome }) => outcome.kind === 'verified' && outcome.formulaKnown) && seams.every(({ kind }) => kind !== 'gap');
  const verified = segment !== undefined && formula.recipe !== undefined && broken === null && everything && conflicts === 0;
  const totalChecked = bundles.reduce((sum, { outcome }) => sum + (outcome.kind === 'verified' ? outcome.verdict.replay.totalChecked : 0), 0);
  return {
    verified,
    ok: verified,
    totalChecked,
    lastValidSequence: broken === null ? (segment?.last?.sequence ?? null) : broken.lastValid,
    brokenAtSequence: broken?.sequence ?? null,
    brokenReason: broken?.reason ?? null,
    durationMs,
    verifiedAt,
  };
}
