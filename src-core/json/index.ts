/**
 * Owns strict JSON (RFC 8259, UTF-8): bytes → tokens and spans, or a refusal with its place.
 * Refuses to know what the document is about.
 */
export { MAX_DEPTH, MAX_KEYS, MAX_TOKEN } from './limits';
export { JsonScanner } from './scanner';
export type { JsonVisitor } from './visitor';
export { keyText } from './keys';
export { asciiText, stringText, tokenText } from './text';
export { windowOver } from './window';
export type { ByteWindow } from './window';
export type { ScanRefusal, ScanRefusalCode } from './refusal';
