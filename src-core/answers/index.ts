/**
 * Owns what the producer's endpoints answer: telling which answer a document is from its first members, and saying so
 * in a sentence. Refuses to verify anything, and to read what an answer proves.
 */
export { sketchDocument } from './sketch';
export type { Sketch } from './sketch';
export { recogniseAnswer } from './recognise';
export type { Answer, AnswerKind } from './recognise';
export { explainAnswer } from './explain';
export { nameOfAnswer } from './answer-names';
