import { parentPort, workerData } from 'node:worker_threads';

import type { Instant } from '#core/evidence';
import type { PlainRun } from '#core/replay';

import { sharedReader } from '../../sources';
import type { SharedBytes } from '../../sources';
import { OVERLAP, scanInput } from './block-scan';
import type { Block } from './block-scan';
import { Kernel } from './kernel';

/** What a block thread is started with. All read the evidence that was opened. */
export type BlockOrder = { readonly bytes: SharedBytes; readonly module: WebAssembly.Module; readonly exportedAt: Instant | undefined };
/** The memory, the `index`th of a few, is this thread's from the question to the answer. */
export type BlockAsked = { readonly block: Block; readonly recipe: number; readonly index: number; readonly memory: WebAssembly.Memory };
/** `filled`: so many bytes from the block's start on lie in the memory's input. */
export type BlockAnswer = { readonly runs: readonly PlainRun[]; readonly filled: number };

const port = parentPort;
if (port === null) throw new Error('the block worker runs only as a worker thread');
const { bytes, module, exportedAt } = workerData as BlockOrder;
const fill = sharedReader(bytes);
const kernels = new Map<number, Kernel>();

function kernelOn({ index, memory }: BlockAsked): Kernel {
  const known = kernels.get(index);
  if (known !== undefined) return known;
  const kernel = new Kernel(module, memory, exportedAt);
  kernels.set(index, kernel);
  return kernel;
}

port.on('message', (asked: BlockAsked) => {
  const { block: { start, end }, recipe } = asked;
  const kernel = kernelOn(asked);
  const stop = end - start;
  const filled = fill(kernel.input.subarray(0, stop + OVERLAP), start);
  const runs = scanInput(kernel, { base: start, from: 0, stop, end: filled }, recipe);
  const answer: BlockAnswer = { runs, filled };
  port.postMessage(
    answer,
    runs.flatMap(({ starts, lengths }) => [starts.buffer as ArrayBuffer, lengths.buffer as ArrayBuffer]),
  );
});
