/**
 * Owns strict JSON (RFC 8259, UTF-8): bytes → tokens and spans, or a refusal with its place.
 * Refuses to know what the document is about.
 */
export type { ScanRefusal, ScanRefusalCode } from './refusal';
