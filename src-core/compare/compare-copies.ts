import { compareSequences, pythonDump } from '#core/evidence';
import type { Sequence } from '#core/evidence';
import { EvidenceChanged } from '#core/replay';

import type { Comparison, Copy, EntryDifference } from './comparison';
import { Cursor } from './cursor';
import type { Range } from './cursor';
import { differingFields } from './differing-fields';
import { Parting } from './parting';
import type { Tally } from './parts';

const LISTED = 1000;
const PAUSE_EVERY = 4096;
const NOT_ELSEWHERE = { a: false, b: false };

/**
 * A comparison of two copies sequence by sequence, in one or more pieces that follow one another in ascending sequence.
 * Two entries are equal when their members are, whatever their notation: order of keys, white space and escapes carry no
 * meaning. Of a sequence that stands several times, the first is compared with the first.
 */
export class Comparing {
  private readonly counts = { same: 0, differing: 0, onlyInA: 0, onlyInB: 0 };
  private readonly differences: EntryDifference[] = [];
  private readonly parting: Parting;

  /** `recipe` is the number in the entries' flags of the one that both copies are judged by; 0 while none is known. */
  constructor(recipe: number) {
    this.parting = new Parting(recipe);
  }

  /**
   * Compares a piece: all that two copies hold, or what they hold of `range`; undefined for a copy that holds nothing
   * there. `mayHold`: whether a copy may hold what it lacks here in a bundle that is not compared; then nothing is told of
   * how the copies tie in with what lies around it. Yields the entries passed now and then, so that others may work. Throws EvidenceChanged where bytes are no
   * longer an entry.
   */
  *piece(a: Copy | undefined, b: Copy | undefined, range?: Range, mayHold = NOT_ELSEWHERE): Generator<number, void> {
    const [left, right] = [new Cursor(a, range), new Cursor(b, range)];
    for (let steps = 1; left.sequence !== undefined || right.sequence !== undefined; steps++) {
      const order = left.sequence === undefined ? 1 : right.sequence === undefined ? -1 : compareSequences(left.sequence, right.sequence);
      const sequence = (order <= 0 ? left.sequence : right.sequence) ?? 0;
      if (order === 0) this.both(sequence, left, right);
      else {
        this.one(sequence, order < 0 ? 'only-in-a' : 'only-in-b', order < 0 ? left : right);
        if (order < 0 ? mayHold.b : mayHold.a) this.parting.leaveOpen();
      }
      if (order <= 0) left.step();
      if (order >= 0) right.step();
      if (steps % PAUSE_EVERY === 0) yield steps;
    }
  }

  /** What was counted so far. */
  get tally(): Tally {
    return { ...this.counts, listed: this.differences.length };
  }

  end(unplacedDiffering: number): Comparison {
    const { parting } = this;
    parting.end();
    return { ...this.counts, unplacedDiffering, differences: this.differences, divergences: parting.listed, divergenceCount: parting.count };
  }

  private both(sequence: Sequence, left: Cursor, right: Cursor): void {
    const differing = differingFields(left.bytes(), right.bytes());
    if (differing === undefined) throw new EvidenceChanged(`entry ${sequence} is no longer what was scanned`);
    const [a, b] = [{ flags: left.flags }, { flags: right.flags }];
    const { fields, more, hashed } = differing;
    this.counts[fields.length === 0 ? 'same' : 'differing']++;
    if (fields.length === 0) return this.parting.common(sequence, a, b);
    this.parting.parts(sequence, hashed, a, b);
    this.list({ sequence, kind: 'differs', fields, ...(more === 0 ? {} : { moreFields: more }), indexA: left.index, indexB: right.index, ...named('bundleA', left), ...named('bundleB', right) });
  }

  private one(sequence: Sequence, kind: 'only-in-a' | 'only-in-b', cursor: Cursor): void {
    const { flags, index } = cursor;
    const isInA = kind === 'only-in-a';
    this.counts[isInA ? 'onlyInA' : 'onlyInB']++;
    this.parting.parts(sequence, true, isInA ? { flags } : undefined, isInA ? undefined : { flags });
    this.list({ sequence, kind, fields: [], indexA: isInA ? index : null, indexB: isInA ? null : index, ...named(isInA ? 'bundleA' : 'bundleB', cursor) });
  }

  private list(difference: EntryDifference): void {
    if (this.differences.length < LISTED) this.differences.push(difference);
  }
}

function named(side: 'bundleA' | 'bundleB', { bundle }: Cursor): Pick<EntryDifference, 'bundleA' | 'bundleB'> {
  return bundle === undefined ? {} : { [side]: bundle };
}

/**
 * Compares two copies, all that they hold or what lies in a range. Elements without a place are compared in the order of
 * the file, and only where no range is given. Yields and throws like Comparing.
 */
export function* compareCopies(a: Copy, b: Copy, range?: Range, recipe = 0): Generator<number, Comparison> {
  const comparing = new Comparing(recipe);
  yield* comparing.piece(a, b, range);
  return comparing.end(range === undefined ? unplacedDiffering(a, b) : 0);
}

/** Whether nothing differs, of entries or of elements that are none. */
export function isSame({ differing, onlyInA, onlyInB, unplacedDiffering }: Comparison): boolean {
  return differing + onlyInA + onlyInB + unplacedDiffering === 0;
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
export function unplacedText({ reading: { columns, order, segment }, readSpan }: Copy, at: number): string | undefined {
  const position = segment.placed + at;
  if (position >= columns.length) return undefined;
  const index = order?.[position] ?? position;
  return pythonDump(readSpan(columns.offset(index), columns.byteLength(index)));
}
