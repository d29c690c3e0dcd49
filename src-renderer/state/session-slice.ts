import type { Examination, Failure, OpenEvidence, Phase, Progress, RefusalPlace, Start } from '#core/contract';

/** What the window is about. One situation at a time. */
export type Stage =
  | { readonly phase: 'starting' }
  | { readonly phase: 'start' }
  /** The board of an archive; a bundle opened from it is evidence like any other. */
  | { readonly phase: 'archive' }
  | { readonly phase: 'replaying'; readonly evidence: OpenEvidence; readonly step: Phase; readonly progress: Progress | null }
  | { readonly phase: 'examined'; readonly evidence: OpenEvidence; readonly examination: Examination }
  | { readonly phase: 'refused'; readonly evidence: OpenEvidence; readonly place: RefusalPlace }
  | { readonly phase: 'failed'; readonly evidence: OpenEvidence | null; readonly failure: Failure };

export type SessionState = {
  readonly stage: Stage;
  readonly start: Start | null;
  /** A way in was taken and main has not answered yet. */
  readonly opening: boolean;
  /** Evidence could not be opened; what was on screen before stays. */
  readonly notice: Failure | null;
  /** The entry that was under inspection when the same evidence was begun anew: shown again with its verdict. */
  readonly comeBackTo: number | null;
};

export const sessionAtStart: SessionState = { stage: { phase: 'starting' }, start: null, opening: false, notice: null, comeBackTo: null };

export const evidenceOf = (stage: Stage): OpenEvidence | null => ('evidence' in stage ? stage.evidence : null);
export const examinationOf = (stage: Stage): Examination | null => (stage.phase === 'examined' ? stage.examination : null);
