/**
 * Owns the opinion on how each break came about: counterfactual replay of what could explain it, within stated bounds.
 * Refuses to know findings, claims and conclusion: nothing here enters the verdict.
 */
export { DIAGNOSED, diagnose } from './diagnose';
export type { DiagnoseInput } from './diagnose';
export { FIT_WORDS, OPINION, ambiguityWords, countWords, diagnosisAt, effortWords, firstWords } from './words';
export type { Diagnosis, DiagnosisView, Hypothesis, HypothesisKind, Recovered, RuledOut, Span } from './view';
