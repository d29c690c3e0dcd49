import { FLAG, compareSequences } from '#core/evidence';
import type { Sequence } from '#core/evidence';

import type { Copy } from './comparison';

/** How an entry is tied to the one before it. */
const LINK = FLAG.brokenLink | FLAG.wrongGenesis | FLAG.gap | FLAG.duplicate | FLAG.fork | FLAG.timeRegression;

/** Sequences that are compared, both ends included. */
export type Range = { readonly from: Sequence; readonly to: Sequence };

/** Goes through the placed entries of a copy in ascending sequence; through none where there is no copy. */
export class Cursor {
  /** Undefined at the end. */
  sequence: Sequence | undefined;
  private readonly copy: Copy | undefined;
  private readonly to: Sequence | undefined;
  private position: number;
  private readonly start: number;

  constructor(copy: Copy | undefined, range: Range | undefined) {
    this.copy = copy;
    this.to = range?.to;
    this.position = copy === undefined || range === undefined ? 0 : positionFrom(copy, range.from);
    this.start = this.position;
    this.load();
  }

  step(): void {
    this.position++;
    this.load();
  }

  /** Index in the file of the entry that it stands at. */
  get index(): number {
    return this.copy?.reading.order?.[this.position] ?? this.position;
  }

  /** What the copy's own walk made of that entry; its link as it is to what was compared before. */
  get flags(): number {
    const { copy } = this;
    const own = copy?.reading.columns.flags(this.index) ?? 0;
    return this.position === this.start && copy?.firstLink !== undefined ? (own & ~LINK) | copy.firstLink : own;
  }

  get bundle(): string | undefined {
    return this.copy?.bundle;
  }

  bytes(): Uint8Array {
    const { copy, index } = this;
    return copy === undefined ? new Uint8Array(0) : copy.readSpan(copy.reading.columns.offset(index), copy.reading.columns.byteLength(index));
  }

  private load(): void {
    const sequence = this.at(this.position);
    this.sequence = sequence !== undefined && (this.to === undefined || compareSequences(sequence, this.to) <= 0) ? sequence : undefined;
  }

  private at(position: number): Sequence | undefined {
    return this.copy === undefined ? undefined : sequenceAt(this.copy, position);
  }
}

function sequenceAt({ reading: { columns, order, segment } }: Copy, position: number): Sequence | undefined {
  return position >= segment.placed ? undefined : columns.sequence(order?.[position] ?? position);
}

/** Position in ascending sequence of the first entry that does not lie before one; how many there are, where none does. */
export function positionFrom(copy: Copy, from: Sequence): number {
  let [low, high] = [0, copy.reading.segment.placed];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareSequences(sequenceAt(copy, middle) ?? 0, from) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
