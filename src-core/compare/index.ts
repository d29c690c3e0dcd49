/**
 * Owns the comparison of two copies of one range of a chain: which entries differ, and in which fields.
 * Refuses to know which copy is right, and where bytes come from.
 */
export { compareCopies } from './compare-copies';
export type { Comparison, Copy, EntryDifference, FieldDifference } from './comparison';
