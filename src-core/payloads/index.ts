/**
 * Owns payloads: decision traces in their RFC 8785 form, their digests, and how they compare with what entries store.
 * Refuses to know where traces come from, and whether the stored digests are themselves chained.
 */
export { traceFields } from './trace-diff';
export { traceTree } from './trace-tree';
export type { TraceNode } from './trace-tree';
export { payloadCopies } from './payload-detail';
export { PayloadList, declaresOtherForm, hashTrace, readTrace } from './payload-list';
export type { EntryCopy } from './payload-list';
export { payloadClaim, payloadFindings, payloadsNamed, payloadsOmitted } from './payload-findings';
export { toPayloadsView } from './payload-view';
export { ERASED_FIELDS, TraceFormFinder } from './trace-form';
export type { TraceForm } from './trace-form';
export { TraceLines } from './trace-lines';
export { TraceReader } from './trace-reader';
export type { ReadTrace, TraceSink } from './trace-reader';
export { MAX_ID_CHARACTERS, MAX_TRACES, TraceStore } from './trace-store';
