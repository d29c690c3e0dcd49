import type { Formula } from '#core/assess';
import { FLAG, readEntry } from '#core/evidence';
import type { Entry } from '#core/evidence';
import { EvidenceChanged, judgeLink } from '#core/replay';
import type { PlacedEntry, ReadSpan, Reading } from '#core/replay';

const BAD_SEAM = FLAG.brokenLink | FLAG.wrongGenesis | FLAG.gap | FLAG.duplicate | FLAG.fork;

/** Bytes of entries that are read again in one diagnosis of a bundle, and entries that are kept. */
const MOST_BYTES = 64 * 2 ** 20;
const KEPT = 128;

/** The entries of the walk by position, read again from their spans while there is room for it. */
export class WalkedChain {
  readonly placed: number;
  private readonly reading: Reading;
  private readonly formula: Formula;
  private readonly readSpan: ReadSpan;
  private readonly kept = new Map<number, Entry>();
  private bytes = 0;
  private refused = false;

  constructor(reading: Reading, formula: Formula, readSpan: ReadSpan) {
    this.reading = reading;
    this.formula = formula;
    this.readSpan = readSpan;
    this.placed = reading.segment.placed;
  }

  /** There was no room to read an entry that was asked for: what was not seen is not known. */
  get missed(): boolean {
    return this.refused;
  }

  index(position: number): number {
    return this.reading.order?.[position] ?? position;
  }

  flags(position: number): number {
    return position < 0 || position >= this.placed ? 0 : this.reading.columns.flags(this.index(position));
  }

  /** The placed entry at a position; undefined outside the walk, and when the room for reading is used up. */
  at(position: number): PlacedEntry | undefined {
    if (position < 0 || position >= this.placed) return undefined;
    const entry = this.read(position);
    return entry?.sequence === undefined ? undefined : { ...entry, sequence: entry.sequence };
  }

  /** The nth entry without a place in the walk. */
  unplaced(nth: number): Entry | undefined {
    return this.placed + nth < this.reading.columns.length ? this.read(this.placed + nth) : undefined;
  }

  get unplacedCount(): number {
    return this.reading.columns.length - this.placed;
  }

  recomputes(position: number): boolean {
    return position >= 0 && position < this.placed && (this.flags(position) & FLAG.recipe) === this.formula.number;
  }

  linkBroken(position: number): boolean {
    return (this.flags(position) & FLAG.brokenLink) !== 0;
  }

  isBreak(position: number): boolean {
    return (this.flags(position) & BAD_SEAM) !== 0 || !this.recomputes(position);
  }

  /** The next break from a position on, looking at no more than `patience` entries one by one; undefined: none. */
  nextBreak(from: number, patience = Infinity): number | undefined {
    const sound = FLAG.walked | this.formula.number;
    const { order, columns } = this.reading;
    for (let position = from, looked = 0; looked < patience; looked++, position++) {
      if (order === undefined) position = columns.nextOther(position, sound);
      if (position >= this.placed) return undefined;
      if (this.isBreak(position)) return position;
    }
    return undefined;
  }

  private read(position: number): Entry | undefined {
    const kept = this.kept.get(position);
    if (kept !== undefined) return kept;
    if (this.bytes >= MOST_BYTES) {
      this.refused = true;
      return undefined;
    }
    const { columns } = this.reading;
    const index = this.index(position);
    this.bytes += columns.byteLength(index);
    const entry = readEntry(this.readSpan(columns.offset(index), columns.byteLength(index)))?.entry;
    if (entry === undefined) throw new EvidenceChanged(`entry ${index} is no longer what was scanned`);
    if (this.kept.size >= KEPT) this.kept.clear();
    this.kept.set(position, entry);
    return entry;
  }
}

/** Whether two entries join as neighbours of the walk must; the one rule of the replay. */
export const joins = (before: PlacedEntry | undefined, entry: PlacedEntry): boolean => (judgeLink(before, entry) & BAD_SEAM) === 0;
