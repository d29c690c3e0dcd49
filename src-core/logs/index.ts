/**
 * Owns linear hash-chained logs that a recipe describes as data: the recipe file, finding and reading the records,
 * their walk, the verdict, and an audit log endpoint's own answer.
 * Refuses to know where bytes come from; runs nothing that a recipe says.
 */
export { MAX_RECIPE, decodeRecipe, looksLikeRecipe } from './decode-recipe';
export type { LogRecipe, Part as LogPart } from './recipe';
export { PROBE, locateLog, looksLikeBundle, probeLog } from './probe';
export type { Located, Probe } from './probe';
export { joinPieces } from './preimage';
export { LogReplay, spansOf } from './log-replay';
export type { LogReading } from './log-replay';
export type { TimeWindow } from './log-walk';
export { assessLog } from './assess-log';
export type { LogVerdict } from './assess-log';
export { asterAnswer } from './aster';
export { asterWindow } from './aster-window';
export type { AsterAnswer, AsterRow } from './aster';
export { narrowRecord } from './record';
export type { LogRecord, Names } from './record';
export { explainRecord } from './explain';
export type { Explained } from './explain';
export { LOG_FLAG, isContentBroken } from './flags';
export { findField, shownIn, textIn, wholeNumber } from './field';
export { coveredFields, fieldText, formulaText } from './recipe';
export type { FieldPath } from './recipe';
export type { RecordSpans } from './path-visitor';
