import type { FoundProgress } from '#core/contract';

import type { EntryBook } from './entry-book';
import { byPrefixOrId, hunt, stretchEnd } from './hunt';

/** Most hits of one search. */
const MAX_HITS = 100_000;
/** Others may work after so many milliseconds; how far the search is, is told less often. */
const WORK_MS = 8;
const TELL_EVERY_MS = 80;

/**
 * Looks for entries whose trace id or chain hash begins with a prefix, as the API's `search` does (seed 003), or whose id
 * it is, in walk order; hands over each hit's position. Lets others work every few milliseconds, tells its first hits at once, and
 * stops when `isWanted` says no.
 */
export async function search(book: EntryBook, prefix: string, hit: (position: number) => void, told: (progress: FoundProgress) => void, isWanted: () => boolean): Promise<void> {
  const among = hunt(book, byPrefixOrId(prefix, book.searched));
  let hits = 0;
  let position = 0;
  let [worked, toldAt, toldHits] = [performance.now(), performance.now(), 0];
  const tell = (finished: boolean): void => {
    [toldAt, toldHits] = [performance.now(), hits];
    told({ prefix, hits, searched: position, finished, capped: hits === MAX_HITS });
  };
  while (position < book.length && hits < MAX_HITS) {
    const end = stretchEnd(book, position);
    for (const found of among(position, end)) {
      if (hits === MAX_HITS) break;
      hits++;
      hit(found);
    }
    position = end;
    if (performance.now() - worked < WORK_MS && position < book.length) continue;
    if (performance.now() - toldAt > TELL_EVERY_MS || (toldHits === 0 && hits > 0)) tell(false);
    await new Promise((resolve) => setImmediate(resolve));
    if (!isWanted()) return;
    worked = performance.now();
  }
  tell(true);
}
