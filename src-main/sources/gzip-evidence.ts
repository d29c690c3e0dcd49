import type { Container } from '#core/contract';

import type { EvidenceBytes, SharedBytes } from './evidence-bytes';
import type { EvidenceFile } from './evidence-file';
import { fillFromBlocks } from './memory-bytes';
import { unpackGzip } from './unpack-gzip';
import type { Unpacked } from './unpack-gzip';

/** What a gzip file unpacks to, held in memory: nothing of it is written anywhere. Empty until it is prepared. */
export class GzipEvidence implements EvidenceBytes {
  readonly path: string;
  private readonly file: EvidenceFile;
  private unpacked: Unpacked | undefined;

  constructor(file: EvidenceFile) {
    this.path = file.path;
    this.file = file;
  }

  get size(): number {
    return this.unpacked?.memory.size ?? 0;
  }

  get container(): Container | undefined {
    return this.unpacked?.container;
  }

  get shared(): SharedBytes {
    return { kind: 'memory', blocks: this.unpacked?.memory.blocks ?? [] };
  }

  async prepare(told?: (done: number, total: number) => void): Promise<void> {
    this.unpacked ??= await unpackGzip(this.file, told);
  }

  async readInto(buffer: Uint8Array, offset: number): Promise<number> {
    // What comes from memory would else never let this thread answer anybody.
    await new Promise((resolve) => setImmediate(resolve));
    return this.fill(buffer, offset);
  }

  readSpan(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, this.fill(bytes, offset));
  }

  readonly fill = (bytes: Uint8Array, offset: number): number => fillFromBlocks(this.unpacked?.memory.blocks ?? [], bytes, offset);

  /** The compressed file's own. */
  checkUnchanged(): void {
    this.file.checkUnchanged();
  }

  close(): void {
    this.file.close();
  }
}
