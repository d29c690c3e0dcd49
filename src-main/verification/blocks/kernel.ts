import type { Instant } from '#core/evidence';

import { KERNEL_CODE } from './kernel-code';

/** What the kernel's module exports (src-kernel/plain-run.ts, layout.ts). */
type Exports = {
  readonly INPUT: WebAssembly.Global;
  readonly STARTS: WebAssembly.Global;
  readonly LENGTHS: WebAssembly.Global;
  readonly count: WebAssembly.Global;
  readonly position: WebAssembly.Global;
  readonly prepare: (exportSeconds: number, exportNanos: number) => void;
  readonly begin: () => void;
  readonly run: (from: number, end: number, stop: number, recipe: number) => number;
};

const STATUS = ['done', 'other', 'more', 'end', 'full'] as const;

export type KernelRun = {
  /** Why the run ended: at the stop; at what is not plain; at the input's end; at the array's end; with its tables full. */
  readonly status: (typeof STATUS)[number];
  /** Where it ended, counted from the input's beginning. */
  readonly position: number;
  readonly starts: Uint32Array;
  readonly lengths: Uint32Array;
};

const PAGE = 65_536;
/** Where the input begins (src-kernel/layout.ts), behind the kernel's tables. */
const INPUT = 2 ** 20;
/** The kernel looks up to this far behind the input's end, and takes nothing from there. */
const SLACK = 4096;

const pagesFor = (size: number): number => Math.ceil((INPUT + size + SLACK) / PAGE);

/**
 * A memory for a kernel with an input of at most so many bytes; threads may share it, one of them at a time. Undefined
 * where the process may have no more room: whatever its size, a memory takes up 10 GiB of addresses.
 */
export function kernelMemory(size: number, most = size): WebAssembly.Memory | undefined {
  try {
    return new WebAssembly.Memory({ initial: pagesFor(size), maximum: pagesFor(most), shared: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The input of the kernel that works on this memory: where the bytes to read are put. */
export function inputOf(memory: WebAssembly.Memory): Uint8Array {
  return new Uint8Array(memory.buffer, INPUT, memory.buffer.byteLength - INPUT - SLACK);
}

/** Compiled once a thread: an archive reads thousands of files. */
let compiled: { readonly module: WebAssembly.Module | undefined } | undefined;

/** The compiled kernel; undefined where this machine has no WebAssembly with SIMD. */
export function compileKernel(): WebAssembly.Module | undefined {
  compiled ??= { module: compile() };
  return compiled.module;
}

function compile(): WebAssembly.Module | undefined {
  try {
    return new WebAssembly.Module(Buffer.from(KERNEL_CODE, 'base64'));
  } catch {
    return undefined;
  }
}

/** The fast reader of plain entries, with its input in a memory that others may read. See src-kernel/README.md for what it may say. */
export class Kernel {
  private readonly memory: WebAssembly.Memory;
  private readonly exports: Exports;

  constructor(module: WebAssembly.Module, memory: WebAssembly.Memory, exportedAt: Instant | undefined) {
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    if (!isKernel(exports) || exports.INPUT.value !== INPUT) throw new Error('the module is not the kernel');
    this.exports = exports;
    this.memory = memory;
    this.prepare(exportedAt);
  }

  /** Where the bytes to read are put. */
  get input(): Uint8Array {
    return inputOf(this.memory);
  }

  /** Makes the input at least so long, and gives it. */
  makeRoom(size: number): Uint8Array {
    const missing = pagesFor(size) - this.memory.buffer.byteLength / PAGE;
    if (missing > 0) this.memory.grow(missing);
    return this.input;
  }

  /** Readies it for a file whose export was made then. */
  prepare(exportedAt: Instant | undefined): void {
    this.exports.prepare(exportedAt?.seconds ?? Infinity, exportedAt?.nanos ?? 0);
  }

  /** Takes the run of plain entries that begins at `from`, before `stop`; the input is filled up to `end`. */
  run(from: number, end: number, stop: number, recipe: number): KernelRun {
    const { exports, memory } = this;
    exports.begin();
    const status = STATUS[exports.run(INPUT + from, INPUT + end, INPUT + stop, recipe)];
    if (status === undefined) throw new Error('the kernel gives no such status');
    // Copies: what is shared changes with the next run.
    const table = (at: number): Uint32Array => new Uint32Array(memory.buffer, at, exports.count.value).slice();
    return { status, position: exports.position.value - INPUT, starts: table(exports.STARTS.value), lengths: table(exports.LENGTHS.value) };
  }
}

function isKernel(exports: WebAssembly.Exports): exports is WebAssembly.Exports & Exports {
  return exports['INPUT'] instanceof WebAssembly.Global && typeof exports['run'] === 'function';
}
