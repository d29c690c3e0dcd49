import type { Weighty } from '#core/assess';
import type { Overview } from '#core/contract';

import type { EntryBook } from './entry-book';

const MOST = 65_535;
const MAX_SLICES = 8192;

/** How the entries that findings name lie over the whole range, in equal slices of positions. */
export function toOverview(book: EntryBook, slices: number): Overview {
  const count = Math.max(1, Math.min(slices, MAX_SLICES, book.length));
  const counted = (severity: Weighty): number[] => {
    const named = new Uint32Array(count);
    for (let position = book.nextNamed(0, severity); position !== undefined; position = book.nextNamed(position + 1, severity)) {
      const slice = Math.floor((position * count) / book.length);
      named[slice] = (named[slice] ?? 0) + 1;
    }
    return Array.from(named, (value) => Math.min(value, MOST));
  };
  return { entries: book.length, fail: counted('fail'), indeterminate: counted('indeterminate'), warning: counted('warning') };
}
