import { readSync } from 'node:fs';

import type { SharedBytes } from './evidence-bytes';
import { fillFromBlocks } from './memory-bytes';

/** Fills a buffer from an offset on, on another thread than the one that opened the evidence; gives how many bytes there were. What the disk does not give is left out. */
export function sharedReader(shared: SharedBytes): (buffer: Uint8Array, offset: number) => number {
  if (shared.kind === 'memory') return (buffer, offset) => fillFromBlocks(shared.blocks, buffer, offset);
  return (buffer, offset) => {
    let filled = 0;
    while (filled < buffer.length) {
      const count = readSome(shared.descriptor, buffer, filled, offset + filled);
      if (count === 0) break;
      filled += count;
    }
    return filled;
  };
}

/** Who opened the evidence reads it, too, and says why it gives nothing. */
function readSome(descriptor: number, buffer: Uint8Array, from: number, offset: number): number {
  try {
    return readSync(descriptor, buffer, from, buffer.length - from, offset);
  } catch {
    return 0;
  }
}
