import { expect, test } from 'vitest';

import type { AnchorsView, ProofView } from '#core/contract';

import { toPaths } from './merkle-path-view';

const LEAF = 'a'.repeat(64);
const NODE = 'b'.repeat(64);
const proof = (more: Partial<ProofView>): ProofView => ({
  sequence: 3, entryIndex: 2, anchorId: 'one', index: '2', size: '7', dialect: 'RFC 6962', chainHash: LEAF, leaf: LEAF,
  steps: [{ side: 'left', sibling: NODE, node: NODE }], computed: NODE, stored: NODE, state: 'leads', because: null, ...more,
});
const view = (listed: readonly ProofView[]): AnchorsView => ({
  files: 1, faults: [], dialects: ['RFC 6962'], malleable: false, roots: { stated: 1, unconfirmed: 1 }, entries: { total: 9, anchored: 9, included: 1 },
  anchors: { total: 0, listed: [] }, proofs: { total: listed.length, here: listed.length, leading: 0, listed },
});

test('an entry has the paths of its own proofs, and of no other entry of the same sequence', () => {
  const twin = view([proof({}), proof({ entryIndex: 5 })]);
  expect(toPaths(twin, 2).paths).toHaveLength(1);
  expect(toPaths(twin, 4).paths).toEqual([]);
  expect(toPaths(undefined, 2).paths).toEqual([]);
});

test('a path says where its leaf stands, in which anchor and kind of tree', () => {
  const [path] = toPaths(view([proof({})]), 2).paths;
  expect(path?.words).toEqual(['leaf 2 of 7, counted from 0', 'anchor one', 'RFC 6962']);
  expect(path?.steps).toEqual([{ side: 'left', sibling: NODE, node: NODE, words: 'joined with the sibling on the left' }]);
  expect(path?.roots?.equal).toBe(true);
});

test('a path that leads elsewhere shows both roots; one that could not be walked shows none', () => {
  expect(toPaths(view([proof({ stored: LEAF, state: 'contradicted' })]), 2).paths[0]).toMatchObject({ status: { tone: 'fail', word: 'contradicted' }, roots: { equal: false } });
  expect(toPaths(view([proof({ leaf: null, computed: null, state: 'undecided', steps: [] })]), 2).paths[0]).toMatchObject({ leaf: null, roots: null });
});

test('of many proofs for one entry the first are drawn and the others counted', () => {
  expect(toPaths(view(Array.from({ length: 5 }, () => proof({}))), 2)).toMatchObject({ rest: 2, paths: { length: 3 } });
});
