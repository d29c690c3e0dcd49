import type { ClaimState } from '#core/assess';

import { LONGEST_MESSAGE, causesOf } from './first-findings';
import { totalOf } from './told-finding';
import type { Found } from './told-finding';

/** A claim as the report tells it. */
export type ToldClaim = { readonly state: ClaimState; readonly what: string; readonly because: string };
export type FirstPageText = { readonly headline: string; readonly claims: readonly ToldClaim[]; readonly trustBasis: string; /** Facts beyond those that every first page has. */ readonly moreFacts: number; /** Lines of facts beyond one each, the trust basis apart. */ readonly moreLines: number };

/** Characters that a line holds: a guess on the side of too few, because a line too many costs a page. */
const WIDTH = { headline: 40, claim: 36, because: 54, trust: 90, fact: 84, finding: 66 } as const;
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
export function findingsThatFit(found: Found, page: FirstPageText): number | null {
  const room = roomLeft(page);
  const total = totalOf(found);
  if (total === 0) return room >= NOTHING ? 0 : null;
  const causes = causesOf(found);
  for (let count = Math.min(MOST, causes.length); count > 0; count -= 1) {
    const rows = causes.slice(0, count).reduce((sum, { message }) => sum + lines(message.slice(0, LONGEST_MESSAGE + 30), WIDTH.finding) + ROW, 0);
    if (HEADS + rows + (total > count ? PARAGRAPH : 0) <= room) return count;
  }
  return null;
}

/** Lines of a table that are left beneath facts, headline and claims; below zero where these do not fit. */
export const roomLeft = (page: FirstPageText): number => ROOM - used(page);

/** Lines that facts take beyond one each. */
export const overflow = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + lines(text, WIDTH.fact) - 1, 0);

function used({ headline, claims: told, trustBasis, moreFacts, moreLines }: FirstPageText): number {
  const claims = told.reduce((sum, { what, because }) => sum + Math.max(lines(what, WIDTH.claim), lines(because, WIDTH.because)) + ROW, 0);
  return 2 * lines(headline, WIDTH.headline) + claims + moreFacts * (1 + ROW) + moreLines + Math.max(0, lines(trustBasis, WIDTH.trust) - 2);
}

const lines = (text: string, width: number): number => Math.max(1, Math.ceil(text.length / width));
