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

/** Turns the window to new evidence; telling it twice (by the answer and by the event) changes nothing. */
export function beginEvidence(opened: OpenEvidence): void {
  if (evidenceOf(read().stage)?.evidenceId === opened.evidenceId) return;
  forgetPages();
  write({
    ...freshView(),
    stage: { phase: 'replaying', evidence: opened, step: 'replaying', progress: null },
    opening: false,
    notice: null,
    sample: null,
  });
  askForPages();
}

export const openByDialog = (): Promise<void> => open(() => evidence.choose());
export const openDropped = (files: readonly DroppedFile[]): Promise<void> => open(() => evidence.drop(files));
export const openRecent = (id: string): Promise<void> => open(() => evidence.recent(id));

export async function openSample(which: 'intact' | 'broken'): Promise<void> {
  await open(() => evidence.sample(which));
  if (read().notice === null) write({ sample: which });
}

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
  write({ ...freshView(), stage: { phase: 'start' }, notice: null, sample: null, reportOpen: false });
  await evidence.close();
  await loadStart();
}

/** Opens the same evidence again after a failure: the sample, or the recent evidence of the same place. */
export async function retry(): Promise<void> {
  const { stage, sample } = read();
  const failed = evidenceOf(stage);
  if (sample !== null) return openSample(sample);
  await loadStart();
  const again = read().start?.recent.find((recent) => failed !== null && isAt(failed.path, recent.folder, recent.name));
  if (again === undefined) return openByDialog();
  return openRecent(again.id);
}

const isAt = (path: string, folder: string, name: string): boolean =>
  path === `${folder}/${name}` || path === `${folder}\\${name}` || path === folder;

export const dismissNotice = (): void => write({ notice: null });

const freshView = () => ({
  ...chainAtStart,
  ...entryAtStart,
  height: read().height,
  report: { phase: 'asking' as const },
});
