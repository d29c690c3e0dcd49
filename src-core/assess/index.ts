/**
 * Owns the judgement: replay facts and manifest in, findings, claims and conclusion out.
 * Refuses to know where bytes come from and how the answer is shown.
 */
export { LISTED_PER_CODE, SEVERITY_OF, VERDICT_SCHEMA } from './verdict';
export type {
  BrokenReason, Claim, ClaimName, ClaimState, Conclusion, Finding, FindingCode, RecipeId, ReplayAnswer, Severity, Subject, Verdict,
} from './verdict';
