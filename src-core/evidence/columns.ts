import { EntryMarks } from './marks';
import type { Sequence } from './sequence';

/** What is known of one entry, in bits: the replay sets them, the judgement and the table read them. */
export const FLAG = {
  /** Bits 0–2: which recipe recomputes the content, counted from 1; 0: none does. */
  recipe: 0b111,
  brokenLink: 1 << 3,
  wrongGenesis: 1 << 4,
  gap: 1 << 5,
  /** Same sequence and same chain hash as the entry before. */
  duplicate: 1 << 6,
  /** Same sequence, other chain hash. */
  fork: 1 << 7,
  malformed: 1 << 8,
  unplaced: 1 << 9,
  timeRegression: 1 << 10,
  future: 1 << 11,
  outOfOrder: 1 << 12,
  foreign: 1 << 13,
  notAnObject: 1 << 14,
  /** The replay has been here: without it, nothing is known. */
  walked: 1 << 15,
} as const;

/** Flags that the replay derives from the walk; a second walk in another order begins without them. */
export const WALK_FLAGS =
  FLAG.recipe | FLAG.brokenLink | FLAG.wrongGenesis | FLAG.gap | FLAG.duplicate | FLAG.fork | FLAG.timeRegression | FLAG.future | FLAG.foreign | FLAG.walked;

const BLOCK_BITS = 16;
const BLOCK = 1 << BLOCK_BITS;
/** Cells that the first block begins with; it grows, since most bundles are small and a whole block is 1.4 MB. */
const FIRST = 1024;

type Cells = {
  readonly offset: Float64Array;
  readonly length: Uint32Array;
  readonly sequence: Float64Array;
  readonly flags: Uint16Array;
};

/**
 * A few cells for every entry, by its index in the file: 22 bytes an entry, in blocks that do not move once they are whole. All else of an
 * entry is read again from its span when somebody looks at it.
 */
export class EntryColumns {
  private readonly blocks: Cells[] = [];
  /** Sequences beyond 2^53, of which the cell only says that they are here. */
  private readonly large = new Map<number, Sequence>();
  /** Entries with something other than null in eidasTimestamp. */
  readonly timestamped = new EntryMarks();
  /** Entries with something other than null in merkleRoot, merkleLeafIndex or merkleAnchorId. */
  readonly anchored = new EntryMarks();
  /** Entries with an object in traceView. */
  readonly traced = new EntryMarks();
  length = 0;

  /** Adds an entry; `sequence` undefined for one that cannot be placed. Gives its index. */
  add(offset: number, byteLength: number, sequence: Sequence | undefined, flags: number): number {
    const index = this.length++;
    const within = index & (BLOCK - 1);
    const cells = this.room(index, within + 1);
    cells.offset[within] = offset;
    cells.length[within] = byteLength;
    cells.sequence[within] = typeof sequence === 'number' ? sequence : sequence === undefined ? NaN : Infinity;
    cells.flags[within] = flags;
    if (typeof sequence === 'string') this.large.set(index, sequence);
    return index;
  }

  /** Adds entries of consecutive sequences, from the `from`th of the given spans on; offsets count from `base`. */
  addRun(base: number, starts: Uint32Array, lengths: Uint32Array, from: number, sequence: number, flags: number): void {
    for (let done = from; done < starts.length; ) {
      const within = this.length & (BLOCK - 1);
      const count = Math.min(BLOCK - within, starts.length - done);
      const cells = this.room(this.length, within + count);
      for (let i = 0; i < count; i++) {
        cells.offset[within + i] = base + (starts[done + i] ?? 0);
        cells.sequence[within + i] = sequence + done - from + i;
      }
      cells.length.set(lengths.subarray(done, done + count), within);
      cells.flags.fill(flags, within, within + count);
      this.length += count;
      done += count;
    }
  }

  offset(index: number): number {
    return this.cells(index).offset[index & (BLOCK - 1)] ?? 0;
  }

  byteLength(index: number): number {
    return this.cells(index).length[index & (BLOCK - 1)] ?? 0;
  }

  sequence(index: number): Sequence | undefined {
    const cell = this.cells(index).sequence[index & (BLOCK - 1)] ?? NaN;
    return Number.isNaN(cell) ? undefined : cell === Infinity ? this.large.get(index) : cell;
  }

  flags(index: number): number {
    return this.cells(index).flags[index & (BLOCK - 1)] ?? 0;
  }

  /** The first entry from an index on whose flags are not these; `length` when all are. */
  nextOther(from: number, flags: number): number {
    for (let index = from; index < this.length; index = (index | (BLOCK - 1)) + 1) {
      const cells = this.cells(index).flags;
      const end = Math.min(BLOCK, this.length - (index & ~(BLOCK - 1)));
      for (let within = index & (BLOCK - 1); within < end; within++) if (cells[within] !== flags) return (index & ~(BLOCK - 1)) + within;
    }
    return this.length;
  }

  setFlags(index: number, flags: number): void {
    this.cells(index).flags[index & (BLOCK - 1)] = flags;
  }

  /** The block of an index, with room for so many cells. */
  private room(index: number, count: number): Cells {
    const at = index >>> BLOCK_BITS;
    const known = this.blocks[at];
    if (known !== undefined && known.flags.length >= count) return known;
    let size = at > 0 ? BLOCK : FIRST;
    while (size < count) size *= 4;
    const cells = newCells(size);
    if (known !== undefined) copyCells(known, cells);
    this.blocks[at] = cells;
    return cells;
  }

  private cells(index: number): Cells {
    const cells = this.blocks[index >>> BLOCK_BITS];
    if (cells === undefined) throw new RangeError(`no entry ${index}`);
    return cells;
  }
}

function newCells(size: number): Cells {
  return { offset: new Float64Array(size), length: new Uint32Array(size), sequence: new Float64Array(size), flags: new Uint16Array(size) };
}

function copyCells(from: Cells, to: Cells): void {
  to.offset.set(from.offset);
  to.length.set(from.length);
  to.sequence.set(from.sequence);
  to.flags.set(from.flags);
}
