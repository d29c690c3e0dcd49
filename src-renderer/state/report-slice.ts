import type { CaseDetails, Failure, Identity, Receipt } from '#core/contract';

export type FileIdentity = Extract<Identity, { kind: 'file' }>;
export type SigningKind = 'made' | 'file' | 'one-time';

export type ReportPhase =
  | { readonly phase: 'asking' }
  | { readonly phase: 'writing' }
  | { readonly phase: 'written'; readonly receipt: Receipt }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** Case fields outlive one export: the next bundle of the same case needs them again. Passphrases do not. */
export type ReportState = {
  readonly reportOpen: boolean;
  readonly report: ReportPhase;
  readonly details: CaseDetails;
  readonly signing: SigningKind;
  readonly file: FileIdentity | null;
};

export const reportAtStart: ReportState = {
  reportOpen: false,
  report: { phase: 'asking' },
  details: { caseId: '', client: '', examiner: '', role: '', authority: '', scope: '', reviewer: '' },
  signing: 'made',
  file: null,
};
