import { LISTED_PER_CODE } from '#core/assess';
import type { Severity } from '#core/assess';

import { ARCHIVE_SEVERITY_OF } from './archive-verdict';
import type { ArchiveCode, ArchiveFinding } from './archive-verdict';

/** What a finding says beside code and severity; `severity` only where it is not the code's own. */
export type ArchiveFacts = Omit<ArchiveFinding, 'code' | 'severity'> & { readonly severity?: Severity };

/** Collects the findings of an archive in order: the first 1,000 of each code are listed, all are counted. */
export class ArchiveFindings {
  readonly listed: ArchiveFinding[] = [];
  private readonly counted = new Map<ArchiveCode, number>();
  private readonly kept = new Map<ArchiveCode, number>();
  private readonly seen = new Set<Severity>();

  add(code: ArchiveCode, { severity = ARCHIVE_SEVERITY_OF[code], ...facts }: ArchiveFacts): void {
    this.count(code);
    this.seen.add(severity);
    const kept = this.kept.get(code) ?? 0;
    if (kept >= LISTED_PER_CODE) return;
    this.kept.set(code, kept + 1);
    this.listed.push({ code, severity, ...facts });
  }

  /** Counts what somebody else counted and did not list. */
  count(code: ArchiveCode, times = 1): void {
    this.counted.set(code, (this.counted.get(code) ?? 0) + times);
  }

  total(code: ArchiveCode): number {
    return this.counted.get(code) ?? 0;
  }

  get conclusion(): 'passed' | 'failed' | 'indeterminate' {
    return this.seen.has('fail') ? 'failed' : this.seen.has('indeterminate') ? 'indeterminate' : 'passed';
  }

  get omitted(): Readonly<Partial<Record<ArchiveCode, number>>> | undefined {
    const left = [...this.counted].map(([code, count]) => [code, count - (this.kept.get(code) ?? 0)] as const).filter(([, count]) => count > 0);
    return left.length === 0 ? undefined : Object.fromEntries(left);
  }
}
