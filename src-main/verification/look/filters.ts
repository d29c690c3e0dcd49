import type { Weighty } from '#core/assess';
import type { EntryFilter, EntryPage, EntryRow } from '#core/contract';

import type { EntryBook } from './entry-book';
import { toEntryRow } from './entry-row';

/** Most entries of one page. */
export const MAX_PAGE = 500;

/** Which entries the table shows, and where: all of them, those that findings of a severity name, or what a search has found. */
export class Filters {
  private readonly book: EntryBook;
  private readonly row: (position: number) => EntryRow;
  private readonly named = new Map<Weighty, { readonly upTo: number; readonly positions: number[] }>();
  /** Positions that the last search found, ascending. */
  found: number[] = [];

  constructor(book: EntryBook, row = (position: number): EntryRow => toEntryRow(book, position)) {
    this.book = book;
    this.row = row;
  }

  /** Forgets what was derived: the verdict may have changed order and formula. */
  reset(): void {
    this.named.clear();
  }

  page(filter: EntryFilter, from: number, count: number): EntryPage {
    const positions = this.positions(filter);
    const total = positions?.length ?? this.book.length;
    const to = Math.min(total, from + Math.min(count, MAX_PAGE));
    const entries = [];
    for (let i = from; i < to; i++) entries.push(this.row(positions?.[i] ?? i));
    return { filter, total, from, entries };
  }

  /** The place of an entry among those of a filter; undefined when the filter does not hold it. */
  placeIn(filter: EntryFilter, position: number): number | undefined {
    const positions = this.positions(filter);
    if (positions === undefined) return position;
    const index = lowerBound(positions, position);
    return positions[index] === position ? index : undefined;
  }

  private positions(filter: EntryFilter): readonly number[] | undefined {
    if (filter === 'all') return undefined;
    return filter === 'found' ? this.found : this.namedSoFar(filter);
  }

  private namedSoFar(severity: Weighty): readonly number[] {
    const { book } = this;
    const { upTo, positions } = this.named.get(severity) ?? { upTo: 0, positions: [] };
    for (let at = book.nextNamed(upTo, severity); at !== undefined; at = book.nextNamed(at + 1, severity)) positions.push(at);
    this.named.set(severity, { upTo: book.length, positions });
    return positions;
  }
}

function lowerBound(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
