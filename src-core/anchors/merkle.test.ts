import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseDigest } from '#core/evidence';
import type { Digest } from '#core/evidence';

import { DIALECTS, dialectWords } from './dialects';
import type { Dialect } from './dialects';
import { sidesOf, walkPath } from './path';
import { rootOver } from './rebuild';
import { sidesByLength, sidesIn } from './shape';
import type { ProofStatement } from './statements';

type Tree = { dialect: string; size: number; root: string; proofs?: { path: string[]; sides: ('left' | 'right')[] }[] };

const trees = JSON.parse(readFileSync(join(import.meta.dirname, '../../vectors/merkle.json'), 'utf8')) as Tree[];
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const digest = (text: string): Digest => {
  const parsed = parseDigest(text);
  if (parsed === undefined) throw new Error('a vector holds digests');
  return parsed;
};
const LEAVES = Array.from({ length: 20 }, (_, index) => digest(sha256(new TextEncoder().encode(`chain hash ${index}`))));

function dialectOf(id: string): Dialect {
  const dialect = DIALECTS.find((one) => one.id === id);
  if (dialect === undefined) throw new Error(`no dialect ${id}`);
  return dialect;
}

function rootOf(dialect: Dialect, leaves: readonly Digest[]): Digest | undefined {
  const work = rootOver(dialect, leaves, sha256);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const stated = (path: readonly string[], sides?: ProofStatement['sides']): ProofStatement =>
  ({ sequence: undefined, anchorId: undefined, index: undefined, size: undefined, root: undefined, leaf: undefined, entryHash: undefined, path: path.map(digest), sides });

describe('trees made by an independent Python program', () => {
  it('come in every dialect, in sizes from 1 to 20', () => {
    expect(trees.map(({ dialect, size }) => `${dialect} ${size}`)).toEqual(DIALECTS.flatMap(({ id }) => Array.from({ length: 20 }, (_, at) => `${id} ${at + 1}`)));
    expect(new Set(DIALECTS.map(dialectWords)).size).toBe(DIALECTS.length);
  });

  it.each(trees.map((tree) => [tree.dialect, tree.size, tree] as const))('%s of %i leaves is rebuilt to its root', (id, size, tree) => {
    expect(rootOf(dialectOf(id), LEAVES.slice(0, size))).toBe(tree.root);
  });

  const withProofs = trees.filter(({ proofs }) => proofs !== undefined);
  it.each(withProofs.map((tree) => [tree.dialect, tree.size, tree] as const))('%s of %i leaves: every proof leads to the root, by place and size, by place and length, and by sides', (id, size, { root, proofs = [] }) => {
    const dialect = dialectOf(id);
    proofs.forEach(({ path, sides }, at) => {
      const index = BigInt(at);
      const ways = [
        sidesOf(stated(path), { index, size: BigInt(size) }, dialect.odd),
        sidesOf(stated(path), { index, size: undefined }, dialect.odd),
        sidesOf(stated(path, sides), { index: undefined, size: undefined }, dialect.odd),
        sidesOf(stated(path, sides), { index, size: BigInt(size) }, dialect.odd),
      ];
      for (const way of ways) {
        expect(way).toEqual({ sides });
        expect(walkPath(dialect, LEAVES[at] ?? digest(root), path.map(digest), sides, sha256).root).toBe(root);
      }
    });
  });
});

describe('the place of a leaf', () => {
  it('lies inside its tree, however large the numbers', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 70n }), fc.bigInt({ min: 0n, max: 2n ** 70n }), fc.nat({ max: 80 }), (index, size, length) => {
      const given = sidesIn(index, size, 'promote', length);
      if (index >= size) expect(given).toMatchObject({ fault: 'outside' });
      else if ('sides' in given) expect(given.sides).toHaveLength(length);
      else expect(given).toMatchObject({ fault: 'length' });
    }));
  });

  it('and its size fix the length of the path: no other length is accepted', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.constantFrom('promote' as const, 'duplicate' as const), (size, share, odd) => {
      const index = BigInt(Math.floor(share * size));
      const fitting = Array.from({ length: 20 }, (_, length) => length).filter((length) => 'sides' in sidesIn(index, BigInt(size), odd, length));
      expect(fitting).toHaveLength(1);
    }));
  });

  it('and the length of its path fix the sides: they are those of every tree in which such a path exists', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.constantFrom('promote' as const, 'duplicate' as const), (size, share, odd) => {
      const index = BigInt(Math.floor(share * size));
      const length = Array.from({ length: 20 }, (_, at) => at).find((at) => 'sides' in sidesIn(index, BigInt(size), odd, at)) ?? 0;
      expect(sidesByLength(index, odd, length)).toEqual(sidesIn(index, BigInt(size), odd, length));
    }));
  });

  it('cannot be reached by fewer siblings than it has ones in binary', () => {
    expect(sidesByLength(7n, 'promote', 2)).toEqual({ fault: 'length', expected: 'at least 3' });
    expect(sidesByLength(4n, 'duplicate', 2)).toEqual({ fault: 'length', expected: 'at least 3' });
  });
});

describe('a changed proof', () => {
  it('never leads to the root: any sibling, side or leaf that is another', () => {
    const tree = trees.find(({ dialect, size }) => dialect === 'rfc6962/bytes' && size === 13);
    const dialect = dialectOf('rfc6962/bytes');
    fc.assert(fc.property(fc.nat({ max: 12 }), fc.nat(), fc.nat({ max: 63 }), fc.constantFrom('sibling', 'side', 'leaf'), (leaf, step, character, what) => {
      const { path = [], sides = [] } = tree?.proofs?.[leaf] ?? {};
      const at = step % path.length;
      const changed = path.map((hash, index) => (index === at && what === 'sibling' ? `${hash.slice(0, character)}${hash[character] === '0' ? '1' : '0'}${hash.slice(character + 1)}` : hash));
      const turned = sides.map((side, index) => (index === at && what === 'side' ? (side === 'left' ? 'right' : 'left') : side));
      const from = LEAVES[what === 'leaf' ? (leaf + 1) % 13 : leaf] ?? digest('');
      expect(walkPath(dialect, from, changed.map(digest), turned, sha256).root).not.toBe(tree?.root);
    }));
  });
});
