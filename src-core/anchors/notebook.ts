import type { BesideFinding, NamedEntries } from '#core/assess';
import { noNamedEntries } from '#core/assess';
import { EntryMarks } from '#core/evidence';
import type { AnchoredEntry } from './anchored-entry';
import type { DialectSearch } from './dialect-search';

/**
 * What a contradiction rests on. `stated`: two statements differ, however the tree is made. A part of the kind of tree:
 * it follows only if that part is known. `open`: each side may be sound by itself.
 */
export type Basis = (typeof BASES)[number];
const BASES = ['stated', 'joined', 'odd', 'open'] as const;
type Noted = { readonly finding: BesideFinding; readonly basis: Basis };
type Facts = Omit<BesideFinding, 'code' | 'severity' | 'sequence' | 'entryIndex' | 'byteOffset'>;

/** Contradictions of one basis that are kept; a hostile bundle could state one at each of millions of entries. */
const MOST = 10_000;

const UNKNOWN_TREE = ' No proof and no tree in this evidence fits a kind of tree that is known here, so that an unknown formula cannot be told from a change.';

const UNKNOWN_ODD = ' No tree that could be rebuilt from this evidence shows what becomes of an odd last node, so that an unknown formula cannot be told from a change.';

const fails = (basis: Basis, search: DialectSearch): boolean => basis === 'stated' || (basis !== 'open' && search.settles(basis));

/** Collects what contradicts the anchors, until it is known whether a kind of tree fits at all. */
export class Notebook {
  private readonly noted: Noted[] = [];
  private readonly counts: Record<Basis, number> = { stated: 0, joined: 0, odd: 0, open: 0 };
  /** Entries of contradictions that are not kept. */
  private readonly unkept: Readonly<Record<Basis, EntryMarks>> = { stated: new EntryMarks(), joined: new EntryMarks(), odd: new EntryMarks(), open: new EntryMarks() };

  get contradictions(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  mismatch({ sequence, entryIndex, byteOffset }: AnchoredEntry, facts: Facts, basis: Basis = 'stated'): void {
    this.note({ code: 'anchor-mismatch', ...facts, sequence, entryIndex, byteOffset }, basis);
  }

  /** A contradiction between what was supplied, at no entry. */
  mismatchBeside(facts: Facts): void {
    this.note({ code: 'anchor-mismatch', ...facts }, 'stated');
  }

  /** The findings. A wrong formula must not be called tampering: what rests on one that nothing shows is indeterminate. */
  findings(search: DialectSearch): BesideFinding[] {
    return this.noted.map(({ finding, basis }) => {
      if (fails(basis, search)) return finding;
      const doubt = basis === 'open' ? '' : search.settles('joined') ? UNKNOWN_ODD : UNKNOWN_TREE;
      return { ...finding, severity: 'indeterminate', message: finding.message + doubt };
    });
  }

  /** Entries of those beyond what is kept, by the severity that each would have. */
  named(search: DialectSearch): NamedEntries {
    const named = noNamedEntries();
    for (const basis of BASES) named[fails(basis, search) ? 'fail' : 'indeterminate'].setAll(this.unkept[basis]);
    return named;
  }

  /** How many of them fail. */
  failing(search: DialectSearch): number {
    return BASES.reduce((sum, basis) => sum + (fails(basis, search) ? this.counts[basis] : 0), 0);
  }

  /** Each basis has its own room: what is open must not crowd out what fails. */
  private note(finding: BesideFinding, basis: Basis): void {
    if (this.counts[basis]++ < MOST) this.noted.push({ finding, basis });
    else if (finding.entryIndex !== undefined) this.unkept[basis].set(finding.entryIndex);
  }
}
