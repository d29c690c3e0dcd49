import type { Overview } from '#core/contract';

import type { EntryBook } from './entry-book';

const MOST = 65_535;
const MAX_SLICES = 8192;

/** How breaks and warnings lie over the whole range, in equal slices of positions. */
export function toOverview(book: EntryBook, slices: number): Overview {
  const count = Math.max(1, Math.min(slices, MAX_SLICES, book.length));
  const breaks = new Uint32Array(count);
  const notes = new Uint32Array(count);
  for (let position = book.nextRemarkable(0); position < book.length; position = book.nextRemarkable(position + 1)) {
    const flags = book.flags(position);
    const slice = Math.floor((position * count) / book.length);
    if (book.isBroken(flags)) breaks[slice] = (breaks[slice] ?? 0) + 1;
    if (book.isNoted(flags)) notes[slice] = (notes[slice] ?? 0) + 1;
  }
  const capped = (counts: Uint32Array): number[] => Array.from(counts, (value) => Math.min(value, MOST));
  return { entries: book.length, breaks: capped(breaks), notes: capped(notes) };
}
