import { statedValue } from '#core/evidence';
import type { BundleHead } from '#core/evidence';
import { DEFAULT_RECIPE, RECIPES } from '#core/replay';
import type { Recipe, Segment } from '#core/replay';

/** Under which recipe the entries are judged, and whether a mismatch under it means anything. */
export type Formula = {
  readonly recipe: Recipe;
  /** The recipe's number in the entries' flags. */
  readonly number: number;
  readonly state: 'pinned' | 'default' | 'inferred' | 'unknown';
  readonly algorithmSupported: boolean;
  /** False: hash and link mismatches are no evidence of tampering. */
  readonly known: boolean;
};

/** The recipe used: the pinned one, else the one that recomputes most entries, the default winning ties. */
export function chooseFormula(segment: Segment, head: BundleHead, pinned: Recipe | undefined): Formula {
  const algorithmSupported = head.algorithm.state === 'absent' || statedValue(head.algorithm) === 'sha256';
  const best = recipeOfMost(segment);
  const recipe = pinned ?? best;
  const state = pinned !== undefined ? 'pinned' : segment.placed > 0 && matches(segment, best) === 0 ? 'unknown' : best === DEFAULT_RECIPE ? 'default' : 'inferred';
  return { recipe, number: RECIPES.indexOf(recipe) + 1, state, algorithmSupported, known: algorithmSupported && state !== 'unknown' };
}

/** The recipe that recomputes most entries, the default winning ties; it may recompute none. */
export function recipeOfMost(segment: Segment): Recipe {
  return RECIPES.reduce((chosen, recipe) => (matches(segment, recipe) > matches(segment, chosen) ? recipe : chosen), DEFAULT_RECIPE);
}

/** How many entries a recipe recomputes. */
export function matches(segment: Segment, recipe: Recipe): number {
  return segment.matches[RECIPES.indexOf(recipe)] ?? 0;
}
