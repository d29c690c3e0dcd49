/**
 * Owns every word of the report: verdict and its surroundings in, sections of sentences, tables and comparisons out.
 * Refuses to know pages, fonts, PDF, signatures, clocks and files.
 */
export { buildReport } from './build-report';
export { verdictJson } from './verdict-json';
export { payloadsText } from './payloads-section';
export { gravestFirst, timestampFacts, timestampsText } from './timestamps-section';
export { WORD_OF_PROOF, WORD_OF_TREE, anchorsSentences, placeText } from './anchors-words';
export { controlsText } from './controls-check';
export { cutTo, firstDifference, makeVisible, nameCodePoint, nameUnseen } from './visible';
export type { Block, Cell, Column, Fact, Line, LinkSide, Piece, ReportDocument, Section, Setting, Tone } from './document';
export type { Acquired, ReportInput, SignerFacts, ToolFacts } from './report-input';
