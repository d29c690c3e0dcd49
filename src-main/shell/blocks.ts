import type { ClaimState, Severity } from '#core/assess';
import { cutTo, firstDifference, nameUnseen } from '#core/words';

import { CLAIM_MARKS, SEVERITY_MARKS } from './marks';

const FINDINGS_SHOWN = 20;
const ORGANIZATIONS_SHOWN = 3;

/** Names with their values, one a line; a value may come from outside. */
export function rowsBlock(rows: readonly (readonly [name: string, value: string])[]): string {
  return rows.map(([name, value]) => `  ${name.padEnd(13)}${nameUnseen(value)}`).join('\n');
}

/** The first organisations by name, and how many more. */
export function organizations(ids: readonly string[]): string {
  const shown = ids.slice(0, ORGANIZATIONS_SHOWN).map((id) => cutTo(id, 80)).join(', ');
  return ids.length > ORGANIZATIONS_SHOWN ? `${shown} and ${ids.length - ORGANIZATIONS_SHOWN} more` : shown || '–';
}

export function claimsBlock(claims: readonly { readonly claim: string; readonly state: ClaimState; readonly because: string }[]): string {
  return ['Claims', ...claims.map(({ claim, state, because }) => `  ${CLAIM_MARKS[state]} ${claim.padEnd(15)}${state.padEnd(13)} ${nameUnseen(because)}`)].join('\n');
}

/** A finding as it is told; `aside` is ours. */
type ToldFinding = { readonly code: string; readonly severity: Severity; readonly message: string; readonly aside?: string };

/** The first findings in the order given, and what was left out. */
export function findingsBlock(findings: readonly ToldFinding[], omitted: Readonly<Partial<Record<string, number>>> = {}): string {
  if (findings.length === 0) return 'Findings\n  none';
  const rest = findings.length - FINDINGS_SHOWN;
  const lines = findings.slice(0, FINDINGS_SHOWN).map(({ code, severity, message, aside = '' }) => `  ${SEVERITY_MARKS[severity]} ${nameUnseen(message)} [${code}]${aside}`);
  const more = rest > 0 ? [`  … ${rest} more; --json or --report lists them`] : [];
  const left = Object.entries(omitted).map(([code, count]) => `  ${count ?? 0} more of ${code} were counted and not listed`);
  return ['Findings', ...lines, ...more, ...left].join('\n');
}

/** A mark below two texts drawn one above the other, where they part; none between texts that do not stand there character by character. */
export function partingMark(a: string | null, b: string | null): string[] {
  const isPlain = a !== null && b !== null && nameUnseen(a) === a && nameUnseen(b) === b;
  const at = isPlain ? firstDifference(a, b) : null;
  return at === null ? [] : [`  │                 ${' '.repeat(at)}^ first difference, character ${at + 1}`];
}
