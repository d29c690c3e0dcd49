import type { ToldFinding } from './told-finding';

type Numbered<F> = { readonly number: number; readonly finding: F };
/** A finding with its number in the register and those that follow from it. */
export type FindingGroup<F extends ToldFinding = ToldFinding> = Numbered<F> & { readonly consequences: readonly Numbered<F>[] };

/**
 * Causes in their order, each with its consequences beneath it. A finding is a consequence only where `consequenceOf`
 * names a sequence, of the same bundle, that has a finding of its own which explains itself; else it stands alone.
 * `from` is the number of the first.
 */
export function groupFindings<F extends ToldFinding>(findings: readonly F[], from = 1): readonly FindingGroup<F>[] {
  const causes = new Map<string, F>();
  const key = (sequence: ToldFinding['sequence'], { bundle = '' }: F): string => `${String(sequence)} ${bundle}`;
  for (const finding of findings) {
    const at = key(finding.sequence, finding);
    if (finding.consequenceOf === undefined && finding.sequence !== undefined && !causes.has(at)) causes.set(at, finding);
  }
  const beneath = new Map<F, F[]>();
  const heads: F[] = [];
  for (const finding of findings) {
    const cause = finding.consequenceOf === undefined ? undefined : causes.get(key(finding.consequenceOf, finding));
    if (cause === undefined) heads.push(finding);
    else {
      const own = beneath.get(cause);
      if (own === undefined) beneath.set(cause, [finding]);
      else own.push(finding);
    }
  }
  let number = from - 1;
  const next = (): number => (number += 1);
  return heads.map((finding) => ({
    number: next(),
    finding,
    consequences: (beneath.get(finding) ?? []).map((consequence) => ({ number: next(), finding: consequence })),
  }));
}
