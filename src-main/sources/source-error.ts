/** Codes of refusals that come from the source itself (docs/format/verdict.md, section 7). */
export type SourceCode = 'not-found' | 'unreadable-file' | 'damaged-gzip' | 'limit-exceeded';

/** Why a file gives no bytes. `byteOffset` counts in the file as it lies there, compressed or not. */
export class SourceError extends Error {
  readonly code: SourceCode;
  readonly byteOffset: number | null;

  constructor(code: SourceCode, sentence: string, byteOffset: number | null = null) {
    super(sentence);
    this.code = code;
    this.byteOffset = byteOffset;
  }
}
