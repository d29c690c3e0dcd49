import type { BesideFinding, NamedEntries } from '#core/assess';
import { noNamedEntries } from '#core/assess';
import { EntryMarks } from '#core/evidence';
import type { AnchoredEntry } from './anchored-entry';

/**
 * What a contradiction rests on. `stated`: two statements differ, however the tree is made. `kind`: it follows only if
 * the tree is of a known kind. `open`: each side may be sound by itself.
 */
export type Basis = 'stated' | 'kind' | 'open';
type Noted = { readonly finding: BesideFinding; readonly basis: Basis };
type Facts = Omit<BesideFinding, 'code' | 'severity' | 'sequence' | 'entryIndex' | 'byteOffset'>;

/** Contradictions of one basis that are kept; a hostile bundle could state one at each of millions of entries. */
const MOST = 10_000;

const UNKNOWN_TREE = ' No proof and no tree in this evidence fits a kind of tree that is known here, so that an unknown formula cannot be told from a change.';

/** Collects what contradicts the anchors, until it is known whether a kind of tree fits at all. */
export class Notebook {
  private readonly noted: Noted[] = [];
  private readonly counts: Record<Basis, number> = { stated: 0, kind: 0, open: 0 };
  /** Entries of contradictions that are not kept. */
  private readonly unkept: Readonly<Record<Basis, EntryMarks>> = { stated: new EntryMarks(), kind: new EntryMarks(), open: new EntryMarks() };

  get contradictions(): number {
    return this.counts.stated + this.counts.kind + this.counts.open;
  }

  mismatch({ sequence, entryIndex, byteOffset }: AnchoredEntry, facts: Facts, basis: Basis = 'stated'): void {
    this.note({ code: 'anchor-mismatch', ...facts, sequence, entryIndex, byteOffset }, basis);
  }

  /** A contradiction between what was supplied, at no entry. */
  mismatchBeside(facts: Facts): void {
    this.note({ code: 'anchor-mismatch', ...facts }, 'stated');
  }

  /** The findings. A wrong formula must not be called tampering: what rests on one that nothing fits is indeterminate. */
  findings(kindFound: boolean): BesideFinding[] {
    return this.noted.map(({ finding, basis }) => {
      if (basis === 'open') return { ...finding, severity: 'indeterminate' };
      return basis === 'kind' && !kindFound ? { ...finding, severity: 'indeterminate', message: finding.message + UNKNOWN_TREE } : finding;
    });
  }

  /** Entries of those beyond what is kept, by the severity that each would have. */
  named(kindFound: boolean): NamedEntries {
    const named = noNamedEntries();
    named.fail.setAll(this.unkept.stated);
    named.indeterminate.setAll(this.unkept.open);
    named[kindFound ? 'fail' : 'indeterminate'].setAll(this.unkept.kind);
    return named;
  }

  /** How many of them fail. */
  failing(kindFound: boolean): number {
    return this.counts.stated + (kindFound ? this.counts.kind : 0);
  }

  /** Each basis has its own room: what is open must not crowd out what fails. */
  private note(finding: BesideFinding, basis: Basis): void {
    if (this.counts[basis]++ < MOST) this.noted.push({ finding, basis });
    else if (finding.entryIndex !== undefined) this.unkept[basis].set(finding.entryIndex);
  }
}
