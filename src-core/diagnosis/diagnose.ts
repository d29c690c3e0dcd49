import type { Formula } from '#core/assess';
import type { ReadSpan, Reading, Sha256 } from '#core/replay';

import { testHashes, testKnownValues, testOneDigit } from './edits';
import { testInserted } from './insertions';
import type { Look, Tested } from './look';
import { testGap, testRenumbered, testSwap } from './order';
import { testOtherRecipe, testRemade, testRepeated, testRest } from './remakes';
import { Trials } from './trials';
import type { Diagnosis, DiagnosisView, Span } from './view';
import { WalkedChain } from './walked-chain';

/** How many breaks are diagnosed. */
export const DIAGNOSED = 20;
/** Breaks that are tried in a gap of another. */
const KNOWN_BREAKS = 64;
/** How many of the rest are counted. */
const COUNTED = 100_000;

export type DiagnoseInput = { readonly reading: Reading; readonly formula: Formula; readonly readSpan: ReadSpan; readonly sha256: Sha256 };

/**
 * An opinion on how each of the first twenty breaks may have come about, by counterfactual replay: for each
 * explanation, what would have to be otherwise, and whether the entry then recomputes or the chain joins. The hashes
 * and the rule of the link are those of the replay.
 *
 * Yields after each break, so that others may work. Bounded whatever the evidence is: 8,192 candidates for a break, 64 MiB
 * of entries read again for a bundle, searches of 16 neighbours and 64 numbers. Does not say who, when, why, or whether by intent; an
 * explanation that fits may still not be what happened.
 */
export function* diagnose({ reading, formula, readSpan, sha256 }: DiagnoseInput): Generator<number, DiagnosisView> {
  if (!formula.known) return { state: 'not-run', because: 'The formula is not known, so that nothing can be replayed with a change undone.' };
  const chain = new WalkedChain(reading, formula, readSpan);
  const trials = new Trials(formula.recipe, sha256);
  const breaks = [...breaksFrom(chain, 0, KNOWN_BREAKS)];
  const diagnoses: Diagnosis[] = [];
  let position = nextOpen(chain, 0, []);
  while (position !== undefined && diagnoses.length < DIAGNOSED) {
    const diagnosis = diagnoseBreak(chain, trials, position, breaks);
    if (diagnosis === undefined) break;
    diagnoses.push(diagnosis);
    yield diagnoses.length;
    position = nextOpen(chain, position + 1, diagnoses.flatMap(({ spans }) => spans));
  }
  return { state: 'run', diagnoses, ...rest(chain, diagnoses, position), tried: trials.tried };
}

function* breaksFrom(chain: WalkedChain, from: number, most: number): Generator<number> {
  let found = chain.nextBreak(from);
  for (let count = 0; found !== undefined && count < most; count++) {
    yield found;
    found = chain.nextBreak(found + 1);
  }
}

/** The next break that no diagnosis explains yet. */
function nextOpen(chain: WalkedChain, from: number, spans: readonly Span[]): number | undefined {
  let position = chain.nextBreak(from);
  while (position !== undefined) {
    const at = position;
    const span = spans.find(({ from: first, to }) => first <= at && at <= to);
    if (span === undefined) return position;
    position = chain.nextBreak(span.to + 1);
  }
  return undefined;
}

function rest(chain: WalkedChain, diagnoses: readonly Diagnosis[], open: number | undefined): { explained: number; undiagnosed: number; undiagnosedAtLeast: boolean } {
  const spans = diagnoses.flatMap((diagnosis) => diagnosis.spans);
  let undiagnosed = 0;
  let position = open;
  while (position !== undefined && undiagnosed < COUNTED) {
    undiagnosed++;
    position = nextOpen(chain, position + 1, spans);
  }
  const explained = spans.reduce((sum, span) => sum + breaksIn(chain, span), 0) - diagnoses.length;
  return { explained, undiagnosed, undiagnosedAtLeast: position !== undefined };
}

function breaksIn(chain: WalkedChain, { from, to }: Span): number {
  let count = 0;
  for (let position = from; position <= to; position++) if (chain.isBreak(position)) count++;
  return count;
}

/** Undefined where there is no more room for reading entries. */
function diagnoseBreak(chain: WalkedChain, trials: Trials, position: number, breaks: readonly number[]): Diagnosis | undefined {
  const entry = chain.at(position);
  if (entry === undefined) return undefined;
  const look: Look = { chain, trials, position, entry, before: chain.at(position - 1), after: chain.at(position + 1), breaks };
  // A neighbour that was not read must not pass for one that is not there.
  if (chain.missed) return undefined;
  trials.begin();
  const start = trials.tried;
  const tested = run(look, chain.recomputes(position) ? JOINT : CONTENT);
  const fitting = [...tested.filter(({ fit }) => fit === 'exact'), ...tested.filter(({ fit }) => fit === 'consistent')];
  return {
    position,
    entryIndex: chain.index(position),
    sequence: entry.sequence,
    spans: spansOf(position, fitting[0]),
    hypotheses: fitting.flatMap(({ kind, fit, statement, test, fields, recovered }) => (fit === 'none' ? [] : [{ kind, fit, statement, test, fields, recovered }])),
    ruledOut: tested.filter(({ fit }) => fit === 'none').map(({ kind, test, tried }) => ({ kind, test, tried })),
    tried: trials.tried - start,
    cutShort: trials.spent || chain.missed,
  };
}

/** Only an explanation that fits exactly speaks for other breaks too. */
function spansOf(position: number, best: Tested | undefined): readonly Span[] {
  return best?.fit === 'exact' && best.spans.length > 0 ? best.spans : [{ from: position, to: position }];
}

type Step = { readonly test: (look: Look) => readonly Tested[]; readonly unless: 'never' | 'fits-exactly' | 'repeated' };

const always = (test: Step['test']): Step => ({ test, unless: 'never' });
const unlessExact = (test: Step['test']): Step => ({ test, unless: 'fits-exactly' });

/** The entry does not recompute: cheap tests first, the wide search only while nothing fits exactly. A pair before one of its halves. */
const CONTENT: readonly Step[] = [
  always(testOtherRecipe), always(testRepeated),
  ...[testHashes, (look: Look) => [testSwap(look)], testKnownValues, testInserted, testRenumbered, testOneDigit, (look: Look) => [...testGap(look), ...testRest(look)]].map(unlessExact),
];

/** The entry recomputes, and what is wrong lies between it and the one before. */
const JOINT: readonly Step[] = [always(testRepeated), { test: testInserted, unless: 'repeated' }, always(testGap), always(testRemade)];

/** A copy or a side of a fork: that it was inserted is said with it. */
const isRepeated = ({ kind, fit }: Tested): boolean => fit === 'exact' && (kind === 'entry-duplicated' || kind === 'fork');

/** A search that a limit cut short has ruled nothing out. */
function run(look: Look, steps: readonly Step[]): Tested[] {
  const tested: Tested[] = [];
  for (const { test, unless } of steps) {
    if (unless === 'fits-exactly' && tested.some(({ fit }) => fit === 'exact')) continue;
    if (unless === 'repeated' && tested.some(isRepeated)) continue;
    const results = test(look);
    tested.push(...(look.trials.spent || look.chain.missed ? results.filter(({ fit }) => fit !== 'none') : results));
  }
  return tested;
}
