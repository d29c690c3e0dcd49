import { WEIGHTY } from '#core/assess';
import type { Formula, NamedEntries, Part, Weighty } from '#core/assess';
import { FLAG, compareSequences, readEntry } from '#core/evidence';
import type { EntryColumns, EntryReading, Sequence } from '#core/evidence';
import { EvidenceChanged } from '#core/replay';
import type { ReadSpan } from '#core/replay';

/** Flags that break the chain, or stand for something that fails: what is told while there is no verdict. */
const BROKEN = FLAG.brokenLink | FLAG.wrongGenesis | FLAG.gap | FLAG.duplicate | FLAG.fork | FLAG.malformed | FLAG.unplaced | FLAG.foreign;
const NOTED = FLAG.timeRegression | FLAG.future | FLAG.outOfOrder;

/** Fills a buffer from an offset of the file on; gives the bytes read, fewer where the file ends. */
export type ReadInto = (buffer: Uint8Array, offset: number) => number;

/**
 * The entries of a bundle as somebody may look at them, while it is being read and afterwards: by position in the
 * walk (in the file, as long as the walk's order is not known). Holds no entry: each is read from its span.
 */
export class EntryBook {
  protected readonly columns: EntryColumns;
  private readonly readSpan: ReadSpan;
  private readonly readInto: ReadInto;
  private order: Uint32Array | undefined;
  formula: Formula | undefined;
  private named: NamedEntries | undefined;
  /** The members that a search looks into. */
  readonly searched: readonly string[] = ['traceId', 'chainHash'];

  constructor(columns: EntryColumns, readSpan: ReadSpan, readInto: ReadInto) {
    this.columns = columns;
    this.readSpan = readSpan;
    this.readInto = readInto;
  }

  /** From now on the verdict's order and formula hold, and what its findings name. */
  settle(order: Uint32Array | undefined, formula: Formula | undefined, named: NamedEntries): void {
    this.order = order;
    this.formula = formula;
    this.named = named;
  }

  get length(): number {
    return this.columns.length;
  }

  index(position: number): number {
    return this.order?.[position] ?? position;
  }

  flags(position: number): number {
    return this.columns.flags(this.index(position));
  }

  sequence(position: number): Sequence | undefined {
    return this.columns.sequence(this.index(position));
  }

  offset(position: number): number {
    return this.columns.offset(this.index(position));
  }

  byteLength(position: number): number {
    return this.columns.byteLength(this.index(position));
  }

  /** Throws EvidenceChanged when the file no longer holds what was scanned. */
  read(position: number): EntryReading {
    const reading = readEntry(this.readSpan(this.offset(position), this.byteLength(position)));
    if (reading === undefined) throw new EvidenceChanged(`entry ${this.index(position)} is no longer what was scanned`);
    return reading;
  }

  /** The same with bytes of its own: other entries may be read while it is looked at. */
  own(position: number): EntryReading {
    const reading = this.read(position);
    return { ...reading, window: { ...reading.window, bytes: reading.window.bytes.slice() } };
  }

  /** Fills a buffer with the file's bytes from an offset on. Throws EvidenceChanged when the file ends before. */
  fill(buffer: Uint8Array, offset: number): void {
    if (this.readInto(buffer, offset) < buffer.length) throw new EvidenceChanged('the file ends before an entry that was scanned');
  }

  /** The position behind the entries that lie in the file one behind the other from a position on, within so many bytes; at least the next. */
  stretchEnd(from: number, bytes: number): number {
    const limit = this.offset(from) + bytes;
    return this.order === undefined ? this.firstBeyond(from + 1, limit) : this.stretchEndByStep(from, limit);
  }

