import { EntryMarks } from '#core/evidence';

import type { FindingCode, Severity } from './verdict';

/** The severities for which an examiner looks at an entry, gravest first. A note asks for nothing. */
export const WEIGHTY = ['fail', 'indeterminate', 'warning'] as const satisfies readonly Severity[];
export type Weighty = (typeof WEIGHTY)[number];

/** What of an entry may fail for itself, while the rest of it is left open. */
export const PARTS = ['link', 'content', 'gap'] as const;
export type Part = (typeof PARTS)[number];

/** The part that a code speaks of. */
const PART_OF: Partial<Record<FindingCode, Part>> = { 'prev-hash-mismatch': 'link', 'wrong-genesis': 'link', 'chain-hash-mismatch': 'content', 'sequence-gap': 'gap' };

/** The entries that findings of each severity name, and those of which a failing finding names the part, by index: of all findings, also of those that are counted and not listed. */
export type NamedEntries = Readonly<Record<Weighty | Part, EntryMarks>>;

export const noNamedEntries = (): NamedEntries => ({ fail: new EntryMarks(), indeterminate: new EntryMarks(), warning: new EntryMarks(), link: new EntryMarks(), content: new EntryMarks(), gap: new EntryMarks() });

/** Marks an entry that a finding of a code and a severity names. */
export function nameEntry(named: NamedEntries, code: FindingCode, severity: Severity, entryIndex: number): void {
  if (severity === 'note') return;
  named[severity].set(entryIndex);
  const part = severity === 'fail' ? PART_OF[code] : undefined;
  if (part !== undefined) named[part].set(entryIndex);
}
