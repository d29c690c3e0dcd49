/**
 * Owns how a count, and a text that somebody else wrote, stand in a sentence: with its noun, cut, made inert.
 * Refuses to know what any sentence is about.
 */
export { counted, countedIfAny, grouped } from './count';
export { cutTo, shorten } from './cut';
export { firstDifference, makeVisible, nameCodePoint, nameUnseen } from './visible';
