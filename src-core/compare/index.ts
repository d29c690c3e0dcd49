/**
 * Owns the comparison of two copies of one range of a chain: which entries differ, in which fields, where the copies
 * part, and which of them ties in with what both hold.
 * Refuses to know which copy is the original, and where bytes come from.
 */
export { Comparing, compareCopies, isSame, unplacedText } from './compare-copies';
export { CONSISTENT_BOUND, divergenceSentence, neighbourSentence, sideSentence, stretchText } from './divergence-words';
export { fieldsSideBySide } from './differing-fields';
export { lastWithin, linkInto } from './ties';
export { recipeOfBoth } from './recipe-of-both';
export type { Comparison, Copy, CopyFit, Divergence, DivergentSide, EntryDifference, FieldDifference, FieldPair, Fit, LinkFact, NeighbourFit } from './comparison';
export type { Range } from './cursor';
export { Parts } from './parts';
export type { ComparedPart } from './parts';
