import type { PlacedBundle } from '#core/archive';
import type { Range } from '#core/compare';
import { compareSequences, stepSequence } from '#core/evidence';
import type { Sequence } from '#core/evidence';

/** A piece of a range in which each copy's entries lie in one bundle, or in none of its bundles. */
export type Piece = { readonly range: Range; readonly a: PlacedBundle | undefined; readonly b: PlacedBundle | undefined };

/**
 * Cuts the sequences that two copies hold, all of them or those of `within`, where a bundle of either begins or ends. Of
 * bundles of one copy that hold the same sequences, the first is taken: whether they agree, `ownConflicts` says.
 */
export function* pieces(a: readonly PlacedBundle[], b: readonly PlacedBundle[], within?: Range): Generator<Piece> {
  const cuts = cutsOf([...a, ...b], within);
  const [inA, inB] = [new Covering(a), new Covering(b)];
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const range = { from, to: stepSequence(cuts[index + 1] ?? from, -1) };
    const [left, right] = [inA.at(range), inB.at(range)];
    if (left !== undefined || right !== undefined) yield { range, a: left, b: right };
  }
}

/** First sequences of the pieces in ascending order, and behind them the one after the last piece. */
function cutsOf(bundles: readonly PlacedBundle[], within: Range | undefined): Sequence[] {
  const edges = bundles.flatMap(({ first, last }) => [first.sequence, stepSequence(last.sequence, 1)]);
  const [low, high] = within === undefined ? [] : [within.from, stepSequence(within.to, 1)];
  const inside = low === undefined || high === undefined ? edges : [low, ...edges.filter((edge) => compareSequences(edge, low) > 0 && compareSequences(edge, high) < 0), high];
  return inside.sort(compareSequences).filter((edge, index, all) => index === 0 || compareSequences(edge, all[index - 1] ?? 0) > 0);
}

/** Finds the bundle that holds a range, for ranges in ascending order. */
class Covering {
  private readonly bundles: readonly PlacedBundle[];
  private passed = 0;

  constructor(bundles: readonly PlacedBundle[]) {
    this.bundles = bundles;
  }

  at({ from, to }: Range): PlacedBundle | undefined {
    const { bundles } = this;
    const isBefore = (bundle: PlacedBundle | undefined): boolean => bundle !== undefined && compareSequences(bundle.last.sequence, from) < 0;
    while (isBefore(bundles[this.passed])) this.passed++;
    for (let at = this.passed; at < bundles.length; at++) {
      const bundle = bundles[at];
      if (bundle === undefined || compareSequences(bundle.first.sequence, from) > 0) return undefined;
      if (compareSequences(bundle.last.sequence, to) >= 0) return bundle;
    }
    return undefined;
  }
}
