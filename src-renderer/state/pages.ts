import type { EntryRow } from '#core/contract';

import { evidence } from '../bridge';
import { showEntry } from './entry-actions';
import { PAGE, PageCache } from './page-cache';
import type { PageKey } from './page-cache';
import { evidenceOf } from './session-slice';
import { read, write } from './store';
import { asUnverified } from './unverified';
import { clampTop, visibleRange } from './viewport';

const cache = new PageCache();
const inFlight = new Set<string>();
/** A dragged scroll thumb passes thousands of pages: only a few are asked at a time, always for where it is now. */
const AT_ONCE = 2;

export const entryAt = (index: number): EntryRow | undefined => cache.entry(read().filter, index);

export function forgetPages(): void {
  cache.clear();
  inFlight.clear();
}

export function forgetFound(): void {
  cache.drop('found');
}

/** Asks again for whatever is on screen: link and content states become known while the replay goes on. */
export function refreshPages(): void {
  cache.staleAll();
  askForPages();
}

/** Asks main for the pages that the window shows and that are missing; again after each answer until none is. */
export function askForPages(): void {
  const { stage, filter, top, height, totals } = read();
  const open = evidenceOf(stage);
  if (open === null || stage.phase === 'failed') return;
  const total = totals[filter];
  const range = total === null || total === 0 ? { from: 0, to: 1 } : visibleRange({ top, height, total });
  for (const key of cache.wanted(filter, range.from, range.to, total ?? PAGE)) {
    if (inFlight.size >= AT_ONCE) return;
    const name = `${open.evidenceId}:${key.filter}:${key.page}`;
    if (!inFlight.has(name)) void askForPage(open.evidenceId, key, name);
  }
}

async function askForPage(evidenceId: number, key: PageKey, name: string): Promise<void> {
  inFlight.add(name);
  const outcome = await evidence.page({ evidenceId, filter: key.filter, from: key.page * PAGE, count: PAGE });
  inFlight.delete(name);
  const state = read();
  if (evidenceOf(state.stage)?.evidenceId !== evidenceId) return;
  if (!outcome.ok) {
    write({ pageFailure: outcome.failure });
    return;
  }
  const page = outcome.value;
  cache.keep(key, state.stage.phase === 'refused' ? { ...page, entries: page.entries.map(asUnverified) } : page);
  setTotal(key, page.total);
  write({ pageFailure: null, pagesVersion: read().pagesVersion + 1 });
  showActive();
  // An answer without entries where some were promised would be asked for again for ever.
  if (page.entries.length > 0) askForPages();
}

/** The cursor may have come to an entry before its page did; the inspector follows now. */
function showActive(): void {
  const { active, selected } = read();
  const position = active === null ? undefined : entryAt(active)?.position;
  if (position !== undefined && position !== selected) showEntry(position);
}

function setTotal({ filter }: PageKey, total: number): void {
  const state = read();
  if (state.totals[filter] === total) return;
  const top = filter === state.filter ? clampTop({ top: state.top, height: state.height, total }) : state.top;
  write({ totals: { ...state.totals, [filter]: total }, top });
}

/** How many entries findings of each severity name, for the filters' labels; asked before anyone looks at them. */
export async function countNamed(evidenceId: number): Promise<void> {
  for (const filter of ['fail', 'indeterminate'] as const) {
    const outcome = await evidence.page({ evidenceId, filter, from: 0, count: 1 });
    if (outcome.ok && evidenceOf(read().stage)?.evidenceId === evidenceId) setTotal({ filter, page: 0 }, outcome.value.total);
  }
}
