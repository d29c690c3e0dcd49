/**
 * Owns every word of the report: verdict and its surroundings in, sections of sentences, tables and comparisons out.
 * Refuses to know pages, fonts, PDF, signatures, clocks and files.
 */
export { buildReport } from './build-report';
export { buildArchiveReport } from './archive/build-archive-report';
export { documentAbout } from './report-about';
export type { ReportAbout } from './report-about';
export type { ArchiveExamination, ArchiveReportInput, DigestsSupplied } from './archive/archive-input';
export { verdictJson, verdictJsonParts } from './verdict-json';
export { payloadsText } from './payloads-section';
export { gravestFirst, timestampFacts, timestampsText } from './timestamps-section';
export { WORD_OF_PROOF, WORD_OF_TREE, anchorsSentences, placeText } from './anchors-words';
export { controlsText, copiedText } from './controls-check';
export type { Block, BoardDay, BoardKey, BoardRow, Cell, Column, DayState, Fact, Line, LinkSide, Piece, ReportDocument, SeamState, Section, Setting, Tone } from './document';
export type { Acquired, ReportFrame, ReportInput, SignerFacts, ToolFacts } from './report-input';
export { byGravity } from './told-finding';
