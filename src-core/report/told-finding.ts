import type { Finding, Severity } from '#core/assess';
import type { Sequence } from '#core/evidence';

/** A finding of one bundle, or of an archive: what the report prints of either. */
export type ToldFinding = Omit<Finding, 'code'> & {
  readonly code: string;
  readonly date?: string;
  readonly bundle?: string;
  readonly otherBundle?: string;
  readonly toSequence?: Sequence;
};

/** Findings as listed, and how many of each code are not. */
export type Found = { readonly findings: readonly ToldFinding[]; readonly omitted?: Readonly<Partial<Record<string, number>>> };

/** Counted and listed together. */
export const totalOf = ({ findings, omitted }: Found): number => Object.values(omitted ?? {}).reduce<number>((sum, count) => sum + (count ?? 0), findings.length);

/** How many of each code were found, those not listed among them, in the order of their first. */
export function countsOf({ findings, omitted }: Found): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? omitted?.[code] ?? 0) + 1);
  return counts;
}

/** How grave a severity is: 0 is the gravest. */
const WEIGHT: Readonly<Record<Severity, number>> = { fail: 0, indeterminate: 1, warning: 2, note: 3 };

/** The gravest first, in their order within each severity. */
export const byGravity = <F extends { readonly severity: Severity }>(findings: readonly F[]): F[] => [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);

export const gravestOnTop = (found: Found): Found => ({ ...found, findings: byGravity(found.findings) });
