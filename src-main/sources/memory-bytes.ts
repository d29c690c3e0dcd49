const BLOCK = 2 ** 20;

/** Bytes in memory, in blocks that threads share: each of 1 MiB but for the last. */
export class MemoryBytes {
  readonly blocks: SharedArrayBuffer[] = [];
  /** Bytes taken so far; those behind the last whole block can be read once `end` was called. */
  size = 0;
  private pending: Uint8Array[] = [];
  private waiting = 0;

  push(bytes: Uint8Array): void {
    this.size += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + BLOCK - this.waiting);
      this.pending.push(part);
      this.waiting += part.length;
      at += part.length;
      if (this.waiting === BLOCK) this.end();
    }
  }

  /** Nothing may be pushed behind it. */
  end(): void {
    if (this.waiting === 0) return;
    const block = new SharedArrayBuffer(this.waiting);
    const bytes = new Uint8Array(block);
    let at = 0;
    for (const part of this.pending) {
      bytes.set(part, at);
      at += part.length;
    }
    this.blocks.push(block);
    this.pending = [];
    this.waiting = 0;
  }
}

/** Fills a buffer from such blocks, from an offset on; gives how many bytes there were. */
export function fillFromBlocks(blocks: readonly SharedArrayBuffer[], buffer: Uint8Array, offset: number): number {
  let filled = 0;
  for (let index = Math.floor(offset / BLOCK); filled < buffer.length && index < blocks.length; index++) {
    const part = new Uint8Array(blocks[index] ?? new ArrayBuffer(0)).subarray(offset + filled - index * BLOCK).subarray(0, buffer.length - filled);
    buffer.set(part, filled);
    filled += part.length;
  }
  return filled;
}
