/**
 * Owns what a bundle, an entry and a manifest are: their forms, their narrowing, their re-serialisation.
 * Refuses to know what a chain hash is made of, and whether anything is right.
 */
export { compareSequences, isNextSequence, parseSequence, stepSequence } from './sequence';
export type { Sequence } from './sequence';
export { GENESIS, parseDigest } from './digest';
export type { Digest } from './digest';
export { parseStatedHead } from './stated-head';
export type { StatedHead } from './stated-head';
export { compareInstants, parseInstant } from './instant';
export type { Instant } from './instant';
export { isAbsent, readString, shownText } from './entry';
export type { Entry, Fault, ReadField, ValueSpan } from './entry';
export { readEntry, readMembers } from './entry-reader';
export type { EntryReading, Member } from './entry-reader';
export { BundleReader } from './bundle-reader';
export type { EntrySink } from './bundle-reader';
export type { BundleHead, MemberSpan, Part } from './bundle-shape';
export { readSingleEntry } from './single-entry';
export { ABSENT, declaredInteger, declaredString, declaredText, statedValue } from './declared';
export type { Declared } from './declared';
export { MAX_MANIFEST, decodeManifest, looksLikeManifest } from './manifest';
export type { Manifest } from './manifest';
export { EntryMarks } from './marks';
export { EntryColumns, FLAG, WALK_FLAGS } from './columns';
export { PythonDump, comparePoints, pythonDump, pythonString } from './python-json';
export type { Refusal, RefusalCode } from './refusal';
