import { compareSequences, pythonDump } from '#core/evidence';
import type { Sequence } from '#core/evidence';
import { EvidenceChanged } from '#core/replay';

import type { Comparison, Copy, EntryDifference } from './comparison';
import { differingFields } from './differing-fields';

const LISTED = 1000;
const PAUSE_EVERY = 4096;

/**
 * Compares two copies sequence by sequence, from the first to the last of `range` or as far as either reaches. Elements
 * without a place are compared in the order of the file, and only where no range is given. Two entries are equal when their members are, whatever their notation: order of keys,
 * white space and escapes carry no meaning. Of a sequence that stands several times, the first is compared with the
 * first. Yields now and then, so that others may work. Throws EvidenceChanged where bytes are no longer an entry.
 */
export function* compareCopies(a: Copy, b: Copy, range?: { readonly from: Sequence; readonly to: Sequence }): Generator<number, Comparison, void> {
  const counts = { same: 0, differing: 0, onlyInA: 0, onlyInB: 0 };
  const differences: EntryDifference[] = [];
  const list = (sequence: Sequence, kind: EntryDifference['kind'], fields: EntryDifference['fields'] = []): void => {
    if (differences.length < LISTED) differences.push({ sequence, kind, fields });
  };
  const [left, right] = [new Cursor(a, range), new Cursor(b, range)];
  for (let steps = 1; left.sequence !== undefined || right.sequence !== undefined; steps++) {
    const order = left.sequence === undefined ? 1 : right.sequence === undefined ? -1 : compareSequences(left.sequence, right.sequence);
    const sequence = (order <= 0 ? left.sequence : right.sequence) ?? 0;
    if (order < 0) counts.onlyInA++;
    else if (order > 0) counts.onlyInB++;
    if (order === 0) {
      const fields = differingFields(left.bytes(), right.bytes());
      if (fields === undefined) throw new EvidenceChanged(`entry ${sequence} is no longer what was scanned`);
      counts[fields.length === 0 ? 'same' : 'differing']++;
      if (fields.length > 0) list(sequence, 'differs', fields);
    } else list(sequence, order < 0 ? 'only-in-a' : 'only-in-b');
    if (order <= 0) left.step();
    if (order >= 0) right.step();
    if (steps % PAUSE_EVERY === 0) yield steps;
  }
  return { ...counts, unplacedDiffering: range === undefined ? unplacedDiffering(a, b) : 0, differences };
}

/** Two copies must not be called the same for what neither of them can place. */
function unplacedDiffering(a: Copy, b: Copy): number {
  const [ours, theirs] = [a, b].map(({ reading }) => reading.columns.length - reading.segment.placed);
  let differing = 0;
  for (let at = 0; at < Math.max(ours ?? 0, theirs ?? 0); at++) {
    const [left, right] = [unplacedText(a, at), unplacedText(b, at)];
    if (left === undefined || left !== right) differing++;
  }
  return differing;
}

/** The element in Python's notation; undefined where there is none, or none that has such a notation. Unplaced ones are last in `order`. */
function unplacedText({ reading: { columns, order, segment }, readSpan }: Copy, at: number): string | undefined {
  const position = segment.placed + at;
  if (position >= columns.length) return undefined;
  const index = order?.[position] ?? position;
  return pythonDump(readSpan(columns.offset(index), columns.byteLength(index)));
}

/** Goes through the placed entries of a copy in ascending sequence. */
class Cursor {
  sequence: Sequence | undefined;
  private readonly copy: Copy;
  private readonly to: Sequence | undefined;
  private position: number;

  constructor(copy: Copy, range: { readonly from: Sequence; readonly to: Sequence } | undefined) {
    this.copy = copy;
    this.to = range?.to;
    this.position = range === undefined ? 0 : this.firstFrom(range.from);
    this.load();
  }

  step(): void {
    this.position++;
    this.load();
  }

  bytes(): Uint8Array {
    const { columns } = this.copy.reading;
    const index = this.index(this.position);
    return this.copy.readSpan(columns.offset(index), columns.byteLength(index));
  }

  private load(): void {
    const sequence = this.at(this.position);
    this.sequence = sequence !== undefined && (this.to === undefined || compareSequences(sequence, this.to) <= 0) ? sequence : undefined;
  }

  private at(position: number): Sequence | undefined {
    const { columns, segment } = this.copy.reading;
    return position < segment.placed ? columns.sequence(this.index(position)) : undefined;
  }

  private index(position: number): number {
    return this.copy.reading.order?.[position] ?? position;
  }

  private firstFrom(from: Sequence): number {
    let [low, high] = [0, this.copy.reading.segment.placed];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareSequences(this.at(middle) ?? 0, from) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
