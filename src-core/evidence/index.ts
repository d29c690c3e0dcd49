/**
 * Owns what a bundle, an entry and a manifest are: their forms, their narrowing, their re-serialisation.
 * Refuses to know what a chain hash is made of, and whether anything is right.
 */
export { compareSequences, isNextSequence, parseSequence, stepSequence } from './sequence';
export type { Sequence } from './sequence';
export type { Refusal, RefusalCode } from './refusal';
