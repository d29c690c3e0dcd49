import fc from 'fast-check';

import type { Instant, Refusal } from '#core/evidence';
import { BundleReplay, RECIPES } from '#core/replay';

import { makeChain, sha256 } from '../../../src-core/replay/chain.fixture';
import { scanBlock } from './block-scan';
import type { FillFrom } from './block-scan';
import { FastRead } from './fast-read';
import { Kernel, compileKernel, kernelMemory } from './kernel';

const module = compileKernel();
if (module === undefined) throw new Error('the tests need WebAssembly with SIMD');

export function kernelFor(exportedAt: Instant | undefined): Kernel {
  const memory = kernelMemory(2 ** 20);
  if (module === undefined || memory === undefined) throw new Error('the tests need room for a kernel');
  return new Kernel(module, memory, exportedAt);
}

const kernel = kernelFor(undefined);

type Answer = { readonly refusal: Partial<Refusal> } | { readonly reading: object };

/** Everything that a judgement is made from, in a form that can be compared. */
function answerOf(replay: BundleReplay, refusal: Refusal | undefined, bytes: Uint8Array): Answer {
  const told = (said: Refusal): Answer => ({ refusal: { code: said.code, message: said.message, byteOffset: said.byteOffset, entriesRead: said.entriesRead } });
  if (refusal !== undefined) return told(refusal);
  const steps = replay.settle((offset, length) => bytes.subarray(offset, offset + length));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  if ('refusal' in step.value) return told(step.value.refusal);
  const { columns, ...reading } = step.value.reading;
  const cells = Array.from({ length: columns.length }, (_, i) => [columns.offset(i), columns.byteLength(i), columns.sequence(i), columns.flags(i), columns.timestamped.has(i), columns.anchored.has(i), columns.traced.has(i)]);
  return { reading: { ...reading, cells } };
}

/** What the reference gives by itself. */
export function alone(bytes: Uint8Array, exportedAt?: Instant): Answer {
  const replay = new BundleReplay({ sha256, exportedAt });
  return answerOf(replay, replay.write(bytes), bytes);
}

/** What it gives with the kernel's help, in blocks of this size; and how many entries the kernel took. */
export async function withHelp(bytes: Uint8Array, blockSize: number, exportedAt?: Instant, helper = kernel): Promise<Answer & { readonly absorbed: number }> {
  const replay = new BundleReplay({ sha256, exportedAt });
  const fill: FillFrom = (buffer, offset) => {
    const part = bytes.subarray(offset, offset + buffer.length);
    buffer.set(part);
    return part.length;
  };
  const counted = countAbsorbed(replay);
  const blocks = (block: { start: number; end: number }) => Promise.resolve(scanBlock(helper, fill, block, replay.likelyRecipe));
  const readSpan = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  const refusal = await new FastRead({ replay, size: bytes.length, readSpan, blocks, blockSize, ahead: 3, smallestStep: 8, told: () => undefined }).run();
  return { ...answerOf(replay, refusal, bytes), absorbed: counted() };
}

/** How many entries were taken without the reference reading them: the test must not compare it with itself. */
function countAbsorbed(replay: BundleReplay): () => number {
  const absorb = replay.absorb.bind(replay);
  let absorbed = 0;
  replay.absorb = (run, from, last) => {
    const taken = absorb(run, from, last);
    if (taken) absorbed += run.starts.length - from;
    return taken;
  };
  return () => absorbed;
}

export const blockSizes = fc.integer({ min: 700, max: 9000 });
export const longChain = fc.record({ from: fc.constantFrom(1, 401, 99_990), recipe: fc.constantFrom(...RECIPES.map(({ id }) => id)) }).map(({ from, recipe }) => makeChain(60, { from, recipe }));
