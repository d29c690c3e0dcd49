/**
 * Owns the judgement: replay facts and manifest in, findings, claims and conclusion out.
 * Refuses to know where bytes come from and how the answer is shown.
 */
export { assess, conclude } from './assess';
export { FindingList } from './findings';
export { PARTS, WEIGHTY, nameEntry, noNamedEntries } from './named';
export type { NamedEntries, Part, Weighty } from './named';
export type { LogFacts } from './log-facts';
export type { FindingFacts } from './findings';
export { headline } from './headline';
export { codesOf } from './entry-findings';
export { chooseFormula, matches, recipeOfMost } from './formula';
export { replayFacts } from './replay-answer';
export type { ReplayFacts } from './replay-answer';
export { describeFile, tellContainer } from './container';
export type { ReadFile } from './container';
export type { Beside, BesideFinding } from './beside';
export type { Formula } from './formula';
export type { AssessInput, ManifestState } from './input';
export { LISTED_PER_CODE, SEVERITY_OF, VERDICT_SCHEMA } from './verdict';
export type { RecipeId } from '#core/replay';
export type {
  BrokenReason, Claim, ClaimName, ClaimState, Conclusion, Container, Finding, FindingCode, ReplayAnswer, Severity, Subject, Verdict,
} from './verdict';
