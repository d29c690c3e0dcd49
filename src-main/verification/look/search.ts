import type { FoundProgress } from '#core/contract';
import { readString } from '#core/evidence';

import type { EntryBook } from './entry-book';

/** Most hits of one search. */
const MAX_HITS = 100_000;
/** Bytes looked through at once: they stay in the processor's cache. */
const STRETCH = 2 ** 18;
/** Others may work after so many milliseconds; how far the search is, is told less often. */
const WORK_MS = 8;
const TELL_EVERY_MS = 80;
const BACKSLASH = 0x5c;

/**
 * Looks for entries whose trace id or chain hash begins with a prefix, as the API's `search` does (seed 003), in walk
 * order; hands over each hit's position. Lets others work every few milliseconds, tells its first hits at once, and
 * stops when `isWanted` says no.
 */
export async function search(book: EntryBook, prefix: string, hit: (position: number) => void, told: (progress: FoundProgress) => void, isWanted: () => boolean): Promise<void> {
  const needle = needleOf(prefix);
  const read = reader();
  let hits = 0;
  let position = 0;
  let [worked, toldAt, toldHits] = [performance.now(), performance.now(), 0];
  const tell = (finished: boolean): void => {
    [toldAt, toldHits] = [performance.now(), hits];
    told({ prefix, hits, searched: position, finished, capped: hits === MAX_HITS });
  };
  while (position < book.length && hits < MAX_HITS) {
    const end = book.stretchEnd(position, STRETCH);
    for (const candidate of candidates(book, position, end, read(book, position, end), needle)) {
      if (hits === MAX_HITS || !matches(book, candidate, prefix)) continue;
      hits++;
      hit(candidate);
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

/** How a value that begins with the prefix looks in the file while nothing is escaped; undefined where something must be. */
function needleOf(prefix: string): Buffer | undefined {
  // Lone surrogates have no UTF-8: the file can only hold them escaped.
  return /["\\\p{Cc}\p{Cs}]/u.test(prefix) ? undefined : Buffer.from(`"${prefix}`);
}

/** Reads stretches, each into the memory of the one before where it fits. */
function reader(): (book: EntryBook, from: number, to: number) => Buffer {
  let memory = Buffer.alloc(STRETCH);
  return (book, from, to) => {
    const start = book.offset(from);
    const length = book.offset(to - 1) + book.byteLength(to - 1) - start;
    if (length > memory.length) memory = Buffer.alloc(length);
    const bytes = memory.subarray(0, length);
    book.fill(bytes, start);
    return bytes;
  };
}

/** Positions of the entries of a stretch that may match: they hold the needle, or anything escaped. */
function* candidates(book: EntryBook, from: number, to: number, bytes: Buffer, needle: Buffer | undefined): Generator<number> {
  const start = book.offset(from);
  const next = nextOf([needle, BACKSLASH].filter((wanted) => wanted !== undefined), bytes);
  let position = from;
  for (let at = next(0); at >= 0; ) {
    while (position < to && book.offset(position) + book.byteLength(position) <= start + at) position++;
    if (position === to) return;
    yield position;
    at = next(book.offset(position) + book.byteLength(position) - start);
  }
}

/** Finds the nearest of several things from an index on; asked with ascending indices, it looks at each byte once. */
function nextOf(wanted: readonly (Buffer | number)[], bytes: Buffer): (from: number) => number {
  const places = wanted.map(() => -2);
  return (from) => {
    let nearest = -1;
    for (const [index, one] of wanted.entries()) {
      const known = places[index] ?? -2;
      const place = known === -1 || known >= from ? known : bytes.indexOf(one, from);
      places[index] = place;
      if (place >= 0 && (nearest < 0 || place < nearest)) nearest = place;
    }
    return nearest;
  };
}

function matches(book: EntryBook, position: number, prefix: string): boolean {
  const { members, window } = book.read(position);
  return members.some(({ name, value }) => (name === 'traceId' || name === 'chainHash') && readString(window, value)?.startsWith(prefix) === true);
}
