import type { Refusal } from '#core/evidence';
import type { PlainRun } from '#core/replay';

import type { EvidenceBytes } from '../sources';
import { scanInput } from './blocks/block-scan';
import type { Block } from './blocks/block-scan';
import { FastRead, SMALLEST_STEP } from './blocks/fast-read';
import { Kernel, kernelMemory } from './blocks/kernel';
import { notItsSize } from './each-piece';
import { placed } from './place-in-file';
import type { ReadParts } from './read-parts';
import { streamingSha256 } from './sha256';

const CHUNK = 2 ** 20;

/** This thread's own kernels that hold no file now: an archive reads thousands, one after the other. */
const idle: Kernel[] = [];

/**
 * A small file, shorter than `most` bytes, is read once, into the kernel's memory: there lies what its digest, the
 * kernel and the reference read. Undefined, and nothing read, where there is no room for a kernel.
 */
export async function readHeld(parts: ReadParts, module: WebAssembly.Module, most: number): Promise<string | Refusal | undefined> {
  // Nobody else may have it until this file is done with: what it holds is evidence.
  const kernel = idle.pop() ?? newKernel(module, most);
  if (kernel === undefined) return undefined;
  try {
    kernel.prepare(parts.exportedAt);
    const held = await readWhole(parts.file, kernel);
    const refusal = await replayHeld(parts, kernel, held);
    return refusal === undefined ? streamingSha256().update(held).digest('hex') : await placed(parts.file, refusal);
  } finally {
    idle.push(kernel);
  }
}

function newKernel(module: WebAssembly.Module, most: number): Kernel | undefined {
  const memory = kernelMemory(CHUNK, most);
  return memory === undefined ? undefined : new Kernel(module, memory, undefined);
}

function replayHeld({ file: { size }, replay, told }: ReadParts, kernel: Kernel, held: Uint8Array): Promise<Refusal | undefined> {
  const blocks = ({ start, end }: Block): Promise<readonly PlainRun[]> => Promise.resolve(scanInput(kernel, { base: 0, from: start, stop: end, end: size }, replay.likelyRecipe));
  const readSpan = (offset: number, length: number): Uint8Array => held.subarray(offset, offset + length);
  return new FastRead({ replay, size, readSpan, blocks, blockSize: size, ahead: 1, smallestStep: SMALLEST_STEP, told }).run();
}

async function readWhole(file: EvidenceBytes, kernel: Kernel): Promise<Uint8Array> {
  // One byte more than it holds, so that one that grew is noticed.
  const room = kernel.makeRoom(file.size + 1).subarray(0, file.size + 1);
  // What fits into one piece is here sooner than another thread could fetch it.
  const read = room.length <= CHUNK ? file.fill(room, 0) : await fillFrom(file, room);
  if (read !== file.size) throw notItsSize(file);
  return room.subarray(0, read);
}

async function fillFrom(file: EvidenceBytes, room: Uint8Array): Promise<number> {
  let read = 0;
  while (read < room.length) {
    const count = await file.readInto(room.subarray(read, read + CHUNK), read);
    if (count === 0) break;
    read += count;
  }
  return read;
}
