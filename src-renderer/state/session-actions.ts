import { done } from '#core/contract';
import type { AskedDates, DroppedFile, OpenEvidence, Opened, Outcome } from '#core/contract';

import { app, archives, buckets, evidence } from '../bridge';
import { verifyAgain } from './archive-actions';
import { beginArchive } from './archive-events';
import { archiveAtStart } from './archive-slice';
import { freshView, leaveEvidence } from './leave-evidence';
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
  const { stage, selected, comeBackTo, supplyOpen, archive } = read();
  const before = evidenceOf(stage);
  if (before?.evidenceId === opened.evidenceId) return;
  const same = before?.path === opened.path && before.manifestPath === opened.manifestPath;
  forgetPages();
  write({
    ...freshView(),
    // Evidence that does not come from the archive takes its place.
    ...(archive !== null && opened.from?.archiveId !== archive.info.archiveId ? archiveAtStart : {}),
    comeBackTo: same ? (selected ?? comeBackTo) : null,
    supplyOpen: same && supplyOpen,
    supplyFailure: null,
    stage: { phase: 'replaying', evidence: opened, step: 'replaying', progress: null },
    opening: false,
    notice: null,
  });
  askForPages();
}

export const openByDialog = (folder = false): Promise<void> => open(() => evidence.choose(folder));
export const openDropped = (files: readonly DroppedFile[]): Promise<void> => open(() => evidence.drop(files));
export const openRecent = (id: string): Promise<void> => open(() => evidence.recent(id));
export const openSample = (which: 'intact' | 'broken'): Promise<void> => open(async () => asOpened(await evidence.sample(which)));

/** Opens the case folder that was fetched last. */
export const openFetched = (): Promise<void> => open(() => buckets.open());

const asOpened = (outcome: Outcome<OpenEvidence>): Outcome<Opened> => (outcome.ok ? done({ kind: 'evidence', evidence: outcome.value }) : outcome);

async function open(ask: () => Promise<Outcome<Opened | null>>): Promise<void> {
  if (read().opening) return;
  write({ opening: true, notice: null });
  const outcome = await ask();
  write({ opening: false });
  if (!outcome.ok) write({ notice: outcome.failure });
  else if (outcome.value?.kind === 'evidence') beginEvidence(outcome.value.evidence);
  else if (outcome.value?.kind === 'archive') beginArchive(outcome.value.archive);
}

/** Closes the evidence; a replay under way is cancelled by it. A bundle of an archive leads back to the board. */
export async function closeEvidence(): Promise<void> {
  const { stage, archive } = read();
  if (stage.phase === 'start') return;
  if (stage.phase !== 'archive' && archive !== null) return backToBoard();
  leaveEvidence();
  write({ ...archiveAtStart, stage: { phase: 'start' }, notice: null });
  await evidence.close();
  await loadStart();
}

/** From a bundle back to the board that it was opened from, which is as it was. */
export async function backToBoard(): Promise<void> {
  const { archive, stage } = read();
  if (archive === null || stage.phase === 'archive') return;
  leaveEvidence();
  write({ stage: { phase: 'archive' }, notice: null });
  await archives.board(archive.info.archiveId);
}

/** Verifies the archive again after a failure, or when it was stopped. */
export const archiveAgain = (): Promise<void> => again();

/** Verifies the bundles of these dates alone, both included; null: as far as the archive reaches. */
export const askDates = ({ from, to }: AskedDates): Promise<void> => again((id) => archives.ask(id, from, to));

/** Judges all bundles by one recipe; empty: by the one that recomputes most entries. */
export const judgeBy = (recipe: string): Promise<void> => again((id) => archives.judgeBy(id, recipe));

/** Verifies the archive with digests that were kept elsewhere, or without. */
export const supplyDigests = (choose: 'file' | 'folder' | 'none'): Promise<void> => again((id) => archives.digests(id, choose));

async function again(ask?: Parameters<typeof verifyAgain>[0]): Promise<void> {
  const archive = await verifyAgain(ask);
  if (archive !== null) beginArchive(archive);
}

/** Verifies the open log with what is asked of it; gives why that cannot be asked, or nothing. */
export async function askLog(asked: { readonly start: string; readonly end: string; readonly tenant: string }): Promise<string> {
  const open = evidenceOf(read().stage);
  if (open === null) return '';
  const outcome = await evidence.askLog(open.evidenceId, asked);
  if (!outcome.ok) return outcome.failure.sentence;
  beginEvidence(outcome.value);
  return '';
}

/** Verifies the same evidence again after a failure, with all that was supplied. */
export async function retry(): Promise<void> {
  const failed = evidenceOf(read().stage);
  if (failed === null) return openByDialog();
  return open(async () => asOpened(await evidence.again(failed.evidenceId)));
}

export const dismissNotice = (): void => write({ notice: null });
