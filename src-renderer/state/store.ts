import { create } from 'zustand';

import { archiveAtStart } from './archive-slice';
import type { ArchiveState } from './archive-slice';
import { bucketAtStart } from './bucket-slice';
import type { BucketState } from './bucket-slice';
import { chainAtStart, entryAtStart } from './chain-slice';
import type { ChainState, EntryState } from './chain-slice';
import { compareAtStart } from './compare-slice';
import type { CompareState } from './compare-slice';
import { reportAtStart } from './report-slice';
import type { ReportState } from './report-slice';
import { sessionAtStart } from './session-slice';
import type { SessionState } from './session-slice';
import { supplyAtStart } from './supply-slice';
import type { SupplyState } from './supply-slice';

export type ShellState = {
  readonly shortcutsOpen: boolean;
  /** Widths in pixels that the examiner gave to the panels beside the chain. */
  readonly claimsWidth: number;
  readonly inspectorWidth: number;
  /** What was copied last, said aloud. */
  readonly copied: string;
};

export type AppState = SessionState & ArchiveState & BucketState & ChainState & EntryState & CompareState & ReportState & SupplyState & ShellState;

export const useApp = create<AppState>()(() => ({
  ...sessionAtStart,
  ...archiveAtStart,
  ...bucketAtStart,
  ...chainAtStart,
  ...entryAtStart,
  ...compareAtStart,
  ...reportAtStart,
  ...supplyAtStart,
  shortcutsOpen: false,
  claimsWidth: 256,
  inspectorWidth: 356,
  copied: '',
}));

export const read = (): AppState => useApp.getState();
export const write = (change: Partial<AppState>): void => useApp.setState(change);
