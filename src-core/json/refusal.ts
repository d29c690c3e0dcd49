/** Why the strict scanner stopped (contract section 6). */
export type ScanRefusalCode =
  | 'json-syntax'
  | 'truncated-json'
  | 'invalid-utf8'
  | 'duplicate-key'
  | 'too-deep'
  | 'limit-exceeded';

/** Where and why a document was refused. Offsets count bytes from 0, lines and columns from 1. */
export type ScanRefusal = {
  readonly code: ScanRefusalCode;
  readonly message: string;
  readonly byteOffset: number;
  readonly line: number;
  readonly column: number;
};
