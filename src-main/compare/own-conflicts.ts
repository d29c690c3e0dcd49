import { contradictingVersions, isConflict } from '#core/archive';
import type { ComparedOverlap } from '#core/archive';
import type { Range } from '#core/compare';
import { compareSequences } from '#core/evidence';
import { countedIfAny } from '#core/words';

import { compareOverlaps } from '../archive/compare-overlaps';
import { lookAtCase } from '../archive/look-at-case';
import { readCase } from '../archive/read-case';
import type { Holding, HoldingWorld } from './holding';
import { gapsOf, takeFrom } from './taken';
import type { Taken } from './taken';

/** What a copy tells in more than one way, so that only one of them was compared. */
export type OwnConflicts = {
  /** Pairs of its bundles that contradict each other over the sequences of both, as the archive's own verdict counts them. */
  readonly conflicts: number;
  /** From which bundle its entries are taken, sequence by sequence. */
  readonly taken: readonly Taken[];
  /** There that need not be one that holds all that any of them holds, or they were not compared (`all`). */
  readonly unsettled: readonly Range[] | 'all';
  /** Older versions of a key that tell its entries differently than the newest does. */
  readonly versions: number;
  /** In sentences: what of it keeps two copies without a difference from being called the same, beside bundles that could not be read. */
  readonly doubts: readonly string[];
};

/** Compares what a copy holds twice, over the sequences that are compared with the other copy; null: all. */
export async function ownConflicts(name: 'A' | 'B', holding: Holding, within: Range | null, { helpers }: HoldingWorld): Promise<OwnConflicts> {
  const { folder } = holding;
  const touches = ({ from, to }: Range): boolean => within === null || (compareSequences(to, within.from) >= 0 && compareSequences(from, within.to) <= 0);
  const { compared, left } = await compareOverlaps(holding.chain, { folder, helpers, asked: touches });
  const unequal = compared.filter(({ first }) => first !== undefined);
  const conflicts = unequal.filter(isConflict).length;
  // While two of them contradict each other there is no one set of entries to take.
  const gaps = conflicts + left > 0 ? () => undefined : gapsOf;
  const isSettled = ({ seam: { before, after } }: ComparedOverlap): boolean => gaps(before) !== undefined && gaps(after) !== undefined;
  const open = unequal.filter((overlap) => !isSettled(overlap));
  const record = holding.isArchive ? readCase(folder) : undefined;
  const facts = record === undefined || 'fault' in record ? undefined : await lookAtCase(folder, record.record, holding.bundles, { helpers, recipe: null, asked: () => true, signal: undefined });
  const { contradicting, notCompared } = contradictingVersions(facts, (sequence) => touches({ from: sequence, to: sequence }));
  const told = [
    countedIfAny(conflicts, `pair of bundles of ${name} tells the same sequences differently: one of the two was compared`, `pairs of bundles of ${name} tell the same sequences differently: one of each was compared`),
    countedIfAny(open.length - conflicts, `pair of bundles of ${name} holds the same sequences where a page lacks entries that the other bundle holds: one of the two was compared`, `pairs of bundles of ${name} hold the same sequences where a page lacks entries that the other bundle holds: one of each was compared`),
    countedIfAny(left, `pair of bundles of ${name} that overlap was not compared`, `pairs of bundles of ${name} that overlap were not compared`),
    countedIfAny(contradicting, `older version of a bundle of ${name} tells its entries differently: the latest was compared`, `older versions of bundles of ${name} tell their entries differently: the latest were compared`),
    countedIfAny(notCompared, `older version of a bundle of ${name} could not be compared with the latest`, `older versions of bundles of ${name} could not be compared with the latest`),
  ].filter((doubt) => doubt !== '').map((doubt) => `${doubt}.`);
  const unknown = record !== undefined && 'fault' in record ? [`The case record of ${name} cannot be read: whether there are further versions of its bundles is not known.`] : [];
  const unsettled = left > 0 ? ('all' as const) : open.filter(({ onlyInA, onlyInB }) => onlyInA + onlyInB > 0).map(({ seam: { from, to } }) => ({ from, to }));
  return { conflicts, taken: takeFrom(holding.chain.bundles, gaps), unsettled, versions: contradicting, doubts: [...told, ...unknown] };
}
