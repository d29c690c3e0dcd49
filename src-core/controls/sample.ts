import { FLAG, readEntry } from '#core/evidence';
import type { Entry, EntryReading, Member } from '#core/evidence';
import { EvidenceChanged } from '#core/replay';
import type { ReadSpan, Reading } from '#core/replay';

/** Copies of neighbouring entries, in walk order, byte for byte as they stand in the file. */
export type Copy = { readonly bytes: Uint8Array; readonly entry: Entry; readonly members: readonly Member[] };

/** A damaged entry with a neighbour on either side; more would add time and nothing else. */
const COPIES = 3;
/** Longer entries are not copied: the controls must cost next to nothing. */
const LONGEST_ENTRY = 16_384;
/** How many positions, or stretches of sound entries, are looked at before the search ends. */
const PATIENCE = 65_536;

/**
 * Three entries that follow one another and about which there is nothing to say, or why there are
 * none. Looks at a bounded part of the walk only; an entry of more than 16 KiB interrupts a stretch.
 */
export function takeSample(reading: Reading, formulaNumber: number, readSpan: ReadSpan): { readonly copies: readonly Copy[] } | { readonly because: string } {
  const from = findStretch(reading, FLAG.walked | formulaNumber);
  if (from === undefined) return { because: `They need ${COPIES} neighbouring sound entries of at most 16 KiB, and none were found.` };
  return { copies: from.map((index) => copyOf(reading, index, readSpan)) };
}

/** Indices in the file of a stretch that is long enough. */
function findStretch({ columns, order, segment }: Reading, sound: number): readonly number[] | undefined {
  let stretch: number[] = [];
  let position = 0;
  for (let looked = 0; looked < PATIENCE && position < segment.placed; looked++) {
    const index = order?.[position] ?? position;
    // That an entry stands at another place in the file changes nothing about the entry.
    const isSound = (columns.flags(index) & ~FLAG.outOfOrder) === sound && columns.byteLength(index) <= LONGEST_ENTRY;
    if (isSound) {
      stretch.push(index);
      if (stretch.length === COPIES) return stretch;
    } else stretch = [];
    position++;
  }
  return undefined;
}

function copyOf({ columns }: Reading, index: number, readSpan: ReadSpan): Copy {
  const read = readCopy(readSpan(columns.offset(index), columns.byteLength(index)).slice());
  if (read === undefined) throw new EvidenceChanged(`entry ${index} is no longer what was scanned`);
  return read;
}

function readCopy(bytes: Uint8Array): Copy | undefined {
  const reading: EntryReading | undefined = readEntry(bytes);
  return reading === undefined ? undefined : { bytes, entry: reading.entry, members: reading.members };
}
