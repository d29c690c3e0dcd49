import type { Instant } from '#core/evidence';

import { KERNEL_CODE } from './kernel-code';

/** What the kernel's module exports (src-kernel/plain-run.ts, layout.ts). */
type Exports = {
  readonly memory: WebAssembly.Memory;
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
/** The kernel looks up to this far behind the input's end, and takes nothing from there. */
const SLACK = 4096;

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

/** The fast reader of plain entries, with an input buffer of its own. See src-kernel/README.md for what it may say. */
export class Kernel {
  /** Where the bytes to read are put. */
  readonly input: Uint8Array;
  private readonly exports: Exports;

  constructor(module: WebAssembly.Module, size: number, exportedAt: Instant | undefined) {
    const { exports } = new WebAssembly.Instance(module, {});
    if (!isKernel(exports)) throw new Error('the module is not the kernel');
    this.exports = exports;
    const at = exports.INPUT.value;
    const missing = at + size + SLACK - exports.memory.buffer.byteLength;
    if (missing > 0) exports.memory.grow(Math.ceil(missing / PAGE));
    this.input = new Uint8Array(exports.memory.buffer, at, size);
    this.prepare(exportedAt);
  }

  /** Readies it for a file whose export was made then. */
  prepare(exportedAt: Instant | undefined): void {
    this.exports.prepare(exportedAt?.seconds ?? Infinity, exportedAt?.nanos ?? 0);
  }

  /** Takes the run of plain entries that begins at `from`, before `stop`; the input is filled up to `end`. */
  run(from: number, end: number, stop: number, recipe: number): KernelRun {
    const { exports } = this;
    const base = exports.INPUT.value;
    exports.begin();
    const status = STATUS[exports.run(base + from, base + end, base + stop, recipe)];
    if (status === undefined) throw new Error('the kernel gives no such status');
    const table = (at: number): Uint32Array => new Uint32Array(exports.memory.buffer, at, exports.count.value).slice();
    return { status, position: exports.position.value - base, starts: table(exports.STARTS.value), lengths: table(exports.LENGTHS.value) };
  }
}

function isKernel(exports: WebAssembly.Exports): exports is WebAssembly.Exports & Exports {
  return exports['memory'] instanceof WebAssembly.Memory && typeof exports['run'] === 'function';
}
