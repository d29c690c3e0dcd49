import type { PlainRun } from '#core/replay';

import type { Kernel } from './kernel';

/** A stretch of the file to look through for plain runs: entries that begin in [start, end). */
export type Block = { readonly start: number; readonly end: number };

/** Fills a buffer from an offset of the file on; gives how many bytes there were. */
export type FillFrom = (buffer: Uint8Array, offset: number) => number;

/** Runs of one entry are left to the reference, which reads a run's first entry in any case. */
const SHORTEST = 2;
/** After so many short runs one behind the other, the block is not worth looking at. */
const PATIENCE = 32;
const SHORT = 8;

/** Bytes read behind a block's end, so that an entry across it is seen whole. */
export const OVERLAP = 65_536;

/** What lies in a kernel's input: bytes of the file from `base` on, up to `end`; entries that begin in [from, stop) are looked for. */
export type Held = { readonly base: number; readonly from: number; readonly stop: number; readonly end: number };

/** Puts a block into the kernel's input and looks through it. */
export function scanBlock(kernel: Kernel, fill: FillFrom, { start, end }: Block, recipe: number): PlainRun[] {
  const stop = end - start;
  return scanInput(kernel, { base: start, from: 0, stop, end: fill(kernel.input.subarray(0, stop + OVERLAP), start) }, recipe);
}

/**
 * Finds plain runs in the kernel's input. Where entries begin is guessed (a `{` behind `},`, or at the beginning):
 * a wrong guess gives runs that the reference never arrives at, and that count for nothing.
 */
export function scanInput(kernel: Kernel, { base, from, stop, end }: Held, recipe: number): PlainRun[] {
  const input = kernel.input.subarray(0, end);
  const runs: PlainRun[] = [];
  let impatience = 0;
  for (let at = nextElement(input, from); at >= 0 && at < stop && impatience < PATIENCE; ) {
    const { position, starts, lengths } = kernel.run(at, end, stop, recipe);
    if (starts.length >= SHORTEST) runs.push({ base, starts, lengths, recipe });
    impatience = starts.length < SHORT ? impatience + 1 : 0;
    at = nextElement(input, Math.max(position, at + 1));
  }
  return runs;
}

/** The next `{` that may begin an element: behind a comma behind a `}` (or behind the beginning); -1 when none comes. */
function nextElement(input: Uint8Array, from: number): number {
  for (let at = input.indexOf(0x7b, from); at >= 0; at = input.indexOf(0x7b, at + 1)) {
    const comma = skipSpaceBack(input, at - 1);
    if (comma < 0) return at;
    if (input[comma] !== 0x2c) continue;
    const brace = skipSpaceBack(input, comma - 1);
    if (brace < 0 || input[brace] === 0x7d) return at;
  }
  return -1;
}

function skipSpaceBack(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at >= 0 && isSpace(bytes[at])) at--;
  return at;
}

export const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
