import { parentPort, workerData } from 'node:worker_threads';

import type { Instant } from '#core/evidence';

import { sharedReader } from '../../sources';
import type { SharedBytes } from '../../sources';
import { OVERLAP, scanBlock } from './block-scan';
import type { Block } from './block-scan';
import { Kernel } from './kernel';

/** What a block thread is started with. All read the evidence that was opened. */
export type BlockOrder = { readonly bytes: SharedBytes; readonly module: WebAssembly.Module; readonly blockSize: number; readonly exportedAt: Instant | undefined };
export type BlockAsked = { readonly block: Block; readonly recipe: number };

const port = parentPort;
if (port === null) throw new Error('the block worker runs only as a worker thread');
const { bytes, module, blockSize, exportedAt } = workerData as BlockOrder;
const fill = sharedReader(bytes);
const kernel = new Kernel(module, blockSize + OVERLAP, exportedAt);

port.on('message', ({ block, recipe }: BlockAsked) => {
  const runs = scanBlock(kernel, fill, block, recipe);
  port.postMessage(
    runs,
    runs.flatMap(({ starts, lengths }) => [starts.buffer as ArrayBuffer, lengths.buffer as ArrayBuffer]),
  );
});
