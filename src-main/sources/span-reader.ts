/** Anything that gives bytes at an offset. */
export type SpanSource = { readonly size: number; readonly readSpan: (offset: number, length: number) => Uint8Array };

const SMALLEST = 2 ** 14;
const LARGEST = 2 ** 18;

/**
 * Reads spans through one block of the file, which follows the reader forwards or backwards: entries that lie side by
 * side cost one read for hundreds of them. The block grows while the reader goes on where it left off, and is small
 * again after a jump. What it gives is a view, good until the next call, and shorter than asked where the file ends.
 */
export class SpanReader {
  private readonly source: SpanSource;
  private block: Uint8Array = new Uint8Array(0);
  private start = 0;
  private ahead = SMALLEST;

  constructor(source: SpanSource) {
    this.source = source;
  }

  readonly readSpan = (offset: number, length: number): Uint8Array => {
    if (offset < this.start || offset + length > this.start + this.block.length) this.load(offset, length);
    return this.block.subarray(offset - this.start, offset - this.start + length);
  };

  private load(offset: number, length: number): void {
    const backwards = offset < this.start;
    const goesOn = backwards ? offset + length >= this.start : offset <= this.start + this.block.length;
    this.ahead = goesOn ? Math.min(LARGEST, this.ahead * 4) : SMALLEST;
    const size = Math.max(this.ahead, length);
    const start = backwards ? Math.max(0, offset + length - size) : offset;
    this.block = this.source.readSpan(start, Math.max(0, Math.min(size, this.source.size - start)));
    this.start = start;
  }
}
