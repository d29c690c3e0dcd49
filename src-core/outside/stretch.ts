import { FLAG, compareSequences, readEntry, statedValue } from '#core/evidence';
import type { Digest, Entry, Sequence } from '#core/evidence';
import type { Formula } from '#core/assess';
import { EvidenceChanged } from '#core/replay';
import type { ReadSpan, Reading } from '#core/replay';

/** An entry as the comparisons see it: where it stands, its stored hashes, and whether it recomputes. */
export type Seam = {
  readonly sequence: Sequence;
  readonly entryIndex: number;
  readonly byteOffset: number;
  readonly prevHash: Digest | undefined;
  readonly chainHash: Digest | undefined;
  readonly recomputes: boolean;
};

/** Most entries of one sequence that are looked at. */
const MOST_OF_ONE = 1000;

/** A bundle as a stretch of a chain: its two ends, and its entries by sequence. Entries are read again when asked for. */
export class Stretch {
  readonly first: Sequence;
  readonly last: Sequence;
  /** The bundle's own organisation, else that of its first placed entry that names one. */
  readonly organization: string | undefined;
  private readonly reading: Reading;
  private readonly formula: Formula;
  private readonly readSpan: ReadSpan;

  private constructor(reading: Reading, formula: Formula, readSpan: ReadSpan, first: Sequence, last: Sequence) {
    this.reading = reading;
    this.formula = formula;
    this.readSpan = readSpan;
    this.first = first;
    this.last = last;
    this.organization = statedValue(reading.head.organizationId) ?? reading.segment.organizations.keys().next().value;
  }

  /** Undefined where no entry could be placed. */
  static of(reading: Reading, formula: Formula, readSpan: ReadSpan): Stretch | undefined {
    const { first, last } = reading.segment;
    return first === undefined || last === undefined ? undefined : new Stretch(reading, formula, readSpan, first.sequence, last.sequence);
  }

  /**
   * The entries of a sequence: none in a gap, several where it repeats. Those that agree in hashes and soundness count
   * once; of more than 1,000 the rest is not looked at. Throws EvidenceChanged.
   */
  at(sequence: Sequence): readonly Seam[] {
    const { columns, order, segment } = this.reading;
    const indexAt = (position: number): number => order?.[position] ?? position;
    const sequenceAt = (position: number): Sequence => columns.sequence(indexAt(position)) ?? 0;
    const found: Seam[] = [];
    const from = firstNotBefore(segment.placed, sequence, sequenceAt);
    for (let position = from; position < segment.placed && position < from + MOST_OF_ONE && compareSequences(sequenceAt(position), sequence) === 0; position++) {
      const seam = this.seamAt(indexAt(position), sequence);
      if (!found.some((other) => other.chainHash === seam.chainHash && other.prevHash === seam.prevHash && other.recomputes === seam.recomputes)) found.push(seam);
    }
    return found;
  }

  /** The one entry of a sequence; undefined where there is none, or several that differ. */
  only(sequence: Sequence): Seam | undefined {
    const [seam, ...others] = this.at(sequence);
    return others.length === 0 ? seam : undefined;
  }

  /** The placed entry at an index of the file. */
  entryAt(index: number): Seam | undefined {
    const sequence = this.reading.columns.sequence(index);
    return sequence === undefined ? undefined : this.seamAt(index, sequence);
  }

  private seamAt(index: number, sequence: Sequence): Seam {
    const { columns } = this.reading;
    const entry: Entry | undefined = readEntry(this.readSpan(columns.offset(index), columns.byteLength(index)))?.entry;
    if (entry === undefined) throw new EvidenceChanged(`entry ${index} is no longer what was scanned`);
    const recomputes = this.formula.known && (columns.flags(index) & FLAG.recipe) === this.formula.number;
    return { sequence, entryIndex: index, byteOffset: columns.offset(index), prevHash: entry.prevHash, chainHash: entry.chainHash, recomputes };
  }
}

/** The first position of a sorted run whose sequence is not below the one sought. */
function firstNotBefore(count: number, sought: Sequence, sequenceAt: (position: number) => Sequence): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compareSequences(sequenceAt(middle), sought) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
