import { EntryMarks } from '#core/evidence';

import type { Severity } from './verdict';

/** The severities for which an examiner looks at an entry, gravest first. A note asks for nothing. */
export const WEIGHTY = ['fail', 'indeterminate', 'warning'] as const satisfies readonly Severity[];
export type Weighty = (typeof WEIGHTY)[number];

/** The entries that findings of each severity name, by index: of all findings, also of those that are counted and not listed. */
export type NamedEntries = Readonly<Record<Weighty, EntryMarks>>;

export const noNamedEntries = (): NamedEntries => ({ fail: new EntryMarks(), indeterminate: new EntryMarks(), warning: new EntryMarks() });

/** Marks an entry that a finding of a severity names. */
export function nameEntry(named: NamedEntries, severity: Severity, entryIndex: number): void {
  if (severity !== 'note') named[severity].set(entryIndex);
}
