import type { PlacedEntry } from '#core/replay';
import { counted, shorten } from '#core/words';

import type { Trials } from './trials';
import type { HashedName, HypothesisKind, Recovered, Span } from './view';
import { joins } from './walked-chain';
import type { WalkedChain } from './walked-chain';

/** One break as it is looked at: its entry between its neighbours. */
export type Look = {
  readonly chain: WalkedChain;
  readonly trials: Trials;
  readonly position: number;
  readonly entry: PlacedEntry;
  readonly before: PlacedEntry | undefined;
  readonly after: PlacedEntry | undefined;
  /** Positions of the first breaks of the bundle. */
  readonly breaks: readonly number[];
};

/** One explanation after its test. `none`: it does not fit. */
export type Tested = {
  readonly kind: HypothesisKind;
  readonly fit: 'exact' | 'consistent' | 'none';
  readonly statement: string;
  readonly test: string;
  readonly fields: readonly HashedName[];
  readonly recovered: readonly Recovered[];
  readonly spans: readonly Span[];
  readonly tried: number;
};

/** `by` continues "Would be explained by": what is inferred is never said as a fact. */
type Said = Pick<Tested, 'kind' | 'test'> & Partial<Pick<Tested, 'fields' | 'recovered' | 'spans' | 'tried'>> & { readonly by: string };

const whole = (fit: Tested['fit'], { by, ...said }: Said): Tested => ({ fields: [], recovered: [], spans: [], tried: 0, ...said, statement: by === '' ? '' : `Would be explained by ${by}.`, fit });

export const exact = (said: Said): Tested => whole('exact', said);
export const consistent = (said: Said): Tested => whole('consistent', said);
export const none = (kind: HypothesisKind, test: string, tried = 0): Tested => whole('none', { kind, by: '', test, tried });

const SHOWN = 256;

/** A value as it is quoted: long ones are cut. */
const shown = (value: string): string => shorten(value, SHOWN);

/** What a field holds, malformed or not. */
export function storedText(entry: PlacedEntry, field: HashedName): string {
  const value = entry[field] ?? entry.faults.find((fault) => fault.field === field)?.actual;
  return value === undefined ? '(nothing)' : shown(String(value));
}

export const recovery = (entry: PlacedEntry, field: HashedName, value: string): Recovered => ({ sequence: entry.sequence, field, stored: storedText(entry, field), value: shown(value) });

/** The breaks that end when the entry at the look's position is what `corrected` says, and how its two seams are then. */
export function seams({ chain, position, before, after }: Look, corrected: PlacedEntry): { readonly spans: readonly Span[]; readonly words: string } {
  const front = joins(before, corrected);
  const back = after !== undefined && joins(corrected, after);
  const to = back && chain.recomputes(position + 1) && chain.isBreak(position + 1) ? position + 1 : position;
  const ends = [before === undefined ? undefined : front, after === undefined ? undefined : back];
  return { spans: [{ from: position, to }], words: seamWords(ends[0], ends[1]) };
}

function seamWords(front: boolean | undefined, back: boolean | undefined): string {
  if (front === false && back === false) return 'It then joins neither the entry before nor the one after.';
  if (front === false) return 'It then still does not join the entry before.';
  if (back === false) return 'It then still does not join the entry after.';
  return front === undefined && back === undefined ? 'It has no neighbours that could confirm it.' : 'It then joins its neighbours.';
}

/** "1 entry", "3 entries"; where counting stopped at a limit, "at least 2048 entries". */
export const entries = (count: number, limit = Infinity): string => `${count >= limit ? 'at least ' : ''}${counted(count, 'entry', 'entries')}`;
