import type { PlacedBundle } from '#core/archive';
import type { Range } from '#core/compare';
import { compareSequences, parseSequence, stepSequence } from '#core/evidence';
import type { Sequence } from '#core/evidence';

/** Sequences that are taken from one bundle of a copy. */
export type Taken = Range & { readonly bundle: PlacedBundle };

/** So many bytes of a bundle may be read again for its gaps: each may be the place where another one takes over, and this one again behind it. */
const MOST_AGAIN = 2 ** 28;

/** The ranges that a bundle lacks between its first entry and its last; undefined where not all of them are told, or too many to go by. */
export function gapsOf({ outcome: { verdict } }: PlacedBundle): readonly Range[] | undefined {
  const gaps = verdict.findings.filter(({ code }) => code === 'sequence-gap').map(({ expected = '' }) => rangeOf(expected));
  if (verdict.omitted?.['sequence-gap'] !== undefined || gaps.length * verdict.subject.bytes > MOST_AGAIN) return undefined;
  return gaps.every((gap) => gap !== undefined) ? gaps : undefined;
}

/** "4..6", or "4" (docs/format/verdict.md, section 2). */
function rangeOf(text: string): Range | undefined {
  const [from, to] = text.split('..').map(parseSequence);
  return from === undefined ? undefined : { from, to: to ?? from };
}

/**
 * Takes each sequence of a copy from a bundle that holds it: the one begun for as long as it goes on, then the one that
 * reaches furthest. `gapsOf`: what a bundle lacks; one of which that is not known counts as if it held all. What no bundle
 * holds lies in none of the ranges, or inside one. `bundles` in the order of the chain; gives ranges in ascending order.
 */
export function takeFrom(bundles: readonly PlacedBundle[], gapsOf: (bundle: PlacedBundle) => readonly Range[] | undefined): readonly Taken[] {
  const runs = bundles.flatMap((bundle) => runsOf(bundle, gapsOf(bundle) ?? [])).sort((a, b) => compareSequences(a.from, b.from));
  const taken: Taken[] = [];
  let next = 0;
  let at = runs[0]?.from;
  let furthest: Taken | undefined;
  while (at !== undefined) {
    for (let run = runs[next]; run !== undefined && compareSequences(run.from, at) <= 0; run = runs[++next]) {
      if (furthest === undefined || compareSequences(run.to, furthest.to) > 0) furthest = run;
    }
    if (furthest !== undefined && compareSequences(furthest.to, at) >= 0) {
      take(taken, { ...furthest, from: at });
      at = stepSequence(furthest.to, 1);
    } else at = runs[next]?.from;
  }
  return taken;
}

function runsOf(bundle: PlacedBundle, gaps: readonly Range[]): Taken[] {
  const runs: Taken[] = [];
  let from: Sequence = bundle.first.sequence;
  for (const gap of gaps) {
    runs.push({ from, to: stepSequence(gap.from, -1), bundle });
    from = stepSequence(gap.to, 1);
  }
  return [...runs, { from, to: bundle.last.sequence, bundle }];
}

/** Nobody else holds what lies between two runs of one bundle that follow each other. */
function take(taken: Taken[], run: Taken): void {
  const last = taken.at(-1);
  if (last?.bundle === run.bundle) taken[taken.length - 1] = { ...last, to: run.to };
  else taken.push(run);
}
