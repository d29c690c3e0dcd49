import type { DroppedFile, OpenEvidence, Outcome } from '#core/contract';

import { app, evidence } from '../bridge';
import { chainAtStart, entryAtStart } from './chain-slice';
import { askForPages, forgetPages } from './pages';
import { evidenceOf } from './session-slice';
import { read, write } from './store';

export async function loadStart(): Promise<void> {
  const start = await app.start();
  const { stage } = read();
  write({ start, stage: stage.phase === 'starting' ? { phase: 'start' } : stage });
}

/**
 * Turns the window to new evidence; telling it twice (by the answer and by the event) changes nothing. When the same
 * evidence is begun anew, with something else supplied, the examiner stays where they were.
 */
export function beginEvidence(opened: OpenEvidence): void {
  const { stage, selected, comeBackTo, supplyOpen } = read();
  const before = evidenceOf(stage);
  if (before?.evidenceId === opened.evidenceId) return;
  const same = before?.path === opened.path && before.manifestPath === opened.manifestPath;
  forgetPages();
  write({
    ...freshView(),
    comeBackTo: same ? (selected ?? comeBackTo) : null,
    supplyOpen: same && supplyOpen,
    supplyFailure: null,
    stage: { phase: 'replaying', evidence: opened, step: 'replaying', progress: null },
    opening: false,
    notice: null,
  });
  askForPages();
}

export const openByDialog = (): Promise<void> => open(() => evidence.choose());
export const openDropped = (files: readonly DroppedFile[]): Promise<void> => open(() => evidence.drop(files));
export const openRecent = (id: string): Promise<void> => open(() => evidence.recent(id));

export const openSample = (which: 'intact' | 'broken'): Promise<void> => open(() => evidence.sample(which));

async function open(ask: () => Promise<Outcome<OpenEvidence | null>>): Promise<void> {
  if (read().opening) return;
  write({ opening: true, notice: null });
  const outcome = await ask();
  write({ opening: false });
  if (!outcome.ok) write({ notice: outcome.failure });
  else if (outcome.value !== null) beginEvidence(outcome.value);
}

/** Closes the evidence; a replay under way is cancelled by it. */
export async function closeEvidence(): Promise<void> {
  if (read().stage.phase === 'start') return;
  forgetPages();
  write({ ...freshView(), stage: { phase: 'start' }, notice: null, comeBackTo: null, reportOpen: false, supplyOpen: false });
  await evidence.close();
  await loadStart();
}

/** Verifies the same evidence again after a failure, with all that was supplied. */
export async function retry(): Promise<void> {
  const failed = evidenceOf(read().stage);
  if (failed === null) return openByDialog();
  return open(() => evidence.again(failed.evidenceId));
}

export const dismissNotice = (): void => write({ notice: null });

const freshView = () => ({
  ...chainAtStart,
  ...entryAtStart,
  height: read().height,
  report: { phase: 'asking' as const },
});
