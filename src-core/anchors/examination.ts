import type { Beside, BesideFinding, Claim } from '#core/assess';
import type { AnchorsView, ProofView } from '#core/contract';
import { EntryMarks } from '#core/evidence';
import type { Sha256 } from '#core/replay';
import { grouped } from '#core/words';
import type { AnchoredEntry } from './anchored-entry';
import { DialectSearch } from './dialect-search';
import { dialectWords } from './dialects';
import { Notebook } from './notebook';
import { judgeProof } from './proofs';
import type { JudgedProof } from './proofs';
import { Roots } from './roots';
import type { AnchorStatement, ProofStatement } from './statements';
import { Trees } from './trees';

export type AnchorsInput = {
  readonly sha256: Sha256;
  readonly anchors: readonly AnchorStatement[];
  /** Roots confirmed from where the producer cannot write: those that a trusted time-stamp token stands for, with its time. */
  readonly confirmedRoots: ReadonlyMap<string, string>;
  /** Where the evidence ends: position in the file of its last entry; undefined in a page or a single entry. */
  readonly lastEntry: number | undefined;
  /** Placed entries of the bundle. */
  readonly entries: number;
  readonly files: number;
  readonly proofs: number;
  readonly faults: readonly string[];
};

const LISTED_PROOFS = 500;
/** Entries with a Merkle field that has not its form: told one by one up to this many. */
const LISTED_MALFORMED = 1000;

/**
 * Examines what bundle and supplied answers say of Merkle anchors (docs/format/anchors.md): first every entry that
 * carries Merkle fields, in the order of the walk, then every proof about an entry of the bundle, then `end`.
 * Compares with the stored chain hash; whether that recomputes is the replay's to say.
 */
export class AnchorExamination {
  private readonly input: AnchorsInput;
  private readonly notebook = new Notebook();
  private readonly search = new DialectSearch();
  private readonly roots: Roots;
  private readonly trees: Trees;
  private readonly malformed: BesideFinding[] = [];
  private readonly includedAt = new EntryMarks();
  /** Entries that state a root, or whose anchor does. */
  private readonly rootedAt = new EntryMarks();
  private readonly leading: JudgedProof[] = [];
  private readonly others: JudgedProof[] = [];
  /** The time before which the last chain hash existed, where it is included in a confirmed root. */
  private headBefore: string | undefined;
  private included = 0;
  private rooted = 0;
  private rootedIncluded = 0;
  private anchored = 0;
  private here = 0;
  private leadingCount = 0;
  private firstRoot: AnchoredEntry | undefined;

  constructor(input: AnchorsInput) {
    this.input = input;
    this.roots = new Roots(input.anchors, this.notebook);
    this.trees = new Trees(this.world, (entryIndex, root) => this.include(entryIndex, root));
  }

  private get world() {
    return { sha256: this.input.sha256, search: this.search, notebook: this.notebook, roots: this.roots };
  }

  /** Takes the next entry that carries Merkle fields. */
  *entry(entry: AnchoredEntry): Generator<void, void> {
    if (entry.root !== undefined || entry.anchorId !== undefined) this.anchored++;
    if (entry.root !== undefined) this.firstRoot ??= entry;
    if (entry.root !== undefined || this.roots.anchor(entry.anchorId) !== undefined) {
      this.rootedAt.set(entry.entryIndex);
      this.rooted++;
    }
    for (const { field, actual } of entry.malformed) {
      const { sequence, entryIndex, byteOffset } = entry;
      const message = `The ${field} of entry ${sequence} has not the form that the format gives, so that nothing can be compared with it.`;
      if (this.malformed.length < LISTED_MALFORMED) this.malformed.push({ code: 'anchor-unconfirmed', message, sequence, entryIndex, byteOffset, field, actual });
    }
    this.roots.compare(entry);
    yield* this.trees.next(entry);
  }

  /** Takes a proof and the entries of the bundle that have the sequence it names: usually one. */
  *proof(proof: ProofStatement, entries: readonly AnchoredEntry[]): Generator<void, void> {
    yield* this.trees.close();
    const named = entries.find(({ chainHash }) => chainHash === proof.entryHash || chainHash === proof.leaf) ?? entries[0];
    if (named === undefined) return;
    this.here++;
    const judged = yield* judgeProof(this.world, named, proof);
    const { state } = judged.view;
    if (state === 'leads') {
      this.leadingCount++;
      this.include(named.entryIndex, judged.view.stored);
    }
    const list = state === 'leads' ? this.leading : this.others;
    if (list.length < LISTED_PROOFS) list.push(judged);
  }

  *end(): Generator<void, { readonly beside: Beside; readonly view: AnchorsView }> {
    yield* this.trees.close();
    const findings = [...this.faults(), ...this.notebook.findings(this.search), ...this.unwalked(), ...this.malformed, ...this.unconfirmed(), ...this.unshown(), ...this.malleable()];
    return { beside: { findings, claims: [this.claim(), ...this.head()], named: this.notebook.named(this.search) }, view: this.view() };
  }

  private include(entryIndex: number, root: string | null): void {
    if (entryIndex === this.input.lastEntry && root !== null) this.headBefore ??= this.input.confirmedRoots.get(root);
    if (this.includedAt.has(entryIndex)) return;
    this.includedAt.set(entryIndex);
    this.included++;
    if (this.rootedAt.has(entryIndex)) this.rootedIncluded++;
  }

