import { headline } from '#core/assess';
import type { Verdict } from '#core/assess';

import { LONGEST_MESSAGE, causesOf, totalOf } from './first-findings';
import { WHAT_IS_CLAIMED } from './words';

/** Characters that a line holds: a guess on the side of too few, because a line too many costs a page. */
const WIDTH = { headline: 40, claim: 36, because: 54, trust: 90, finding: 66 } as const;
/** What fits beneath the facts of the page, in lines of a table, found by setting pages. */
const ROOM = 29.5;
const ROW = 0.6;
const HEADS = 5.2;
const PARAGRAPH = 1.5;
const NOTHING = 4.5;
const MOST = 2;

/**
 * How many findings fit on the first page beneath headline and claims, which stand there whole: at most two, null where
 * not even their heading fits. An estimate: the page is set elsewhere.
 */
export function findingsThatFit(verdict: Verdict, trustBasis: string): number | null {
  const room = ROOM - used(verdict, trustBasis);
  const total = totalOf(verdict);
  if (total === 0) return room >= NOTHING ? 0 : null;
  const causes = causesOf(verdict);
  for (let count = Math.min(MOST, causes.length); count > 0; count -= 1) {
    const rows = causes.slice(0, count).reduce((sum, { message }) => sum + lines(message.slice(0, LONGEST_MESSAGE + 30), WIDTH.finding) + ROW, 0);
    if (HEADS + rows + (total > count ? PARAGRAPH : 0) <= room) return count;
  }
  return null;
}

function used(verdict: Verdict, trustBasis: string): number {
  const claims = verdict.claims.reduce((sum, { claim, because }) => sum + Math.max(lines(WHAT_IS_CLAIMED[claim], WIDTH.claim), lines(because, WIDTH.because)) + ROW, 0);
  const unpacked = verdict.subject.container === undefined ? 0 : 1 + ROW;
  const breaks = verdict.replay.brokenAtSequence === null ? 0 : 1 + ROW;
  return 2 * lines(headline(verdict), WIDTH.headline) + claims + breaks + unpacked + Math.max(0, lines(trustBasis, WIDTH.trust) - 2);
}

const lines = (text: string, width: number): number => Math.max(1, Math.ceil(text.length / width));
