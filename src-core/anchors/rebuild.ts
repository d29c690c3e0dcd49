import type { Digest } from '#core/evidence';
import type { Sha256 } from '#core/replay';
import { leafOf, nodeOf } from './dialects';
import type { Dialect } from './dialects';

/** Hashes between two pauses. */
const STRETCH = 2048;

/**
 * The root over all chain hashes of an anchor, in leaf order: level by level, an odd last node as the dialect has it.
 * For RFC 6962 this is its Merkle tree hash. Undefined for no leaf. Yields so that others can work.
 */
export function* rootOver(dialect: Dialect, chainHashes: readonly Digest[], sha256: Sha256): Generator<void, Digest | undefined> {
  let level: Digest[] = [];
  for (const chainHash of chainHashes) {
    level.push(leafOf(dialect, chainHash, sha256));
    if (level.length % STRETCH === 0) yield;
  }
  while (level.length > 1) {
    const above: Digest[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const left = level[at];
      const right = level[at + 1] ?? (dialect.odd === 'duplicate' ? left : undefined);
      if (left === undefined) continue;
      above.push(right === undefined ? left : nodeOf(dialect, left, right, sha256));
      if (above.length % STRETCH === 0) yield;
    }
    level = above;
  }
  return level[0];
}
