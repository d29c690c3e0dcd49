/**
 * Owns RFC 3161 time-stamp tokens: strict DER, what a token says, whether it is sound and traced, what it means for an entry.
 * Refuses to know where bytes and certificates come from, and how a hash or a signature is computed.
 */
export { checkToken } from './check-token';
export type { CheckedToken } from './check-token';
export { judgeToken } from './judge';
export type { Judged, StampedEntry } from './judge';
export { readTimestampField } from './field';
export { TimestampTally } from './tally';
export { toTimestampView } from './view';
export { readCertificate } from './certificate';
export type { Certificate } from './certificate';
export { parseBase64 } from './base64';
export type { Crypto, KeyFacts } from './crypto';
export type { HashName, SignatureAlgorithm } from './algorithms';
