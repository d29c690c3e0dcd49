import { evidence } from '../bridge';
import { evidenceOf } from './session-slice';
import { read, write } from './store';
import { detailAsUnverified } from './unverified';

let wanted: number | null = null;
let asking = false;

/** Shows an entry in the inspector. While one is asked for, only the last of those wanted since is asked next. */
export function showEntry(position: number): void {
  write({ selected: position, detailFailure: null });
  wanted = position;
  if (!asking) void askForEntries();
}

/** Asks again for the entry on show: its states may have become known. */
export function refreshEntry(): void {
  const { selected } = read();
  if (selected !== null) showEntry(selected);
}

async function askForEntries(): Promise<void> {
  asking = true;
  while (wanted !== null) {
    const position = wanted;
    wanted = null;
    const open = evidenceOf(read().stage);
    if (open === null) break;
    const outcome = await evidence.entry(open.evidenceId, position);
    const state = read();
    if (evidenceOf(state.stage)?.evidenceId !== open.evidenceId || state.selected !== position) continue;
    if (!outcome.ok) write({ detail: null, detailFailure: outcome.failure });
    else write({ detail: state.stage.phase === 'refused' ? detailAsUnverified(outcome.value) : outcome.value });
  }
  asking = false;
}

export const openInspector = (): void => write({ inspecting: true });
export const closeInspector = (): void => write({ inspecting: false });
