import type { FoundProgress } from '#core/contract';
import { readString } from '#core/evidence';

import type { EntryBook } from './entry-book';

/** Most hits of one search. */
export const MAX_HITS = 100_000;
const AT_ONCE = 2000;

/**
 * Looks for entries whose trace id or chain hash begins with a prefix, as the API's `search` does (seed 003), in walk
 * order; hands over each hit's position. Lets others work every few milliseconds, and stops when `isWanted` says no.
 */
export async function search(book: EntryBook, prefix: string, hit: (position: number) => void, told: (progress: FoundProgress) => void, isWanted: () => boolean): Promise<void> {
  let hits = 0;
  let position = 0;
  const tell = (finished: boolean): void => told({ prefix, hits, searched: position, finished, capped: hits === MAX_HITS });
  while (position < book.length && hits < MAX_HITS) {
    const end = Math.min(book.length, position + AT_ONCE);
    for (; position < end && hits < MAX_HITS; position++) {
      if (!matches(book, position, prefix)) continue;
      hits++;
      hit(position);
    }
    tell(false);
    await new Promise((resolve) => setImmediate(resolve));
    if (!isWanted()) return;
  }
  tell(true);
}

function matches(book: EntryBook, position: number, prefix: string): boolean {
  const { members, window } = book.read(position);
  return members.some(({ name, value }) => (name === 'traceId' || name === 'chainHash') && readString(window, value)?.startsWith(prefix) === true);
}
