import type { ContentState, EntryRow, LinkState } from '#core/contract';
import { FLAG, shownText } from '#core/evidence';
import type { EntryReading } from '#core/evidence';

import type { EntryBook } from './entry-book';

/** An entry as the table shows it. */
export function toEntryRow(book: EntryBook, position: number, reading = book.read(position)): EntryRow {
  const flags = book.flags(position);
  const states = { link: linkState(book, position), content: contentState(book, flags), gapBefore: (flags & FLAG.gap) !== 0 };
  return {
    position,
    entryIndex: book.index(position),
    sequence: book.sequence(position) ?? null,
    createdAt: text(reading, 'createdAt'),
    traceId: text(reading, 'traceId'),
    chainHash: text(reading, 'chainHash'),
    ...states,
    repeats: (flags & (FLAG.duplicate | FLAG.fork)) !== 0,
    malformed: (flags & (FLAG.malformed | FLAG.notAnObject)) !== 0,
    gravest: book.gravest(position),
    leftOpen: leftOpen(book, position, states),
  };
}

/** What does not hold at an entry, and no failing finding names. */
export function leftOpen(book: EntryBook, position: number, { link, content, gapBefore }: Pick<EntryRow, 'link' | 'content' | 'gapBefore'>): EntryRow['leftOpen'] {
  return {
    link: link === 'broken' && book.leavesOpen(position, 'link'),
    content: content === 'mismatch' && book.leavesOpen(position, 'content'),
    gap: gapBefore && book.leavesOpen(position, 'gap'),
  };
}

/** How an entry is tied to the one before it in the walk. */
export function linkState(book: EntryBook, position: number): LinkState {
  const flags = book.flags(position);
  if (flags & FLAG.unplaced) return 'unplaced';
  if ((flags & FLAG.walked) === 0) return 'not-checked';
  if (flags & FLAG.brokenLink) return 'broken';
  if (position > 0) return 'holds';
  return book.sequence(position) === 1 ? 'genesis' : 'segment-start';
}

/** Before the verdict only a fitting hash is known; a mismatch means nothing until the recipe is chosen. */
function contentState(book: EntryBook, flags: number): ContentState {
  if (flags & FLAG.unplaced || (flags & FLAG.walked) === 0) return 'not-checked';
  if (book.contentBroken(flags)) return 'mismatch';
  return (flags & FLAG.recipe) !== 0 ? 'recomputes' : 'not-checked';
}

/** A field as it stands there; null where nothing does. */
export function text({ members, window }: EntryReading, field: string): string | null {
  const span = members.find(({ name }) => name === field)?.value;
  return span === undefined ? null : shownText(window, span);
}
