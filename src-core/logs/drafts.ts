import { LISTED_PER_CODE, SEVERITY_OF, nameEntry, noNamedEntries } from '#core/assess';
import type { BesideFinding, FindingCode } from '#core/assess';

/** Findings in walk order before anybody knows whether the formula is right: the first 1,000 of each code, all counted. */
export class FindingDrafts {
  readonly listed: BesideFinding[] = [];
  readonly counted = new Map<FindingCode, number>();
  /** Entries of those that are not listed, by their codes' severities. */
  readonly named = noNamedEntries();

  /** The facts are made only where the finding is listed. */
  add(code: FindingCode, entryIndex: number, facts: () => Omit<BesideFinding, 'code'>): void {
    const count = (this.counted.get(code) ?? 0) + 1;
    this.counted.set(code, count);
    if (count <= LISTED_PER_CODE) this.listed.push({ code, ...facts() });
    else nameEntry(this.named, code, SEVERITY_OF[code], entryIndex);
  }
}
