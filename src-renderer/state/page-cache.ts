import type { EntryFilter, EntryPage, EntryRow } from '#core/contract';

export const PAGE = 100;
/** Pages kept: 4,000 entries, whatever the size of the evidence. */
export const KEPT = 40;

type Kept = { entries: readonly EntryRow[]; stale: boolean };

export type PageKey = { readonly filter: EntryFilter; readonly page: number };

/** The entries looked at last, a page at a time; the least recently used page goes first. */
export class PageCache {
  // A Map iterates in insertion order; re-inserting on use keeps the oldest first.
  readonly #pages = new Map<string, Kept>();

  entry(filter: EntryFilter, index: number): EntryRow | undefined {
    return this.#pages.get(keyOf({ filter, page: Math.floor(index / PAGE) }))?.entries[index % PAGE];
  }

  /** Keeps a page's entries and drops the page used longest ago when there are too many. */
  keep(key: PageKey, page: EntryPage): void {
    const name = keyOf(key);
    this.#pages.delete(name);
    this.#pages.set(name, { entries: page.entries, stale: false });
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= KEPT) return;
      this.#pages.delete(oldest);
    }
  }

  /** Pages that the entries from..to (last excluded) need and that are missing, stale or not full. */
  wanted(filter: EntryFilter, from: number, to: number, total: number): readonly PageKey[] {
    const keys: PageKey[] = [];
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page += 1) {
      const key = { filter, page };
      const kept = this.#touch(key);
      const full = Math.min(PAGE, total - page * PAGE);
      if (kept === undefined || kept.stale || kept.entries.length < full) keys.push(key);
    }
    return keys;
  }

  /** States may have changed: entries stay on screen until their pages are answered again. */
  staleAll(): void {
    for (const kept of this.#pages.values()) kept.stale = true;
  }

  drop(filter: EntryFilter): void {
    for (const name of this.#pages.keys()) if (name.startsWith(`${filter}:`)) this.#pages.delete(name);
  }

  clear(): void {
    this.#pages.clear();
  }

  #touch(key: PageKey): Kept | undefined {
    const name = keyOf(key);
    const kept = this.#pages.get(name);
    if (kept === undefined) return undefined;
    this.#pages.delete(name);
    this.#pages.set(name, kept);
    return kept;
  }
}

const keyOf = ({ filter, page }: PageKey): string => `${filter}:${page}`;
