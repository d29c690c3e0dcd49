import type { Container } from '#core/contract';

import type { SpanSource } from './span-reader';

/** The way to the same bytes for the threads of this process. */
export type SharedBytes = { readonly kind: 'descriptor'; readonly descriptor: number } | { readonly kind: 'memory'; readonly blocks: readonly SharedArrayBuffer[] };

/**
 * Evidence opened for reading: a file as it lies there, or what a gzip file unpacks to. Every offset counts in these
 * bytes. Methods that read throw SourceError.
 */
export interface EvidenceBytes extends SpanSource {
  readonly path: string;
  /** Of a compressed file 0, and no bytes, until it is prepared. */
  readonly size: number;
  /** Undefined where the evidence lies there as it is, and until it is prepared. */
  readonly container: Container | undefined;
  readonly shared: SharedBytes;
  /** Makes the bytes ready, once; `told` hears how many of how many bytes of the file were gone through. Throws SourceError. */
  prepare(told?: (done: number, total: number) => void): Promise<void>;
  /** Fills the buffer from an offset on; gives the bytes read, 0 at the end. Lets others work meanwhile. */
  readInto(buffer: Uint8Array, offset: number): Promise<number>;
  /** The same at once; fewer bytes than asked only at the end. */
  readonly fill: (bytes: Uint8Array, offset: number) => number;
  /** Throws SourceError when the file was changed, replaced or removed since it was opened. */
  checkUnchanged(): void;
  close(): void;
}
