import { readString } from '#core/evidence';

import type { EntryBook } from './entry-book';

/** What is looked for: entries with a string under one of these names that matches. */
export type Wanted = {
  readonly fields: readonly string[];
  readonly matches: (text: string, field: string) => boolean;
  /** Bytes that an entry holds which matches, while nothing in it is escaped; undefined where something must be. */
  readonly needle: Buffer | undefined;
  /** Whether a needle found at an index may be the one. */
  readonly isLikely?: (bytes: Buffer, at: number) => boolean;
};

const IDS: readonly string[] = ['id', '_id'];

/** What the API's `search` matches (seed 003): trace id or chain hash, by prefix. */
export const byPrefix = (prefix: string, fields: readonly string[]): Wanted => ({ fields, matches: (text) => text.startsWith(prefix), needle: needleOf(prefix, '') });

/** The same, and a whole id (`id`, or the API's alias `_id`), as `/entries/:id` takes it. */
export const byPrefixOrId = (text: string, fields: readonly string[]): Wanted => ({ ...byPrefix(text, fields), fields: [...fields, ...IDS], matches: (found, field) => (IDS.includes(field) ? found === text : found.startsWith(text)) });

export const byText = (wanted: string, fields: readonly string[]): Wanted => ({ fields, matches: (text) => text === wanted, needle: needleOf(wanted, '"') });

/** Whatever has a string under a name at all. */
export const byPresence = (field: string): Wanted => ({ fields: [field], matches: () => true, needle: Buffer.from(`"${field}"`), isLikely: (bytes, at) => isFollowedByString(bytes, at + field.length + 2) });

/** Bytes looked through at once: they stay in the processor's cache. */
const STRETCH = 2 ** 18;
const BACKSLASH = 0x5c;
const QUOTE = 0x22;

/** The positions between two that match, ascending; reads the file in long stretches where entries lie side by side. */
export type Hunt = (from: number, to: number) => Generator<number>;

/** Where a hunt may pause: behind the entries that are read in one go from a position on. */
export const stretchEnd = (book: EntryBook, from: number): number => book.stretchEnd(from, STRETCH);

export function hunt(book: EntryBook, wanted: Wanted): Hunt {
  const read = reader();
  return function* (from, to) {
    for (let at = from; at < to; ) {
      const end = Math.min(to, stretchEnd(book, at));
      for (const candidate of candidates(book, at, end, read(book, at, end), wanted)) if (isHit(book, candidate, wanted)) yield candidate;
      at = end;
    }
  };
}

function needleOf(text: string, end: '' | '"'): Buffer | undefined {
  // Lone surrogates have no UTF-8: the file can only hold them escaped.
  return /["\\\p{Cc}\p{Cs}]/u.test(text) ? undefined : Buffer.from(`"${text}${end}`);
}

function isFollowedByString(bytes: Buffer, from: number): boolean {
  let at = from;
  while (at < bytes.length && ' \t\r\n:'.includes(String.fromCharCode(bytes[at] ?? 0))) at++;
  return bytes[at] === QUOTE;
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
function* candidates(book: EntryBook, from: number, to: number, bytes: Buffer, { needle, isLikely }: Wanted): Generator<number> {
  const start = book.offset(from);
  const next = nextOf([needle, BACKSLASH].filter((wanted) => wanted !== undefined), bytes);
  let position = from;
  for (let at = next(0); at >= 0; ) {
    if (isLikely !== undefined && bytes[at] !== BACKSLASH && !isLikely(bytes, at)) {
      at = next(at + 1);
      continue;
    }
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

function isHit(book: EntryBook, position: number, { fields, matches }: Wanted): boolean {
  const { members, window } = book.read(position);
  return members.some(({ name, value }) => {
    const text = fields.includes(name) ? readString(window, value) : undefined;
    return text !== undefined && matches(text, name);
  });
}
