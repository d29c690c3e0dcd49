import { matches, recipeOfMost } from '#core/assess';
import { EMPTY_SEGMENT, RECIPES } from '#core/replay';
import type { Segment } from '#core/replay';

/**
 * The number of the recipe that both copies are judged by, as it stands in the entries' flags: the one that recomputes
 * most entries of both together, since two copies of one chain have one formula. 0 where none recomputes any.
 */
export function recipeOfBoth(segments: readonly Segment[]): number {
  const summed = { ...EMPTY_SEGMENT, matches: RECIPES.map((_, index) => segments.reduce((sum, segment) => sum + (segment.matches[index] ?? 0), 0)) };
  const recipe = recipeOfMost(summed);
  return matches(summed, recipe) === 0 ? 0 : RECIPES.indexOf(recipe) + 1;
}
