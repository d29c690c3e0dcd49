import type { PlacedBundle } from '#core/archive';
import type { Range } from '#core/compare';
import { compareSequences, stepSequence } from '#core/evidence';
import type { Sequence } from '#core/evidence';

import type { Taken } from './taken';

/** A piece of a range in which each copy's entries are taken from one bundle, or it has none. */
export type Piece = { readonly range: Range; readonly a: PlacedBundle | undefined; readonly b: PlacedBundle | undefined };

/** Cuts the sequences that two copies hold, all of them or those of `within`, where either goes on with another bundle. */
export function* pieces(a: readonly Taken[], b: readonly Taken[], within?: Range): Generator<Piece> {
  const cuts = cutsOf([...a, ...b], within);
  const [inA, inB] = [new Covering(a), new Covering(b)];
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const range = { from, to: stepSequence(cuts[index + 1] ?? from, -1) };
    const [left, right] = [inA.at(range), inB.at(range)];
    if (left !== undefined || right !== undefined) yield { range, a: left, b: right };
  }
}

/** First sequences of the pieces in ascending order, and behind them the one after the last piece. */
function cutsOf(taken: readonly Taken[], within: Range | undefined): Sequence[] {
  const edges = taken.flatMap(({ from, to }) => [from, stepSequence(to, 1)]);
  const [low, high] = within === undefined ? [] : [within.from, stepSequence(within.to, 1)];
  const inside = low === undefined || high === undefined ? edges : [low, ...edges.filter((edge) => compareSequences(edge, low) > 0 && compareSequences(edge, high) < 0), high];
  return inside.sort(compareSequences).filter((edge, index, all) => index === 0 || compareSequences(edge, all[index - 1] ?? 0) > 0);
}

/** Finds the bundle that a range is taken from, for ranges in ascending order that none of them cuts. */
class Covering {
  private readonly taken: readonly Taken[];
  private passed = 0;

  constructor(taken: readonly Taken[]) {
    this.taken = taken;
  }

  at({ from }: Range): PlacedBundle | undefined {
    const isBefore = (one: Taken | undefined): boolean => one !== undefined && compareSequences(one.to, from) < 0;
    while (isBefore(this.taken[this.passed])) this.passed++;
    const here = this.taken[this.passed];
    return here !== undefined && compareSequences(here.from, from) <= 0 ? here.bundle : undefined;
  }
}
