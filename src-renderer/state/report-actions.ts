import type { CaseDetails, SigningChoice } from '#core/contract';

import { report } from '../bridge';
import type { SigningKind } from './report-slice';
import { loadStart } from './session-actions';
import { read, write } from './store';
import type { AppState } from './store';

/** Opens the dialog where there is a verdict to report; a report that is being written keeps its state. */
export function openReport(): void {
  const { report: now } = read();
  if (subjectOf(read()) === null) return;
  write({ reportOpen: true, report: now.phase === 'writing' ? now : { phase: 'asking' } });
}

export const closeReport = (): void => write({ reportOpen: false });
export const setDetail = (field: keyof CaseDetails, text: string): void =>
  write({ details: { ...read().details, [field]: text } });
export const setSigning = (signing: SigningKind): void => write({ signing, report: { phase: 'asking' } });

export async function chooseIdentityFile(): Promise<void> {
  const outcome = await report.chooseIdentity();
  if (!outcome.ok) write({ report: { phase: 'failed', failure: outcome.failure } });
  else if (outcome.value !== null) write({ file: outcome.value, signing: 'file', report: { phase: 'asking' } });
}

/** Asks main to write the report. Null for the receipt: the save dialog was cancelled, and nothing was written. */
export async function exportReport(passphrase: string): Promise<void> {
  const { details, signing, file } = read();
  const choice = toChoice(signing, file?.id ?? null, passphrase);
  const subject = subjectOf(read());
  if (subject === null || choice === null) return;
  write({ report: { phase: 'writing' } });
  const outcome = subject.kind === 'archive' ? await report.exportArchive(subject.id, details, choice) : await report.export(subject.id, details, choice);
  if (!outcome.ok) write({ report: { phase: 'failed', failure: outcome.failure } });
  else if (outcome.value === null) write({ report: { phase: 'asking' } });
  else {
    write({ report: { phase: 'written', receipt: outcome.value } });
    // The first export with it made the identity: from now on its own passphrase is asked for.
    if (choice.kind === 'made') await loadStart();
  }
}

/** What a report would be about: the verdict on screen, of a bundle or of an archive. */
function subjectOf({ stage, archive }: AppState): { readonly kind: 'evidence' | 'archive'; readonly id: number } | null {
  if (stage.phase === 'examined') return { kind: 'evidence', id: stage.evidence.evidenceId };
  return stage.phase === 'archive' && archive?.work.phase === 'judged' ? { kind: 'archive', id: archive.info.archiveId } : null;
}

function toChoice(signing: SigningKind, fileId: string | null, passphrase: string): SigningChoice | null {
  if (signing === 'one-time') return { kind: 'one-time' };
  if (signing === 'made') return { kind: 'made', passphrase: passphrase === '' ? null : passphrase };
  return fileId === null ? null : { kind: 'file', id: fileId, passphrase };
}

export async function reveal(reportId: string): Promise<void> {
  const outcome = await report.reveal(reportId);
  if (!outcome.ok) write({ report: { phase: 'failed', failure: outcome.failure } });
}
