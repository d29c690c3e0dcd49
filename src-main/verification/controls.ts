import { replayCopy, runControls, settleCopy } from '#core/controls';
import type { ControlledReading, ControlsView, Reader } from '#core/controls';
import { BundleReplay } from '#core/replay';

import { OVERLAP, scanBlock } from './blocks/block-scan';
import type { FillFrom } from './blocks/block-scan';
import { FastRead } from './blocks/fast-read';
import { Kernel, compileKernel, kernelMemory } from './blocks/kernel';
import { isWorthKernel } from './read-through';
import { sha256 } from './sha256';
import type { Verification, Verified } from './verify';

/** Small, so that the kernel has runs to take in a copy of a few entries. */
const STEP = 16;
/** Some entries of at most 16 KiB, damaged. */
const LONGEST_COPY = 2 ** 18;

/**
 * The negative controls with whatever read this evidence: the reference, and the kernel where it took part.
 * Throws ControlMissed, a defect, which ends the run.
 */
export function checkInstrument(verification: Verification, { reading, formula }: Verified): Promise<ControlsView> {
  const { file, spans, helpers } = verification;
  const kernel = isWorthKernel(file.size, helpers) ? kernelReader() : undefined;
  const readers: Reader[] = [{ name: 'strict reader', read: (copy) => replayCopy(copy, sha256) }, ...(kernel === undefined ? [] : [kernel])];
  return runControls({ reading, formula, readSpan: spans.readSpan, sha256, readers });
}

function kernelReader(): Reader | undefined {
  const module = compileKernel();
  if (module === undefined) return undefined;
  const memory = kernelMemory(LONGEST_COPY + OVERLAP);
  // Then the kernel took no part in reading the evidence, either.
  if (memory === undefined) return undefined;
  const kernel = new Kernel(module, memory, undefined);
  return { name: 'strict reader with the fast kernel', read: (copy) => readWithKernel(copy, kernel) };
}

async function readWithKernel(copy: Uint8Array, kernel: Kernel): Promise<ControlledReading> {
  const replay = new BundleReplay({ sha256, exportedAt: undefined });
  const fill: FillFrom = (buffer, offset) => {
    const part = copy.subarray(offset, offset + buffer.length);
    buffer.set(part);
    return part.length;
  };
  const readSpan = (offset: number, length: number): Uint8Array => copy.subarray(offset, offset + length);
  const blocks = (block: { readonly start: number; readonly end: number }) => Promise.resolve(scanBlock(kernel, fill, block, replay.likelyRecipe));
  const parts = { replay, size: copy.length, readSpan, blocks, blockSize: copy.length, ahead: 1, smallestStep: STEP, told: () => undefined };
  return (await new FastRead(parts).run()) === undefined ? settleCopy(replay, copy) : undefined;
}
