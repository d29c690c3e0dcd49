import { describe, expect, it } from 'vitest';

import type { EntryPage } from '#core/contract';

import { entryRow } from './entry-row.fixture';
import { KEPT, PAGE, PageCache } from './page-cache';

const pageOf = (page: number, count = PAGE): EntryPage => ({
  filter: 'all',
  total: 10_000_000,
  from: page * PAGE,
  entries: Array.from({ length: count }, (_, index) => entryRow(page * PAGE + index)),
});

describe('the page cache', () => {
  it('gives an entry by its index once its page has come', () => {
    const cache = new PageCache();
    expect(cache.entry('all', 250)).toBeUndefined();
    cache.keep({ filter: 'all', page: 2 }, pageOf(2));
    expect(cache.entry('all', 250)?.position).toBe(250);
    expect(cache.entry('fail', 250)).toBeUndefined();
  });

  it('holds a bounded number of entries, whatever was looked at', () => {
    const cache = new PageCache();
    for (let page = 0; page < KEPT * 3; page += 1) cache.keep({ filter: 'all', page }, pageOf(page));
    const held = Array.from({ length: KEPT * 3 }, (_, page) => cache.entry('all', page * PAGE)).filter((entry) => entry !== undefined);
    expect(held).toHaveLength(KEPT);
  });

  it('drops the page that was used longest ago', () => {
    const cache = new PageCache();
    for (let page = 0; page < KEPT; page += 1) cache.keep({ filter: 'all', page }, pageOf(page));
    expect(cache.wanted('all', 0, 1, 10_000_000)).toEqual([]);
    cache.keep({ filter: 'all', page: KEPT }, pageOf(KEPT));
    expect(cache.entry('all', 0)).toBeDefined();
    expect(cache.entry('all', PAGE)).toBeUndefined();
  });

  it('wants a page again when it was cut short by a replay that had not come so far', () => {
    const cache = new PageCache();
    cache.keep({ filter: 'all', page: 0 }, pageOf(0, 40));
    expect(cache.wanted('all', 0, 20, 40)).toEqual([]);
    expect(cache.wanted('all', 0, 20, 90)).toEqual([{ filter: 'all', page: 0 }]);
  });

  it('keeps stale entries on screen until they are answered again', () => {
    const cache = new PageCache();
    cache.keep({ filter: 'all', page: 0 }, pageOf(0));
    cache.staleAll();
    expect(cache.entry('all', 5)).toBeDefined();
    expect(cache.wanted('all', 0, 20, 400)).toHaveLength(1);
  });
});
