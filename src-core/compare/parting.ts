import { FLAG } from '#core/evidence';
import type { Sequence } from '#core/evidence';

import type { Divergence, DivergentSide, Fit, LinkFact } from './comparison';

const LISTED = 1000;
const NOT_CONTINUED = FLAG.brokenLink | FLAG.wrongGenesis | FLAG.gap | FLAG.duplicate | FLAG.fork;

/** One copy's side of the stretch that is open. */
type OpenSide = { entries: number; notRecomputing: number; brokenLinks: number; linkBefore: LinkFact };
type Open = { readonly from: Sequence; to: Sequence; readonly before: Sequence | null; hashed: boolean; isLeftOpen: boolean; readonly a: OpenSide; readonly b: OpenSide };

/** An entry as the walk left it in its own copy. */
export type Walked = { readonly flags: number };

/**
 * Follows two copies through their sequences and tells where they part: each stretch between two entries that both hold
 * alike. Everything comes from the flags of each copy's own walk: the link of an entry is to the entry before it in its
 * copy, so that the same entry may link in one of them and not in the other.
 */
export class Parting {
  readonly listed: Divergence[] = [];
  count = 0;
  private readonly recipe: number;
  private before: Sequence | null = null;
  private open: Open | undefined;

  /** `recipe` is the number in the entries' flags of the one that both copies are judged by; 0 while none is known. */
  constructor(recipe: number) {
    this.recipe = recipe;
  }

  /** An entry that both copies hold alike. */
  common(sequence: Sequence, a: Walked, b: Walked): void {
    if (this.open !== undefined) this.close(sequence, a, b);
    this.before = sequence;
  }

  /** The copy that lacks the last entry may hold it in a bundle that was not compared: of this stretch nothing is told. */
  leaveOpen(): void {
    if (this.open !== undefined) this.open.isLeftOpen = true;
  }

  /** An entry in which they part; undefined for the copy that has none. `hashed`: a value that enters the chain hash differs. */
  parts(sequence: Sequence, hashed: boolean, a: Walked | undefined, b: Walked | undefined): void {
    this.open ??= { from: sequence, to: sequence, before: this.before, hashed: false, isLeftOpen: false, a: side(), b: side() };
    const { open } = this;
    open.to = sequence;
    open.hashed ||= hashed || a === undefined || b === undefined;
    if (a !== undefined) this.take(open.a, open.before, sequence, a);
    if (b !== undefined) this.take(open.b, open.before, sequence, b);
  }

  /** Nothing follows in either copy. */
  end(): void {
    if (this.open !== undefined) this.close(null, { flags: 0 }, { flags: 0 });
  }

  private take(own: OpenSide, before: Sequence | null, sequence: Sequence, { flags }: Walked): void {
    if ((flags & FLAG.recipe) !== this.recipe) own.notRecomputing++;
    if (own.entries++ > 0) {
      if (linkOf(flags) === 'broken') own.brokenLinks++;
      // Entry 1 is tied to genesis; any other entry that begins a copy is tied to nothing, unless it claims to be the first.
    } else if (before !== null || sequence === 1 || (flags & FLAG.wrongGenesis) !== 0) own.linkBefore = linkOf(flags);
  }

  private close(after: Sequence | null, a: Walked, b: Walked): void {
    const { open } = this;
    if (open === undefined) return;
    this.open = undefined;
    if (open.isLeftOpen || ++this.count > LISTED) return;
    const { from, to, before, hashed } = open;
    const told = (own: OpenSide, { flags }: Walked): DivergentSide => {
      const isTied = after !== null && (own.entries > 0 || before !== null);
      return this.sideOf(own, isTied ? linkOf(flags) : 'none');
    };
    this.listed.push({ from, to, before, after, hashed, a: told(open.a, a), b: told(open.b, b) });
  }

  private sideOf({ entries, notRecomputing, brokenLinks, linkBefore }: OpenSide, linkAfter: LinkFact): DivergentSide {
    const facts = { entries, notRecomputing: this.recipe === 0 ? null : notRecomputing, brokenLinks, linkBefore, linkAfter };
    return { ...facts, fit: fitOf(facts) };
  }
}

const side = (): OpenSide => ({ entries: 0, notRecomputing: 0, brokenLinks: 0, linkBefore: 'none' });

const linkOf = (flags: number): LinkFact => ((flags & NOT_CONTINUED) === 0 ? 'holds' : 'broken');

/** Under an unknown formula a link that does not hold says nothing, and then neither does one that holds. */
function fitOf({ notRecomputing, brokenLinks, linkBefore, linkAfter }: Omit<DivergentSide, 'fit'>): Fit {
  if (notRecomputing === null) return 'cannot-tell';
  if (notRecomputing > 0 || brokenLinks > 0 || linkBefore === 'broken' || linkAfter === 'broken') return 'inconsistent';
  return linkBefore === 'holds' || linkAfter === 'holds' ? 'consistent' : 'cannot-tell';
}