  /** In the file's own order offsets ascend. */
  private firstBeyond(from: number, limit: number): number {
    let [low, high] = [from, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.offset(middle) + this.byteLength(middle) <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private stretchEndByStep(from: number, limit: number): number {
    let behind = this.offset(from) + this.byteLength(from);
    let at = from + 1;
    for (; at < this.length; at++) {
      const offset = this.offset(at);
      if (offset < behind || offset + this.byteLength(at) > limit) break;
      behind = offset + this.byteLength(at);
    }
    return at;
  }

  contentBroken(flags: number): boolean {
    const { formula } = this;
    return formula?.known === true && (flags & FLAG.unplaced) === 0 && (flags & FLAG.recipe) !== formula.number;
  }

  isBroken(flags: number): boolean {
    return (flags & BROKEN) !== 0 || this.contentBroken(flags);
  }

  isNoted(flags: number): boolean {
    return (flags & NOTED) !== 0;
  }

  /** The first position from one on at which there may be something to say; `length` when there is none. */
  nextRemarkable(from: number): number {
    if (this.order !== undefined || from >= this.length) return from;
    return this.columns.nextOther(from, this.unremarkable());
  }

  /** Whether a finding of that severity names an entry. Before the verdict: whether its flags break the chain (`fail`), or warn. */
  isNamed(position: number, severity: Weighty): boolean {
    if (this.named !== undefined) return this.named[severity].has(this.index(position));
    const flags = this.flags(position);
    return severity === 'fail' ? this.isBroken(flags) : severity === 'warning' && this.isNoted(flags);
  }

  /** The gravest severity of the findings that name an entry; null where none does, or only notes do. */
  gravest(position: number): Weighty | null {
    return WEIGHTY.find((severity) => this.isNamed(position, severity)) ?? null;
  }

  /** Whether no failing finding names that part of an entry, if it does not hold. Before the verdict nothing is left open. */
  leavesOpen(position: number, part: Part): boolean {
    return this.named !== undefined && !this.named[part].has(this.index(position));
  }

  /** The first position from one on that a finding of that severity names; undefined when there is none. */
  nextNamed(from: number, severity: Weighty): number | undefined {
    if (this.named === undefined && severity === 'indeterminate') return undefined;
    if (this.named !== undefined && this.order === undefined) return this.named[severity].next(from);
    const next = (at: number): number => (this.named === undefined ? this.nextRemarkable(at) : at);
    for (let at = next(from); at < this.length; at = next(at + 1)) if (this.isNamed(at, severity)) return at;
    return undefined;
  }

  /**
   * The next entry after a position (-1: from the start), or before it (-1: from the end), that a failing finding names;
   * where none fails, that an indeterminate one names. Goes round at the end; undefined where neither names any.
   */
  nextSought(position: number, backwards: boolean): { readonly position: number; readonly severity: Weighty } | undefined {
    for (const severity of ['fail', 'indeterminate'] as const) {
      const found = backwards
        ? (this.namedBefore(position < 0 ? this.length : position, severity) ?? this.namedBefore(this.length, severity))
        : (this.nextNamed(position + 1, severity) ?? this.nextNamed(0, severity));
      if (found !== undefined) return { position: found, severity };
    }
    return undefined;
  }

  private namedBefore(behind: number, severity: Weighty): number | undefined {
    if (this.named?.[severity].isEmpty === true) return undefined;
    for (let at = behind - 1; at >= 0; at--) if (this.isNamed(at, severity)) return at;
    return undefined;
  }

  /** Flags that mean: walked, and recomputing under the formula (until there is a verdict: under that of the first entry). */
  private unremarkable(): number {
    const { formula } = this;
    if (formula === undefined) return FLAG.walked | (this.columns.flags(0) & FLAG.recipe);
    return FLAG.walked | (formula.known ? formula.number : 0);
  }

  /** The placed entry with a sequence, or the nearest after it. */
  locate(sequence: Sequence): { position: number; exact: boolean } | undefined {
    let [low, high] = [0, this.placed()];
    const end = high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareSequences(this.sequence(middle) ?? 0, sequence) < 0) low = middle + 1;
      else high = middle;
    }
    if (low === end) return undefined;
    return { position: low, exact: compareSequences(this.sequence(low) ?? 0, sequence) === 0 };
  }

  isUnplaced(flags: number): boolean {
    return (flags & FLAG.unplaced) !== 0;
  }

  /** How many entries the walk has; unplaced ones lie behind them. */
  placed(): number {
    let placed = this.length;
    while (placed > 0 && this.isUnplaced(this.flags(placed - 1))) placed--;
    return placed;
  }
}
