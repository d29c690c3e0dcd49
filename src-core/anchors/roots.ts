import type { Digest } from '#core/evidence';
import type { AnchoredEntry } from './anchored-entry';
import type { Basis, Notebook } from './notebook';
import type { AnchorStatement } from './statements';

/** Anchors and roots that are remembered; beyond, two statements about one anchor are no longer compared. */
const MOST = 100_000;

/** Who states which root for which anchor, and whether any two differ. */
export class Roots {
  private readonly supplied = new Map<string, AnchorStatement>();
  private readonly fromEntries = new Map<string, { readonly root: Digest; readonly sequence: string }>();
  private beyond = false;
  /** Every root that is stated for an entry of the bundle, as far as they are remembered. */
  readonly stated = new Set<Digest>();
  private readonly notebook: Notebook;

  constructor(anchors: readonly AnchorStatement[], notebook: Notebook) {
    this.notebook = notebook;
    for (const anchor of anchors) this.takeSupplied(anchor);
  }

  anchor(id: string | undefined): AnchorStatement | undefined {
    return id === undefined ? undefined : this.supplied.get(id);
  }

  note(root: Digest): void {
    if (this.stated.size < MOST) this.stated.add(root);
    else if (!this.stated.has(root)) this.beyond = true;
  }

  /** How many of the stated roots are not among those. Roots beyond what is remembered count as one that is not. */
  besides(confirmed: ReadonlyMap<string, string>): number {
    let open = this.beyond ? 1 : 0;
    for (const root of this.stated) if (!confirmed.has(root)) open++;
    return open;
  }

  /** Compares what an entry says of its anchor with what else says so. */
  compare(entry: AnchoredEntry): void {
    const { root, anchorId, index } = entry;
    const anchor = this.anchor(anchorId);
    for (const stated of [root, anchor?.root]) if (stated !== undefined) this.note(stated);
    if (anchor?.size !== undefined && index !== undefined && index >= anchor.size) {
      const message = `Entry ${entry.sequence} names leaf ${index} of an anchor that has ${anchor.size} leaves, counted from 0.`;
      this.notebook.mismatch(entry, { message, field: 'merkleLeafIndex', expected: `below ${anchor.size}`, actual: String(index) }, outsideBasis(index, anchor.size));
    }
    if (root === undefined || anchorId === undefined) return;
    if (anchor !== undefined && anchor.root !== root) {
      this.notebook.mismatch(entry, { message: `The Merkle root that entry ${entry.sequence} carries is not the root that its anchor states.`, field: 'merkleRoot', expected: anchor.root, actual: root });
    } else if (anchor === undefined) this.compareWithOthers(entry, anchorId, root);
  }

  private compareWithOthers(entry: AnchoredEntry, anchorId: string, root: Digest): void {
    const first = this.fromEntries.get(anchorId);
    if (first === undefined) {
      if (this.fromEntries.size < MOST) this.fromEntries.set(anchorId, { root, sequence: String(entry.sequence) });
    } else if (first.root !== root) {
      const message = `Entries ${first.sequence} and ${entry.sequence} name the same anchor and carry different Merkle roots.`;
      this.notebook.mismatch(entry, { message, field: 'merkleRoot', expected: first.root, actual: root });
    }
  }

  private takeSupplied(anchor: AnchorStatement): void {
    if (anchor.id === undefined) return;
    const before = this.supplied.get(anchor.id);
    if (before === undefined) this.supplied.set(anchor.id, anchor);
    else if (before.root !== anchor.root) {
      this.notebook.mismatchBeside({ message: 'Two of the supplied answers name the same anchor and state different roots for it.', field: 'merkleRoot', expected: before.root, actual: anchor.root });
    } else if (before.size === undefined) this.supplied.set(anchor.id, anchor);
  }
}

/** A place outside its tree. Just behind the end it may be that the producer counts from 1: a kind that is not known here. */
export function outsideBasis(index: bigint, size: bigint): Basis {
  return index === size && size > 0n ? 'joined' : 'stated';
}
