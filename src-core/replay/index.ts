/**
 * Owns the replay: recipes, preimages, the walk over links and contents, segments and their merge.
 * Refuses to know what a finding is, where bytes come from, and which crypto library hashes.
 */
export { DEFAULT_RECIPE, RECIPES, hashedFields, recipeById, recompute } from './recipes';
export type { HashedFields, Recipe, RecipeId, Sha256 } from './recipes';
export { shellLine, shellLineOf, showPreimage } from './preimage';
export type { ShownPreimage } from './preimage';
export { judgeLink } from './link';
export type { PlacedEntry } from './link';
export { EMPTY_SEGMENT, mergeSegments } from './segment';
export type { Break, OrganizationSeen, Segment } from './segment';
export { Walk } from './walk';
export { walkOrder } from './walk-order';
export { BundleReplay, EvidenceChanged, runEnd } from './bundle-replay';
export type { PlainRun, ReadSpan, Reading } from './bundle-replay';
