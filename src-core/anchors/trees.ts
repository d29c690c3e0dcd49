import type { AnchorView } from '#core/contract';
import type { Digest } from '#core/evidence';
import type { AnchoredEntry } from './anchored-entry';
import type { TreePart } from './dialect-search';
import type { ProofWorld } from './proofs';
import { rootOver } from './rebuild';

/** Most leaves of one tree that is rebuilt. */
const MOST_LEAVES = 2 ** 20;
/** Leaves that may be hashed in vain: a hostile bundle must not keep the machine busy for ever. */
const VAIN_LEAVES = 2 ** 20;
const LISTED = 200;

type Group = {
  readonly anchorId: string | undefined;
  readonly root: Digest;
  readonly first: AnchoredEntry;
  readonly leaves: Digest[];
  readonly entries: number[];
  /** The leaves are numbered 0, 1, 2 … in the order of the walk, or not numbered at all. */
  inOrder: boolean;
  count: number;
};

/**
 * Rebuilds the trees of anchors whose leaves lie in the bundle one behind the other: entries of one anchor and root that
 * follow one another in the walk, from leaf 0 on. One group is in memory at a time.
 */
export class Trees {
  readonly listed: AnchorView[] = [];
  total = 0;
  private readonly world: ProofWorld;
  private readonly include: (entryIndex: number, root: Digest) => void;
  private group: Group | undefined;
  private vain = 0;

  constructor(world: ProofWorld, include: (entryIndex: number, root: Digest) => void) {
    this.world = world;
    this.include = include;
  }

  /** The next anchored entry of the walk. */
  *next(entry: AnchoredEntry): Generator<void, void> {
    const root = entry.root ?? this.world.roots.anchor(entry.anchorId)?.root;
    if (root === undefined) return yield* this.close();
    const { group } = this;
    if (group?.anchorId !== entry.anchorId || group?.root !== root) {
      yield* this.close();
      this.group = { anchorId: entry.anchorId, root, first: entry, leaves: [], entries: [], inOrder: true, count: 0 };
    }
    if (this.group !== undefined) add(this.group, entry);
  }

  /** Ends the group: no further entry follows it. */
  *close(): Generator<void, void> {
    const { group } = this;
    this.group = undefined;
    if (group === undefined) return;
    const size = this.world.roots.anchor(group.anchorId)?.size;
    const computed = yield* this.rebuild(group, size);
    this.total++;
    if (this.listed.length < LISTED) this.listed.push({ id: group.anchorId ?? null, root: group.root, size: size?.toString() ?? null, entriesHere: group.count, ...computed });
  }

  private *rebuild(group: Group, size: bigint | undefined): Generator<void, Pick<AnchorView, 'tree' | 'computed'>> {
    const { leaves, root, first } = group;
    const untried = { tree: 'not-rebuilt', computed: null } as const;
    if (!group.inOrder || leaves.length !== group.count || (size !== undefined && size !== BigInt(leaves.length)) || this.vain > VAIN_LEAVES) return untried;
    const { sha256, search, notebook } = this.world;
    const part = partShownBy(leaves.length);
    const fitting = yield* search.try(part, function* (dialect) {
      return (yield* rootOver(dialect, leaves, sha256)) === root;
    });
    if (fitting.length > 0) {
      for (const entryIndex of group.entries) this.include(entryIndex, root);
      return { tree: 'rebuilt', computed: null };
    }
    this.vain += leaves.length;
    // Without a stated size nobody says that all leaves lie here; without numbers, that this is their order.
    if (size === undefined || first.index === undefined) return untried;
    const computed = (yield* rootOver(search.shown, leaves, sha256)) ?? null;
    const message = `The tree over all ${leaves.length} leaves of the anchor that begins at entry ${first.sequence} has another root than is stated for it.`;
    notebook.mismatch(first, { message, field: 'merkleRoot', expected: root, ...(computed === null ? {} : { actual: computed }) }, part === 'odd' ? 'odd' : 'joined');
    return { tree: 'differs', computed };
  }
}

/** Only where the leaves are no power of two does a level end in an odd node, and only then is it seen what becomes of it. */
const partShownBy = (leaves: number): TreePart => (leaves < 2 ? 'nothing' : (leaves & (leaves - 1)) === 0 ? 'joined' : 'odd');

function add(group: Group, entry: AnchoredEntry): void {
  const numbered = group.first.index !== undefined;
  if (numbered ? entry.index !== BigInt(group.count) : entry.index !== undefined) group.inOrder = false;
  group.count++;
  if (!group.inOrder || group.leaves.length >= MOST_LEAVES) return;
  group.leaves.push(entry.chainHash);
  group.entries.push(entry.entryIndex);
}
