import type { EntryDetail, EntryFilter, Failure, Overview } from '#core/contract';

export type Search = {
  readonly prefix: string;
  readonly hits: number;
  readonly searched: number;
  readonly finished: boolean;
  /** More entries match than are listed. */
  readonly capped: boolean;
};

export type ChainState = {
  readonly filter: EntryFilter;
  /** How many entries each filter holds; null while nobody has asked. */
  readonly totals: Readonly<Record<EntryFilter, number | null>>;
  /** Entries above the window, with a fraction. */
  readonly top: number;
  /** Height in pixels that the entries have. */
  readonly height: number;
  /** Index within the filter of the entry under the cursor. */
  readonly active: number | null;
  /** Raised whenever the page cache changed. */
  readonly pagesVersion: number;
  readonly pageFailure: Failure | null;
  readonly overview: Overview | null;
  readonly search: Search | null;
  /** What the last jump or search came to, in words. */
  readonly said: string;
};

export const chainAtStart: ChainState = {
  filter: 'all',
  totals: { all: null, fail: null, indeterminate: null, found: null },
  top: 0,
  height: 0,
  active: null,
  pagesVersion: 0,
  pageFailure: null,
  overview: null,
  search: null,
  said: '',
};

export type EntryState = {
  /** Position in the walk of the entry under inspection. */
  readonly selected: number | null;
  readonly detail: EntryDetail | null;
  readonly detailFailure: Failure | null;
  /** At narrow width the inspector lies over the table only when asked for. */
  readonly inspecting: boolean;
};

export const entryAtStart: EntryState = { selected: null, detail: null, detailFailure: null, inspecting: false };
