import { FLAG, compareSequences, readEntry, stepSequence } from '#core/evidence';
import { EvidenceChanged, judgeLink } from '#core/replay';
import type { PlacedEntry } from '#core/replay';

import type { Copy } from './comparison';
import { positionFrom } from './cursor';
import type { Range } from './cursor';

/** The last entry of a copy that does not lie behind a range; undefined where there is none. Throws EvidenceChanged. */
export function lastWithin(copy: Copy, { to }: Range): PlacedEntry | undefined {
  return entryAt(copy, positionFrom(copy, stepSequence(to, 1)) - 1);
}

/**
 * How the first entry of a range is tied to one that was compared before it, in another bundle of the same copy.
 * Undefined where its own bundle holds the entry right before it, or there is nothing to tie it to: its own walk's word
 * stands. Throws EvidenceChanged.
 */
export function linkInto(copy: Copy, { from }: Range, before: PlacedEntry | undefined): number | undefined {
  const { columns, order } = copy.reading;
  const position = positionFrom(copy, from);
  const isTied = position > 0 && (columns.flags(order?.[position] ?? position) & FLAG.gap) === 0;
  const entry = isTied ? undefined : entryAt(copy, position);
  return entry === undefined || before === undefined || compareSequences(before.sequence, entry.sequence) >= 0 ? undefined : judgeLink(before, entry);
}

function entryAt({ reading: { columns, order, segment }, readSpan }: Copy, position: number): PlacedEntry | undefined {
  if (position < 0 || position >= segment.placed) return undefined;
  const index = order?.[position] ?? position;
  const entry = readEntry(readSpan(columns.offset(index), columns.byteLength(index)))?.entry;
  if (entry?.sequence === undefined) throw new EvidenceChanged(`entry ${index} is no longer what was scanned`);
  return { ...entry, sequence: entry.sequence };
}
