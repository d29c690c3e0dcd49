import { compareSequences } from '#core/evidence';
import { counted, grouped } from '#core/words';

import type { Divergence, DivergentSide, Fit, NeighbourFit } from './comparison';

type Name = 'A' | 'B';

/** What a comparison may be taken for, and what not. */
export const CONSISTENT_BOUND = 'Consistent is not original: whoever changes an entry can compute anew all that follows it.';

/** "248", "entries 4 to 6" would be wrong of one. */
export function stretchText({ from, to }: Pick<Divergence, 'from' | 'to'>): string {
  return compareSequences(from, to) === 0 ? `sequence ${from}` : `sequences ${from} to ${to}`;
}

/** What one copy has of a stretch in which the copies part, in a sentence. */
export function sideSentence(name: Name, divergence: Divergence): string {
  const own = divergence[name === 'A' ? 'a' : 'b'];
  const clauses = [content(own), inside(own), before(own, divergence), after(own, divergence)].filter((clause) => clause !== '');
  return `In ${name}, ${clauses.join('; ')}.`;
}

function content({ entries, notRecomputing }: DivergentSide): string {
  if (entries === 0) return 'no entry lies there';
  if (notRecomputing === null) return `whether ${entries === 1 ? 'its entry recomputes' : `its ${grouped(entries)} entries recompute`} is not known`;
  if (entries === 1) return notRecomputing === 0 ? 'the entry recomputes' : 'the entry does not recompute';
  return notRecomputing === 0 ? `all ${grouped(entries)} entries recompute` : `${grouped(notRecomputing)} of ${grouped(entries)} entries ${notRecomputing === 1 ? 'does' : 'do'} not recompute`;
}

const inside = ({ brokenLinks }: DivergentSide): string => (brokenLinks === 0 ? '' : `${counted(brokenLinks, 'link', 'links')} between them ${brokenLinks === 1 ? 'does' : 'do'} not hold`);

function before({ linkBefore }: DivergentSide, { before: sequence }: Divergence): string {
  if (linkBefore === 'none') return '';
  const verb = linkBefore === 'holds' ? 'links' : 'does not link';
  return sequence === null ? `the first ${verb} to genesis as entry 1 must` : `the first ${verb} to ${sequence}, which both hold`;
}

function after({ entries, linkAfter }: DivergentSide, { before: earlier, after: sequence }: Divergence): string {
  if (linkAfter === 'none' || sequence === null) return '';
  const to = entries > 0 ? 'the last of them' : `${earlier ?? 'what lies before'}`;
  return `${sequence}, which both hold, ${linkAfter === 'holds' ? 'links' : 'does not link'} to ${to}`;
}

/** Which copy ties in with what both hold around the stretch, in a sentence that claims no more. */
export function divergenceSentence({ hashed, before: earlier, after: later, a, b }: Divergence): string {
  if (!hashed) return 'No value that differs enters a chain hash: the chain cannot tell the copies apart.';
  if (earlier === null && later === null) return `No entry around it is held alike by both copies. ${fitSentence(a.fit, b.fit, 'a chain from genesis')}`;
  return fitSentence(a.fit, b.fit, 'the entries around it that both copies hold');
}

/** Which copy is consistent with a neighbouring bundle. */
export function neighbourSentence(side: NeighbourFit['side'], a: Fit, b: Fit): string {
  return fitSentence(a, b, side === 'previous' ? 'the bundle before' : 'the bundle after');
}

function fitSentence(a: Fit, b: Fit, what: string): string {
  if (a === 'consistent' && b === 'consistent') return `Both are consistent with ${what}.`;
  if (a === 'inconsistent' && b === 'inconsistent') return `Neither is consistent with ${what}.`;
  for (const [name, own, other, against] of [['A', a, 'B', b], ['B', b, 'A', a]] as const) {
    if (own === 'consistent' && against === 'inconsistent') return `Only ${name} is consistent with ${what}; ${other} is not.`;
  }
  for (const [name, own, other] of [['A', a, 'B'], ['B', b, 'A']] as const) {
    if (own === 'consistent') return `${name} is consistent with ${what}; of ${other} it cannot be told.`;
    if (own === 'inconsistent') return `${name} is not consistent with ${what}; of ${other} it cannot be told.`;
  }
  return `Which copy is consistent with ${what} cannot be told.`;
}
