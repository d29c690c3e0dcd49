import { readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

import type { Instant } from '#core/evidence';

import { OVERLAP, scanBlock } from './block-scan';
import type { Block } from './block-scan';
import { Kernel } from './kernel';

/** What a block thread is started with. Threads share the descriptor: all read the file that was opened. */
export type BlockOrder = { readonly descriptor: number; readonly module: WebAssembly.Module; readonly blockSize: number; readonly exportedAt: Instant | undefined };
export type BlockAsked = { readonly block: Block; readonly recipe: number };

const port = parentPort;
if (port === null) throw new Error('the block worker runs only as a worker thread');
const { descriptor, module, blockSize, exportedAt } = workerData as BlockOrder;
const kernel = new Kernel(module, blockSize + OVERLAP, exportedAt);

function fill(buffer: Uint8Array, offset: number): number {
  let filled = 0;
  while (filled < buffer.length) {
    const count = readSome(buffer, filled, offset + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

/** What the disk does not give is left to the reference, which says why. */
function readSome(buffer: Uint8Array, from: number, offset: number): number {
  try {
    return readSync(descriptor, buffer, from, buffer.length - from, offset);
  } catch {
    return 0;
  }
}

port.on('message', ({ block, recipe }: BlockAsked) => {
  const runs = scanBlock(kernel, fill, block, recipe);
  port.postMessage(
    runs,
    runs.flatMap(({ starts, lengths }) => [starts.buffer as ArrayBuffer, lengths.buffer as ArrayBuffer]),
  );
});
