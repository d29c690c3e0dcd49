import { EntryColumns, compareSequences, readMembers } from '#core/evidence';
import type { Refusal, Sequence } from '#core/evidence';
import { EvidenceChanged, walkOrder } from '#core/replay';
import type { ReadSpan } from '#core/replay';
import { counted } from '#core/words';
import { Direction } from './direction';
import { FindingDrafts } from './drafts';
import { LOG_FLAG } from './flags';
import { LogReader } from './log-reader';
import { LogWalk } from './log-walk';
import type { LogWorld } from './log-walk';
import type { RecordSpans } from './path-visitor';
import type { LogPlace } from './place';
import type { LogRecipe } from './recipe';
import { narrowRecord } from './record';
import type { LogRecord, Names } from './record';

/** A log as read and walked: everything the judgement needs, and the way back to each record's bytes. */
export type LogReading = {
  readonly columns: EntryColumns;
  readonly walk: LogWalk;
  /** Records that could not be placed: no objects, or without an order. */
  readonly unplaced: number;
  readonly unplacedDrafts: FindingDrafts;
  /** Index in the file of the record at each position of the walk, unplaced ones last; undefined: position = index. */
  readonly order: Uint32Array | undefined;
  readonly outOfOrder: number;
  readonly newestFirst: boolean;
  readonly withoutRecords: number;
  /** The first records that carry a hash: for a near miss of the formula. */
  readonly samples: readonly number[];
};

const MOST_SAMPLES = 20;

/** The members of a recipe that a reading must keep of each record. */
function wantedNames(recipe: LogRecipe, names: Names): ReadonlySet<string> {
  const { order, group, preimage, applies, time } = recipe;
  const paths = [order.by === 'field' ? order.field : null, group, applies?.field ?? null, time?.field ?? null, ...(preimage?.parts ?? []).map((part) => ('field' in part ? part.field : null))];
  return new Set([names.hash, names.previous, ...paths.flatMap((path) => (path === null ? [] : [path[0]]))]);
}

/** A record's own bytes, read again. Throws EvidenceChanged where they are no longer JSON. */
export function spansOf(bytes: Uint8Array): RecordSpans {
  const read = readMembers(bytes);
  if ('fault' in read) throw new EvidenceChanged('a record is no longer what was scanned');
  return { isObject: true, window: read.window, members: new Map(read.members.map(({ name, value }) => [name, value])) };
}

/**
 * Reads a log's bytes as they come and walks its records at the same time. Where a chain does not stand in its order
 * in the file, `settle` walks once more in the right order, reading each record again from its span. 22 bytes a
 * record stay in memory.
 */
export class LogReplay {
  readonly columns = new EntryColumns();
  private readonly world: LogWorld;
  private readonly names: Names;
  private readonly reader: LogReader;
  private readonly walk: LogWalk;
  private readonly direction = new Direction();
  private readonly highest = new Map<string, Sequence>();
  private readonly unplacedDrafts = new FindingDrafts();
  private readonly samples: number[] = [];
  private placed = 0;
  private outOfOrder = 0;

  constructor(world: LogWorld, place: LogPlace, names: Names) {
    this.world = world;
    this.names = names;
    this.walk = new LogWalk(world);
    this.reader = new LogReader(place, wantedNames(world.recipe, names), (record, start, end) => this.take(record, start, end));
  }

  write(chunk: Uint8Array): Refusal | undefined {
    return this.reader.write(chunk);
  }

  /** Ends the reading. The generator yields the number of records walked again, so that long work can be told. */
  *settle(readSpan: ReadSpan): Generator<number, { readonly refusal: Refusal } | { readonly reading: LogReading }> {
    const refusal = this.reader.end();
    if (refusal !== undefined) return { refusal };
    const newestFirst = this.isNewestFirst();
    const order = walkOrder(this.columns, { placed: this.placed, outOfOrder: this.outOfOrder, newestFirst });
    const walk = this.outOfOrder === 0 && !newestFirst ? this.walk : yield* this.walkAgain(order, readSpan);
    const { columns, unplacedDrafts, outOfOrder, samples } = this;
    return { reading: { columns, walk, unplaced: columns.length - this.placed, unplacedDrafts, order, outOfOrder, newestFirst, withoutRecords: this.reader.withoutRecords, samples } };
  }

  private take(spans: RecordSpans, start: number, end: number): void {
    const record = narrowRecord(spans, this.world.recipe, this.names);
    const index = this.columns.length;
    const at = this.world.recipe.order.by === 'file' ? index + 1 : record.order;
    if (!record.isObject || at === undefined) {
      this.columns.add(start, end - start, undefined, LOG_FLAG.walked | LOG_FLAG.unplaced);
      this.tellUnplaced(record, index, start);
      return;
    }
    if (this.walk.isFull(record.group)) return this.reader.stop(start, 'The log holds more chains than can be told apart: 100,000, or 16 MiB of their names.');
    this.placed++;
    if (record.hash !== null && this.samples.length < MOST_SAMPLES) this.samples.push(index);
    this.noteOrder(record, at);
    const flags = this.outOfOrder === 0 ? this.walk.next(record, { at, entryIndex: index, byteOffset: start, names: this.names }) : 0;
    this.columns.add(start, end - start, at, flags);
  }

  private noteOrder(record: LogRecord, at: Sequence): void {
    if (this.world.recipe.order.by === 'file') return this.direction.note(record);
    const highest = this.highest.get(record.group);
    if (highest !== undefined && compareSequences(at, highest) < 0) this.outOfOrder++;
    else this.highest.set(record.group, at);
  }

  private isNewestFirst(): boolean {
    const { order } = this.world.recipe;
    if (order.by !== 'file' || order.direction === 'ascending') return false;
    return order.direction === 'descending' || this.direction.isDescending;
  }

  private tellUnplaced(record: LogRecord, entryIndex: number, byteOffset: number): void {
    const at = { entryIndex, byteOffset };
    if (!record.isObject) return this.unplacedDrafts.add('malformed-entry', entryIndex, () => ({ message: `Record ${entryIndex} of the file (counted from 0) is not an object.`, ...at }));
    for (const { field, actual, expected } of record.faults) {
      const message = `Record ${entryIndex} of the file (counted from 0): ${field} is ${actual === undefined ? 'missing' : `not ${expected}`}. It cannot be placed in the walk.`;
      this.unplacedDrafts.add('malformed-field', entryIndex, () => ({ message, ...at, field, expected, ...(actual === undefined ? {} : { actual }) }));
    }
  }

  private *walkAgain(order: Uint32Array | undefined, readSpan: ReadSpan): Generator<number, LogWalk> {
    const walk = new LogWalk(this.world);
    for (let position = 0; position < this.placed; position++) {
      const index = order?.[position] ?? position;
      const byteOffset = this.columns.offset(index);
      const record = narrowRecord(spansOf(readSpan(byteOffset, this.columns.byteLength(index))), this.world.recipe, this.names);
      const at = this.columns.sequence(index);
      if (at === undefined) throw new EvidenceChanged(`${counted(index, 'record', 'records')} in, the log is no longer what was scanned`);
      this.columns.setFlags(index, walk.next(record, { at, entryIndex: index, byteOffset, names: this.names }));
      if (position % 4096 === 4095) yield position + 1;
    }
    return walk;
  }
}
