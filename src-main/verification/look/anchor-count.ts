import { readString } from '#core/evidence';

import type { EntryBook } from './entry-book';
import { byPresence, hunt } from './hunt';

/** Most anchors that are told apart. */
const MOST = 100_000;

/** How many Merkle anchors the entries name in `merkleAnchorId`; undefined beyond 100,000. */
export function countAnchors(book: EntryBook): number | undefined {
  const anchors = new Set<string>();
  for (const position of hunt(book, byPresence('merkleAnchorId'))(0, book.length)) {
    const { members, window } = book.read(position);
    const id = readString(window, members.find(({ name }) => name === 'merkleAnchorId')?.value);
    if (id !== undefined) anchors.add(id);
    if (anchors.size > MOST) return undefined;
  }
  return anchors.size;
}
