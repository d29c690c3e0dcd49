import { expect } from 'vitest';

import { WEIGHTY } from '#core/assess';
import type { NamedEntries, Verdict } from '#core/assess';

/** What the window counts and goes through are the entries that the findings name: exactly, or where findings are left out at least. */
export function expectNamed(named: NamedEntries, { findings, omitted }: Verdict): void {
  for (const severity of WEIGHTY) {
    const listed = new Set(findings.flatMap((finding) => (finding.severity === severity && finding.entryIndex !== undefined ? [finding.entryIndex] : [])));
    const marked = new Set<number>();
    for (let at = named[severity].next(0); at !== undefined; at = named[severity].next(at + 1)) marked.add(at);
    if (omitted === undefined) expect(marked, severity).toEqual(listed);
    else expect([...listed].filter((index) => !marked.has(index)), severity).toEqual([]);
  }
}
