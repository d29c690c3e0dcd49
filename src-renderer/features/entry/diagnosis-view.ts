import type { DiagnosisView } from '#core/contract';
import { FIT_WORDS, OPINION, ambiguityWords, diagnosisAt, effortWords, firstWords } from '#core/diagnosis';

export type ExplanationView = {
  readonly fit: string;
  readonly exact: boolean;
  readonly statement: string;
  readonly test: string;
  readonly recovered: readonly { readonly label: string; readonly stored: string; readonly value: string }[];
};

/** The opinion on one entry as the inspector shows it. */
export type EntryDiagnosisView = {
  readonly opinion: string;
  /** Where the diagnosis stands at another entry, which this one is explained along with. */
  readonly of: { readonly position: number; readonly words: string } | null;
  readonly none: string | null;
  /** Where several explanations fit equally well; empty where one stands alone. */
  readonly ambiguity: string;
  readonly explanations: readonly ExplanationView[];
  readonly ruledOut: readonly { readonly kind: string; readonly test: string }[];
  readonly effort: string;
};

/** Null where nothing was diagnosed at this position. */
export function toEntryDiagnosis(view: DiagnosisView | undefined, position: number): EntryDiagnosisView | null {
  const diagnosis = diagnosisAt(view, position);
  if (diagnosis === undefined) return null;
  const { hypotheses, ruledOut } = diagnosis;
  return {
    opinion: OPINION,
    of: diagnosis.position === position ? null : { position: diagnosis.position, words: `Falls under what may explain the break at entry ${String(diagnosis.sequence)}.` },
    none: hypotheses.length === 0 ? firstWords(diagnosis) : null,
    ambiguity: ambiguityWords(diagnosis),
    explanations: hypotheses.map(({ fit, statement, test, recovered }) => ({
      fit: FIT_WORDS[fit],
      exact: fit === 'exact',
      statement,
      test,
      recovered: recovered.map(({ sequence, field, stored, value }) => ({ label: sequence === null ? field : `${field} of ${String(sequence)}`, stored, value })),
    })),
    ruledOut: ruledOut.map(({ kind, test }) => ({ kind, test })),
    effort: effortWords(diagnosis),
  };
}
