import { readEntry } from '#core/evidence';
import type { Refusal } from '#core/evidence';
import { EvidenceChanged, runEnd } from '#core/replay';
import type { BundleReplay, PlacedEntry, PlainRun, ReadSpan } from '#core/replay';

import { isSpace } from './block-scan';
import type { Block } from './block-scan';

/** Who looks through blocks: threads, or, in a test, a function. The blocks are asked for in order. */
export type BlockSource = (block: Block) => Promise<readonly PlainRun[]>;

export type FastReadParts = {
  readonly replay: BundleReplay;
  readonly size: number;
  readonly readSpan: ReadSpan;
  readonly blocks: BlockSource;
  readonly blockSize: number;
  /** How many blocks may be asked for before they are needed. */
  readonly ahead: number;
  /** Bytes that the reference reads before the next run is tried; doubled each time that none fits. */
  readonly smallestStep: number;
  readonly told: (offset: number) => void;
};

/** Bytes that the reference reads at first before a run is tried again. */
export const SMALLEST_STEP = 256;
/** Between two elements lie a comma and perhaps spaces; longer ones are left to the reference. */
const LONGEST_GAP = 256;
const LARGEST_STEP = 2 ** 20;
/** How far an entry's end is looked for behind a step; entries longer than this are passed over in steps. */
const FARTHEST_END = 65_536;
/** How often: each try may copy what the reference keeps of an unfinished entry. */
const MOST_TRIES = 4;

/**
 * Reads a bundle with help: the reference reads strictly from the first byte on, and wherever it stands right behind
 * an entry and the next one begins a plain run, it reads that entry itself and takes the rest of the run as read.
 * What comes out is what the reference alone would give; only lines and columns of a refusal are not known.
 */
export class FastRead {
  private readonly parts: FastReadParts;
  private offset = 0;
  private step: number;
  private refusal: Refusal | undefined;

  constructor(parts: FastReadParts) {
    this.parts = parts;
    this.step = parts.smallestStep;
  }

  /** Gives the refusal that ends the reading, if one does. The replay is not ended. */
  async run(): Promise<Refusal | undefined> {
    const { replay } = this.parts;
    while (this.isGoingOn() && !replay.isBehindEntry) await this.readOn();
    await this.readBlocks();
    while (this.isGoingOn()) await this.readOn();
    return this.refusal;
  }

  private isGoingOn(): boolean {
    return this.refusal === undefined && this.offset < this.parts.size;
  }

  private async readBlocks(): Promise<void> {
    const { blocks, blockSize, size, ahead } = this.parts;
    const first = this.offset;
    const asked: (Promise<readonly PlainRun[]> | undefined)[] = [];
    const ask = (index: number): void => {
      const start = first + index * blockSize;
      if (start >= size) return;
      const coming = blocks({ start, end: Math.min(size, start + blockSize) });
      coming.catch(() => undefined);
      asked.push(coming);
    };
    for (let index = 0; index < ahead; index++) ask(index);
    for (let index = 0; index < asked.length && this.isGoingOn(); index++) {
      const runs = await asked[index];
      // Done with: a file of any size must not be remembered in runs.
      asked[index] = undefined;
      ask(index + ahead);
      await this.readBlock(runs ?? [], Math.min(size, first + (index + 1) * blockSize));
      this.parts.told(this.offset);
    }
  }

  /** Reads to the end of a block, or a little further. */
  private async readBlock(runs: readonly PlainRun[], end: number): Promise<void> {
    let at = 0;
    while (this.isGoingOn() && this.offset < end) {
      const element = this.nextElement();
      let run = runs[at];
      while (run !== undefined && element !== undefined && runEnd(run) <= element) run = runs[++at];
      const place = run === undefined || element === undefined ? -1 : indexOf(run, element);
      if (run === undefined || place < 0 || place + 1 >= run.starts.length || !this.takeRun(run, place)) await this.readOn();
    }
  }

  /** The reference reads the run's entry at `place`, and takes those behind it as read. */
  private takeRun(run: PlainRun, place: number): boolean {
    const { replay, readSpan } = this.parts;
    const head = run.base + (run.starts[place] ?? 0) + (run.lengths[place] ?? 0);
    const last = lastOf(run, readSpan);
    this.write(readSpan(this.offset, head - this.offset));
    if (this.refusal !== undefined) return true;
    if (!replay.isBehindEntry) throw new EvidenceChanged('an entry is no longer what was scanned');
    if (!replay.absorb(run, place + 1, last)) return false;
    this.offset = runEnd(run);
    this.step = this.parts.smallestStep;
    return true;
  }

  /** Where the next element begins, when the reference stands right behind an entry and another follows. */
  private nextElement(): number | undefined {
    const { replay, readSpan, size } = this.parts;
    if (!replay.isBehindEntry) return undefined;
    const gap = readSpan(this.offset, Math.min(LONGEST_GAP, size - this.offset));
    let at = skipSpace(gap, 0);
    if (gap[at] !== 0x2c) return undefined;
    at = skipSpace(gap, at + 1);
    return gap[at] === 0x7b ? this.offset + at : undefined;
  }

  /** The reference reads a stretch, the longer the longer nothing was plain, and then to the end of an entry. */
  private async readOn(): Promise<void> {
    const { size, readSpan, told } = this.parts;
    const stretch = readSpan(this.offset, Math.min(this.step, size - this.offset));
    if (stretch.length === 0) throw new EvidenceChanged('the file ends before the size that it had');
    this.write(stretch);
    this.readToEnd();
    if (this.step >= LARGEST_STEP) {
      told(this.offset);
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.step = Math.min(LARGEST_STEP, this.step * 2);
  }

  /** The reference reads to where an entry seems to end, until it stands behind one. */
  private readToEnd(): void {
    const { size, readSpan, replay } = this.parts;
    for (let tries = 0; tries < MOST_TRIES && this.refusal === undefined && !replay.isBehindEntry; tries++) {
      const rest = readSpan(this.offset, Math.min(FARTHEST_END, size - this.offset));
      const end = entryEnd(rest);
      if (end < 0) return;
      this.write(rest.subarray(0, end));
    }
  }

  private write(bytes: Uint8Array): void {
    this.refusal = this.parts.replay.write(bytes);
    this.offset += bytes.length;
  }
}

/** The run's last entry, read by the reference: what the walk goes on from. */
function lastOf(run: PlainRun, readSpan: ReadSpan): PlacedEntry {
  const last = run.starts.length - 1;
  const entry = readEntry(readSpan(run.base + (run.starts[last] ?? 0), run.lengths[last] ?? 0))?.entry;
  if (entry?.sequence === undefined) throw new EvidenceChanged('an entry is no longer what was scanned');
  return { ...entry, sequence: entry.sequence };
}

/** The place in a run of the entry that begins at an offset; -1 when none does. */
function indexOf({ base, starts }: PlainRun, offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (base + (starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return base + (starts[low] ?? -1) === offset ? low : -1;
}

/** Behind the first `}` that a comma and a `{` follow; -1 when none does. */
function entryEnd(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x7d); at >= 0; at = bytes.indexOf(0x7d, at + 1)) {
    const comma = skipSpace(bytes, at + 1);
    if (bytes[comma] === 0x2c && bytes[skipSpace(bytes, comma + 1)] === 0x7b) return at + 1;
  }
  return -1;
}

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isSpace(bytes[at])) at++;
  return at;
}
