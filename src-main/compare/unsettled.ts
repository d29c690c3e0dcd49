import type { Range } from '#core/compare';
import { compareSequences } from '#core/evidence';

import type { OwnConflicts } from './own-conflicts';

/** Tells of ranges in ascending order whether a copy may hold what its compared bundle lacks there in another of its bundles. */
export class Unsettled {
  private readonly ranges: readonly Range[];
  private readonly isAll: boolean;
  private passed = 0;
  /** The range that reaches furthest of those that begin no later than the last one asked about. */
  private reach: Range | undefined;

  constructor({ unsettled }: Pick<OwnConflicts, 'unsettled'>) {
    this.isAll = unsettled === 'all';
    this.ranges = unsettled === 'all' ? [] : [...unsettled].sort((a, b) => compareSequences(a.from, b.from));
  }

  covers({ from }: Range): boolean {
    for (let next = this.ranges[this.passed]; next !== undefined && compareSequences(next.from, from) <= 0; next = this.ranges[++this.passed]) {
      if (this.reach === undefined || compareSequences(next.to, this.reach.to) > 0) this.reach = next;
    }
    return this.isAll || (this.reach !== undefined && compareSequences(this.reach.to, from) >= 0);
  }
}
