import { BundleReader, EntryColumns, FLAG, WALK_FLAGS, compareSequences, readEntry, readSingleEntry } from '#core/evidence';
import type { BundleHead, Entry, Refusal, Sequence } from '#core/evidence';
import { isPlaced } from './link';
import type { PlacedEntry } from './link';
import { EMPTY_SEGMENT } from './segment';
import type { Segment } from './segment';
import { Walk } from './walk';
import type { WalkWorld } from './walk';
import { walkOrder } from './walk-order';

/** Reads bytes of the evidence again. May throw when they are gone. */
export type ReadSpan = (offset: number, length: number) => Uint8Array;

/** Thrown when a second look at a span does not find what the scan found: the evidence changed under our hands. */
export class EvidenceChanged extends Error {}

/**
 * Entries that lie behind one another in the file and follow one another as they should: each with the next sequence,
 * linked to the one before, not dated before it nor after the export, of the same organisation, without a fault, all or
 * none of them carrying Merkle fields, and recomputing under one recipe (counted from 1). Of the first only form and hash are known, not how it is linked.
 */
export type PlainRun = {
  /** Offset in the file that the starts count from. */
  readonly base: number;
  readonly starts: Uint32Array;
  readonly lengths: Uint32Array;
  readonly recipe: number;
};

/** The offset behind the run's last entry. */
export function runEnd({ base, starts, lengths }: PlainRun): number {
  const last = starts.length - 1;
  return base + (starts[last] ?? 0) + (lengths[last] ?? 0);
}

/** The bundle as read and walked: everything the judgement needs, and the way back to each entry's bytes. */
export type Reading = {
  readonly head: BundleHead;
  readonly columns: EntryColumns;
  readonly segment: Segment;
  readonly unplaced: number;
  /** Malformed fields of all entries together. */
  readonly malformedFields: number;
  /** Index in the file of the entry at each position of the walk, unplaced ones last; undefined: position = index. */
  readonly order: Uint32Array | undefined;
  readonly firstOutOfOrder: number | undefined;
  readonly outOfOrder: number;
};

/**
 * Reads a bundle's bytes as they come and walks its entries at the same time. Where the file does not hold them in
 * ascending sequence, `settle` walks once more in the right order, reading each entry again from its span.
 */
export class BundleReplay {
  readonly columns = new EntryColumns();
  private readonly reader = new BundleReader((entry, start, end) => this.take(entry, start, end));
  private readonly walk: Walk;
  private readonly world: WalkWorld;
  private highest: Sequence | undefined;
  private placed = 0;
  private malformedFields = 0;
  private outOfOrder = 0;
  private firstOutOfOrder: number | undefined;

  constructor(world: WalkWorld) {
    this.world = world;
    this.walk = new Walk(world);
  }

  write(chunk: Uint8Array): Refusal | undefined {
    return this.reader.write(chunk);
  }

  /** The recipe that recomputed the last entry that any did, counted from 1: the one to try first. */
  get likelyRecipe(): number {
    return this.walk.likelyRecipe;
  }

  /** True right behind an entry, with nothing taken in that is not told: where a run may be absorbed. */
  get isBehindEntry(): boolean {
    return this.reader.isBehindEntry;
  }

  /**
   * Takes a run's entries from the `from`th on, as if their bytes had been written, when the entry before them is the
   * last one written. False, and nothing taken, while the walk will have to begin anew anyway.
   */
  absorb(run: PlainRun, from: number, last: PlacedEntry): boolean {
    const count = run.starts.length - from;
    if (this.outOfOrder > 0 || typeof this.highest !== 'number' || last.sequence !== this.highest + count) return false;
    const flags = this.walk.absorb(count, last, run.recipe);
    if (last.anchored) this.columns.anchored.setRange(this.columns.length, count);
    this.columns.addRun(run.base, run.starts, run.lengths, from, this.highest + 1, flags);
    this.placed += count;
    this.highest = last.sequence;
    this.reader.passEntries(count, runEnd(run));
    return true;
  }

  /** Ends the reading. The generator yields the number of entries walked again, so that long work can be told. */
  *settle(readSpan: ReadSpan): Generator<number, { readonly refusal: Refusal } | { readonly reading: Reading }> {
    const end = this.reader.end();
    if ('refusal' in end) return end;
    if (end.single !== undefined) {
      const { start, end: behind } = end.single;
      const single = readSingleEntry(readSpan, start, behind);
      if (single === undefined) throw new EvidenceChanged('the entry is no longer what was scanned');
      if ('refusal' in single) return single;
      this.take(single.entry, start, behind);
    }
    const order = walkOrder(this.columns, { placed: this.placed, outOfOrder: this.outOfOrder });
    const segment = this.outOfOrder === 0 ? this.walk.segment : yield* this.walkAgain(order, readSpan);
    const { columns, malformedFields, firstOutOfOrder, outOfOrder } = this;
    return { reading: { head: end.head, columns, segment, unplaced: columns.length - this.placed, malformedFields, order, firstOutOfOrder, outOfOrder } };
  }

  private take(entry: Entry, start: number, end: number): void {
    const malformed = entry.faults.length > 0 ? FLAG.malformed : 0;
    this.malformedFields += entry.faults.length;
    if (entry.anchored) this.columns.anchored.set(this.columns.length);
    if (entry.timestamped) this.columns.timestamped.set(this.columns.length);
    if (entry.carriesTrace) this.columns.traced.set(this.columns.length);
    if (!isPlaced(entry)) {
      this.columns.add(start, end - start, undefined, FLAG.walked | FLAG.unplaced | malformed | (entry.isObject ? 0 : FLAG.notAnObject));
      return;
    }
    const index = this.columns.length;
    this.placed++;
    const early = this.highest !== undefined && compareSequences(entry.sequence, this.highest) < 0;
    if (early) {
      this.outOfOrder++;
      this.firstOutOfOrder ??= index;
    } else this.highest = entry.sequence;
    // Once out of order the walk must begin anew anyway: until then nothing is known of these entries.
    const walked = this.outOfOrder === 0 ? this.walk.next(entry, index) : 0;
    this.columns.add(start, end - start, entry.sequence, walked | malformed | (early ? FLAG.outOfOrder : 0));
  }

  private *walkAgain(order: Uint32Array | undefined, readSpan: ReadSpan): Generator<number, Segment> {
    if (order === undefined) return EMPTY_SEGMENT;
    const walk = new Walk(this.world);
    for (let position = 0; position < this.placed; position++) {
      const index = order[position] ?? 0;
      const entry = readEntry(readSpan(this.columns.offset(index), this.columns.byteLength(index)))?.entry;
      if (entry === undefined || !isPlaced(entry)) throw new EvidenceChanged(`entry ${index} is no longer what was scanned`);
      this.columns.setFlags(index, (this.columns.flags(index) & ~WALK_FLAGS) | walk.next(entry, index));
      if (position % 4096 === 4095) yield position + 1;
    }
    return walk.segment;
  }
}
