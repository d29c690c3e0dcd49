/**
 * Owns where bytes come from: files. Reads, never writes.
 * Refuses to know what the bytes mean.
 */
export { EvidenceFile, SourceError } from './evidence-file';
export { SpanReader } from './span-reader';
export { filesIn, isFolder } from './files-in';
