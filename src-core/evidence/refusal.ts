import type { ScanRefusalCode } from '#core/json';

export type RefusalCode = ScanRefusalCode | 'not-found' | 'unreadable-file' | 'damaged-gzip' | 'not-a-bundle';

/** Why evidence could not be read, and where (contract section 6). Not a verdict. */
export type Refusal = {
  readonly code: RefusalCode;
  /** One sentence that a person can quote. */
  readonly message: string;
  /** Offset of the offending byte in what was read (of a gzip file: in what it unpacks to; `damaged-gzip`: in the compressed file); null where no byte was read. */
  readonly byteOffset: number | null;
  /** From 1, by line feeds. */
  readonly line: number | null;
  /** From 1, in characters. */
  readonly column: number | null;
  /** Entries read whole before the refusal. */
  readonly entriesRead: number;
};
