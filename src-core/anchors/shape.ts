import type { Dialect } from './dialects';

export type Side = 'left' | 'right';
/** On which side each sibling stands, from the leaf up; or why no path of this length leads from there to a root. */
export type Sides = { readonly sides: readonly Side[] } | { readonly fault: 'outside' | 'length'; readonly expected: string };

/**
 * The sides of the path of a leaf in a tree of known size (RFC 9162, 2.1.3.2): exact in number. Where odd nodes are
 * paired with themselves the sibling at a level's end is the node itself, on the right.
 */
export function sidesIn(index: bigint, size: bigint, odd: Dialect['odd'], length: number): Sides {
  if (index >= size) return { fault: 'outside', expected: size === 0n ? 'none: the tree is empty' : `0 to ${size - 1n}` };
  const sides: Side[] = [];
  for (let at = index, last = size - 1n; last > 0n; at >>= 1n, last >>= 1n) {
    if ((at & 1n) === 1n) sides.push('left');
    else if (at < last || odd === 'duplicate') sides.push('right');
  }
  return sides.length === length ? { sides } : { fault: 'length', expected: String(sides.length) };
}

/**
 * The sides of a path whose tree's size nobody states. They follow from index and length: from the level on where the
 * node is the last one of an odd level, only its set bits have a sibling, all on the left.
 */
export function sidesByLength(index: bigint, odd: Dialect['odd'], length: number): Sides {
  for (let level = odd === 'duplicate' ? length : 0; level <= length; level++) {
    const above = onesIn(index >> BigInt(level));
    if (level + above !== length || (odd === 'duplicate' && above > 0)) continue;
    const below = Array.from({ length: level }, (_, bit): Side => (((index >> BigInt(bit)) & 1n) === 1n ? 'left' : 'right'));
    return { sides: [...below, ...Array.from({ length: above }, (): Side => 'left')] };
  }
  return { fault: 'length', expected: odd === 'duplicate' ? `at least ${index.toString(2).length}` : `at least ${onesIn(index)}` };
}

function onesIn(value: bigint): number {
  let ones = 0;
  for (const digit of value.toString(2)) if (digit === '1') ones++;
  return ones;
}
