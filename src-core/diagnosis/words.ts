import { counted } from '#core/words';

import type { Diagnosis, DiagnosisView, Hypothesis } from './view';

/** What a diagnosis is, in the words that stand wherever one is shown. */
export const OPINION = 'An opinion, and no part of the verdict: each explanation was tried by replaying the entries with one change undone. What fits may still not be what happened. Nothing here says who, when or why, or tells a deliberate act from a fault of software, storage or export.';

export const FIT_WORDS: Readonly<Record<Hypothesis['fit'], string>> = { exact: 'fits exactly', consistent: 'not contradicted' };

/** The first explanation, or that there is none. */
export function firstWords({ hypotheses }: Diagnosis): string {
  const [best] = hypotheses;
  return best === undefined ? 'Nothing that was tried explains this break.' : best.statement;
}

/** Where several explanations fit as well as the first: that nothing here tells them apart, so that the first is no likelier. Empty where one stands alone. */
export function ambiguityWords({ hypotheses }: Diagnosis): string {
  const equal = hypotheses.filter(({ fit }) => fit === hypotheses[0]?.fit).length;
  return equal < 2 ? '' : `${String(equal)} explanations ${hypotheses[0]?.fit === 'exact' ? 'fit exactly' : 'are not contradicted'}; nothing in this bundle tells them apart.`;
}

/** "11 candidates were hashed for this break." */
export function effortWords({ tried, cutShort }: Diagnosis): string {
  const count = counted(tried, 'candidate was hashed', 'candidates were hashed');
  return `${count} for this break${cutShort ? '; a limit was reached, some searches were not finished, and what they left open counts as not tested' : ''}.`;
}

/** How many breaks were diagnosed, explained along with them, and left. */
export function countWords(view: DiagnosisView): string {
  if (view.state === 'not-run') return `No break was diagnosed. ${view.because}`;
  const { diagnoses, explained, undiagnosed, undiagnosedAtLeast } = view;
  if (diagnoses.length === 0 && undiagnosed === 0) return 'There is no break to diagnose.';
  const along = explained === 0 ? '' : `; ${String(explained)} more ${explained === 1 ? 'falls' : 'fall'} under the same explanations`;
  const left = undiagnosed === 0 ? '' : `; ${undiagnosedAtLeast ? 'at least ' : ''}${String(undiagnosed)} further ${undiagnosed === 1 ? 'was' : 'were'} not diagnosed`;
  return `${counted(diagnoses.length, 'break was', 'breaks were')} diagnosed${along}${left}.`;
}

/** The diagnosis that speaks for an entry: the one that stands at it, or explains it along with another. */
export function diagnosisAt(view: DiagnosisView | undefined, position: number): Diagnosis | undefined {
  if (view?.state !== 'run') return undefined;
  const at = (spans: Diagnosis['spans']): boolean => spans.some(({ from, to }) => from <= position && position <= to);
  return view.diagnoses.find((diagnosis) => diagnosis.position === position) ?? view.diagnoses.find(({ spans }) => at(spans));
}
