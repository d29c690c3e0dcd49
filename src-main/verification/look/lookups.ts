import { readString } from '#core/evidence';
import type { Sequence } from '#core/evidence';

import type { EntryBook } from './entry-book';
import { byPrefix, byText, hunt } from './hunt';

/** The cap of one list, and the length of one that names none (seed 003). */
const MOST_LISTED = 500;
export const LISTED_BY_DEFAULT = 50;

/** Positions looked through at once, from the newest on. */
const BLOCK = 512;

export type ListRequest = { readonly beforeSeq: Sequence | null; readonly limit: number; readonly search: string };
export type Listed = { readonly positions: readonly number[]; readonly hasMore: boolean };

/**
 * Entries as the API's `/entries` lists them: the newest first, those below `beforeSeq`, at most `limit` (500 at most),
 * whose trace id or chain hash begins with `search` (empty: all). `hasMore`: older ones match, too. Entries that have
 * no sequence have no place in such a list.
 */
export function listEntries(book: EntryBook, { beforeSeq, limit, search }: ListRequest): Listed {
  const behind = beforeSeq === null ? book.placed() : (book.locate(beforeSeq)?.position ?? book.placed());
  const most = Math.min(limit, MOST_LISTED);
  const positions: number[] = [];
  for (const position of search === '' ? downFrom(behind) : newestFirst(book, behind, search)) {
    if (positions.length === most) return { positions, hasMore: true };
    positions.push(position);
  }
  return { positions, hasMore: false };
}

function* downFrom(behind: number): Generator<number> {
  for (let position = behind - 1; position >= 0; position--) yield position;
}

function* newestFirst(book: EntryBook, behind: number, search: string): Generator<number> {
  const hits = hunt(book, byPrefix(search, book.searched));
  for (let end = behind; end > 0; end -= BLOCK) yield* [...hits(Math.max(0, end - BLOCK), end)].reverse();
}

/** An entry found by a name, and how many more carry it. */
export type Named = { readonly position: number; readonly by: 'traceId' | 'id'; readonly more: number };

/**
 * The entry of a trace id, else of an id (`id`, or the API's alias `_id`), as `/entry/:traceId` and `/entries/:id` give
 * it; the first in the walk where several carry it. Undefined: none does.
 */
export function entryNamed(book: EntryBook, name: string): Named | undefined {
  const found: { [By in Named['by']]?: Named } = {};
  for (const position of hunt(book, byText(name, ['traceId', 'id', '_id']))(0, book.length)) {
    const by = hasTraceId(book, position, name) ? 'traceId' : 'id';
    const first = found[by];
    found[by] = first === undefined ? { position, by, more: 0 } : { ...first, more: first.more + 1 };
  }
  return found.traceId ?? found.id;
}

function hasTraceId(book: EntryBook, position: number, name: string): boolean {
  const { members, window } = book.read(position);
  return members.some((member) => member.name === 'traceId' && readString(window, member.value) === name);
}