  private faults(): BesideFinding[] {
    return this.input.faults.map((message): BesideFinding => ({ code: 'supplied-unreadable', message, field: '--anchors' }));
  }

  private unwalked(): BesideFinding[] {
    return this.others.filter(({ view }) => view.state === 'undecided').map(({ view: { sequence, entryIndex, because } }): BesideFinding =>
      ({ code: 'supplied-unreadable', message: `A proof for entry ${sequence} could not be walked. ${because ?? ''}`, sequence, entryIndex, field: '--anchors' }));
  }

  private get openRoots(): number {
    return this.roots.besides(this.input.confirmedRoots);
  }

  private unconfirmed(): BesideFinding[] {
    const open = this.openRoots;
    if (open === 0) return [];
    const roots = open === 1 ? 'A Merkle root is stated' : `${open} Merkle roots are stated`;
    const message = `${roots} and nothing outside the producer's hands confirms ${open === 1 ? 'it' : 'them'}: whoever could rewrite the chain could write ${open === 1 ? 'it' : 'them'} anew as well.`;
    const { firstRoot } = this;
    const place = firstRoot === undefined ? {} : { sequence: firstRoot.sequence, entryIndex: firstRoot.entryIndex, byteOffset: firstRoot.byteOffset, field: 'merkleRoot' };
    return [{ code: 'anchor-unconfirmed', message, ...place }];
  }

  /** A confirmed root lends its weight to whoever names it: a chain made anew under an old root must not pass for anchored. */
  private unshown(): BesideFinding[] {
    const open = this.rooted - this.rootedIncluded;
    if (open === 0 || this.openRoots > 0) return [];
    const share = this.rooted === 1 ? 'The one entry that names a Merkle root is' : `${open} of ${this.rooted} entries that name a Merkle root ${open === 1 ? 'is' : 'are'}`;
    const message = `${share} not shown to be included in it. The root is confirmed by a time-stamp token, but it bears out no entry whose proof is missing: entries made anew could name it as well.`;
    return [{ code: 'anchor-unconfirmed', message, field: 'merkleRoot' }];
  }

  private malleable(): BesideFinding[] {
    if (!this.search.isMalleable) return [];
    const duplicates = this.search.fitting.some(({ odd }) => odd === 'duplicate');
    const twice = duplicates ? ' Where an odd last node is paired with itself, lists of different length can have the same root.' : '';
    return [{ code: 'anchor-malleable', message: `Merkle trees of this evidence are plain pair trees: nothing in a hash tells a leaf from an inner node, and the root does not fix the number of leaves.${twice}` }];
  }

  private claim(): Claim {
    const { included, openRoots } = this;
    const { entries } = this.input;
    const because = (state: Claim['state'], text: string): Claim => ({ claim: 'anchors', state, because: text });
    const failing = this.notebook.failing(this.search);
    if (failing > 0) return because('refuted', failing === 1 ? 'One statement about the anchors contradicts another, or what is computed from the entries.' : `${failing} statements about the anchors contradict others, or what is computed from the entries.`);
    const share = `${grouped(included)} of ${grouped(entries)} entries ${included === 1 ? 'is' : 'are'} shown to be included in the Merkle root stated for ${included === 1 ? 'it' : 'them'}`;
    if (included === 0) return because('not-provable', this.roots.stated.size === 0 ? 'No anchor is stated for any entry.' : 'No entry could be shown to be included in a Merkle root that is stated.');
    if (included < entries || this.notebook.contradictions > 0) return because('not-provable', `${share}; nothing is shown for the others.`);
    if (openRoots > 0) return because('attested', `${share}; the roots themselves rest on the producer's word.`);
    return because('proved', `${share}, and a time-stamp token that is traced to a certificate of the examiner\u2019s stands for ${this.roots.stated.size === 1 ? 'that root' : 'each of those roots'}: it existed before the token\u2019s time, and no more.`);
  }

  /** A root that a trusted token stands for bears out each of its leaves: nobody can have made that chain hash later. */
  private head(): Claim[] {
    if (this.headBefore === undefined || this.notebook.failing(this.search) > 0) return [];
    return [{ claim: 'head', state: 'proved', because: `The last chain hash is included in a Merkle root for which a time-stamp token stands that is traced to a certificate that the examiner supplied: that chain hash existed before ${this.headBefore}. It does not show that nothing was appended later and cut off.` }];
  }

  /** Where no kind of tree was found, a path that fits none contradicts nobody. */
  private settled({ view, restsOnKind }: JudgedProof): ProofView {
    return restsOnKind && !this.search.settles('joined') ? { ...view, state: 'undecided', because: `${view.because ?? ''} No kind of tree that is known here fits anything in this evidence.`.trim() } : view;
  }

  private view(): AnchorsView {
    const { input, leading, others, trees } = this;
    return {
      files: input.files,
      faults: input.faults.slice(0, 20),
      dialects: this.search.fitting.map(dialectWords),
      malleable: this.search.isMalleable,
      entries: { total: input.entries, anchored: this.anchored, included: this.included },
      roots: { stated: this.roots.stated.size, unconfirmed: this.openRoots },
      anchors: { total: trees.total, listed: trees.listed },
      proofs: { total: input.proofs, here: this.here, leading: this.leadingCount, listed: [...others, ...leading].slice(0, LISTED_PROOFS).map((one) => this.settled(one)) },
    };
  }
}
