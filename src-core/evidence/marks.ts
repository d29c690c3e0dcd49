const BLOCK_BITS = 16;
const BLOCK = 1 << BLOCK_BITS;

/**
 * A mark at some of the entries, by index: one bit an entry, in blocks of 65,536 that exist only where a mark is. So a
 * few entries among millions are found without passing the others one by one, and millions of marks take 8 KiB a block.
 */
export class EntryMarks {
  private readonly blocks = new Map<number, Uint8Array>();
  private last = -1;

  set(index: number): void {
    let block = this.blocks.get(index >>> BLOCK_BITS);
    if (block === undefined) this.blocks.set(index >>> BLOCK_BITS, (block = new Uint8Array(BLOCK / 8)));
    const within = index & (BLOCK - 1);
    block[within >>> 3] = (block[within >>> 3] ?? 0) | (1 << (within & 7));
    this.last = Math.max(this.last, index);
  }

  /** Marks whatever another has marked. */
  setAll(other: EntryMarks): void {
    for (let at = other.next(0); at !== undefined; at = other.next(at + 1)) this.set(at);
  }

  /** Marks `count` entries from an index on. */
  setRange(from: number, count: number): void {
    for (let index = from; index < from + count; index++) this.set(index);
  }

  has(index: number): boolean {
    const within = index & (BLOCK - 1);
    return (((this.blocks.get(index >>> BLOCK_BITS)?.[within >>> 3] ?? 0) >>> (within & 7)) & 1) === 1;
  }

  /** True where no entry is marked. */
  get isEmpty(): boolean {
    return this.last < 0;
  }

  /** The first marked entry from an index on; undefined when there is none. */
  next(from: number): number | undefined {
    for (let at = from; at <= this.last; ) {
      if (!this.blocks.has(at >>> BLOCK_BITS)) at = ((at >>> BLOCK_BITS) + 1) * BLOCK;
      else if (this.has(at)) return at;
      else at++;
    }
    return undefined;
  }
}
