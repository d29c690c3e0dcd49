/**
 * Owns where bytes come from: files, and what gzip files unpack to. Reads, never writes.
 * Refuses to know what the bytes mean.
 */
export type { EvidenceBytes, SharedBytes } from './evidence-bytes';
export { EvidenceFile } from './evidence-file';
export { evidenceStart, openEvidence } from './open-evidence';
export { sharedReader } from './shared-reader';
export { SourceError } from './source-error';
export { SpanReader } from './span-reader';
export { filesIn, isFolder, listFolder } from './files-in';
export { readSmall } from './unpack-small';
export type { SmallFile } from './unpack-small';
