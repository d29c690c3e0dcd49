/**
 * Owns Merkle anchors: the producer's answers about them, the kinds of trees, inclusion proofs, trees rebuilt from
 * their leaves. Refuses to know where answers come from, and who published a root.
 */
export { MAX_DOCUMENT, readValue } from './json-value';
export { NAMES, integerOf, readStatements } from './statements';
export type { AnchorStatement, ProofStatement, Statements } from './statements';
export { toAnchoredEntry } from './anchored-entry';
export type { AnchoredEntry } from './anchored-entry';
export { AnchorExamination } from './examination';
