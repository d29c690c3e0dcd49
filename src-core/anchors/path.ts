import type { Digest } from '#core/evidence';
import type { Sha256 } from '#core/replay';
import { leafOf, nodeOf } from './dialects';
import type { Dialect } from './dialects';
import { sidesByLength, sidesIn } from './shape';
import type { Side, Sides } from './shape';
import type { ProofStatement } from './statements';

export type Step = { readonly side: Side; readonly sibling: Digest; readonly node: Digest };
export type Walked = { readonly leaf: Digest; readonly steps: readonly Step[]; readonly root: Digest };

/** Where a proof says that its leaf stands; index and size from whoever states them. */
export type Place = { readonly index: bigint | undefined; readonly size: bigint | undefined };

/** The sides of a proof's siblings under a dialect, or why it can have none. Stated sides must be those that follow. */
export function sidesOf(proof: ProofStatement, place: Place, odd: Dialect['odd']): Sides | { readonly fault: 'sides' | 'nowhere'; readonly expected: string } {
  const { path, sides } = proof;
  if (place.index === undefined) return sides === undefined ? { fault: 'nowhere', expected: '' } : { sides };
  const derived = place.size === undefined ? sidesByLength(place.index, odd, path.length) : sidesIn(place.index, place.size, odd, path.length);
  if ('fault' in derived || sides === undefined) return derived;
  const differs = sides.some((side, at) => side !== derived.sides[at]);
  return differs ? { fault: 'sides', expected: derived.sides.join(', ') } : derived;
}

/** Walks from a chain hash up its path: `node = H(left, right)` at each step. */
export function walkPath(dialect: Dialect, chainHash: Digest, path: readonly Digest[], sides: readonly Side[], sha256: Sha256): Walked {
  const leaf = leafOf(dialect, chainHash, sha256);
  let node = leaf;
  const steps = path.map((sibling, at): Step => {
    const side = sides[at] ?? 'right';
    node = side === 'left' ? nodeOf(dialect, sibling, node, sha256) : nodeOf(dialect, node, sibling, sha256);
    return { side, sibling, node };
  });
  return { leaf, steps, root: node };
}
