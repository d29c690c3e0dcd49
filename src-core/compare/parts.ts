import type { Sequence } from '#core/evidence';

import type { Comparison, EntryDifference } from './comparison';
import type { Range } from './cursor';

/** A bundle as a part is named by it: its date, or its path below the archive. */
export type PartBundle = { readonly date: string | null; readonly bundle: string };

export type PartCounts = Pick<Comparison, 'same' | 'differing' | 'onlyInA' | 'onlyInB'>;

/**
 * What came of one bundle's range, or of several that follow one another and are alike: all equal, or all of them in one
 * copy only. `differs`: always one bundle's. `listed` of the listed differences, from `listedFrom` on, lie in it.
 */
export type ComparedPart = {
  readonly kind: 'same' | EntryDifference['kind'];
  readonly from: Sequence;
  readonly to: Sequence;
  readonly bundles: number;
  readonly first: PartBundle;
  readonly last: PartBundle;
  readonly counts: PartCounts;
  readonly listedFrom: number;
  readonly listed: number;
};

/** Counts so far, and how many differences are listed so far. */
export type Tally = PartCounts & { readonly listed: number };

const MOST_PARTS = 10_000;

/** Gathers what came of each bundle of two archives that are gone through side by side, in ascending sequence. */
export class Parts {
  /** The first 10,000. */
  readonly all: ComparedPart[] = [];
  /** How many more there are. */
  more = 0;

  /** `from` and `to` are the tallies before and after the range was compared. */
  add(range: Range, { date, bundle }: PartBundle, from: Tally, to: Tally): void {
    const counts = { same: to.same - from.same, differing: to.differing - from.differing, onlyInA: to.onlyInA - from.onlyInA, onlyInB: to.onlyInB - from.onlyInB };
    const place = { date, bundle };
    const part: ComparedPart = { kind: kindOf(counts), ...range, bundles: 1, first: place, last: place, counts, listedFrom: from.listed, listed: to.listed - from.listed };
    const before = this.all.at(-1);
    const goesOn = this.more === 0 && before !== undefined && before.kind === part.kind && (part.kind !== 'differs' || before.last.bundle === bundle);
    if (goesOn) this.all[this.all.length - 1] = joined(before, part);
    else if (this.all.length < MOST_PARTS) this.all.push(part);
    else this.more++;
  }
}

function joined(before: ComparedPart, part: ComparedPart): ComparedPart {
  const [a, b] = [before.counts, part.counts];
  return {
    ...before,
    to: part.to,
    last: part.last,
    bundles: before.bundles + (before.last.bundle === part.first.bundle ? 0 : 1),
    counts: { same: a.same + b.same, differing: a.differing + b.differing, onlyInA: a.onlyInA + b.onlyInA, onlyInB: a.onlyInB + b.onlyInB },
    listed: before.listed + part.listed,
  };
}

/** A bundle of which one copy has some entries and lacks others differs: only what one has none of is only in the other. */
function kindOf({ same, differing, onlyInA, onlyInB }: PartCounts): ComparedPart['kind'] {
  if (differing + onlyInA + onlyInB === 0) return 'same';
  if (same + differing + onlyInB === 0) return 'only-in-a';
  return same + differing + onlyInA === 0 ? 'only-in-b' : 'differs';
}
