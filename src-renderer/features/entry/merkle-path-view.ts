import type { AnchorsView, ProofView } from '#core/contract';
import { placeText } from '#core/report';

import type { StatusView } from '../../ui/status';
import { toProofStatus } from '../beside/anchors-view';

/** Proofs of one entry that are drawn; more than a few of one entry say the same again. */
const DRAWN = 3;

export type PathStep = { readonly side: 'left' | 'right'; readonly words: string; readonly sibling: string; readonly node: string };
export type PathView = {
  readonly key: number;
  readonly status: StatusView;
  /** Where the leaf stands, in which anchor and kind of tree. */
  readonly words: readonly string[];
  readonly because: string | null;
  readonly chainHash: string;
  readonly leaf: string | null;
  readonly steps: readonly PathStep[];
  /** The root to which the path leads, and the root as stated; null where either is not known. */
  readonly roots: { readonly computed: string; readonly stated: string; readonly equal: boolean } | null;
};

/** The paths of one entry's inclusion proofs, from its chain hash up to the root. */
export function toPaths(view: AnchorsView | undefined, entryIndex: number): { readonly paths: readonly PathView[]; readonly rest: number } {
  const own = (view?.proofs.listed ?? []).filter((proof) => proof.entryIndex === entryIndex);
  return { paths: own.slice(0, DRAWN).map(toPath), rest: Math.max(0, own.length - DRAWN) };
}

function toPath(proof: ProofView, key: number): PathView {
  const { anchorId, dialect, because, chainHash, leaf, steps, computed, stored } = proof;
  return {
    key,
    status: toProofStatus(proof.state),
    words: [`${placeText(proof)}, counted from 0`, ...(anchorId === null ? [] : [`anchor ${anchorId}`]), ...(dialect === null ? [] : [dialect])],
    because,
    chainHash,
    leaf,
    steps: steps.map(({ side, sibling, node }) => ({ side, sibling, node, words: `joined with the sibling on the ${side}` })),
    roots: computed === null || stored === null ? null : { computed, stated: stored, equal: computed === stored },
  };
}
