import type { Finding } from '#core/assess';

/** A finding with its number in the register and those that follow from it. */
export type FindingGroup = { readonly number: number; readonly finding: Finding; readonly consequences: readonly { readonly number: number; readonly finding: Finding }[] };

/**
 * Causes in their order, each with its consequences beneath it. A finding is a consequence only where `consequenceOf`
 * names a sequence that has a finding of its own which explains itself; else it stands alone.
 */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const causes = new Map<string, Finding>();
  for (const finding of findings) {
    const at = String(finding.sequence);
    if (finding.consequenceOf === undefined && finding.sequence !== undefined && !causes.has(at)) causes.set(at, finding);
  }
  const beneath = new Map<Finding, Finding[]>();
  const heads: Finding[] = [];
  for (const finding of findings) {
    const cause = finding.consequenceOf === undefined ? undefined : causes.get(String(finding.consequenceOf));
    if (cause === undefined) heads.push(finding);
    else beneath.set(cause, [...(beneath.get(cause) ?? []), finding]);
  }
  let number = 0;
  const next = (): number => (number += 1);
  return heads.map((finding) => ({
    number: next(),
    finding,
    consequences: (beneath.get(finding) ?? []).map((consequence) => ({ number: next(), finding: consequence })),
  }));
}
