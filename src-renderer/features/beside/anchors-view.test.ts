import { expect, test } from 'vitest';

import type { AnchorsView, ProofView } from '#core/contract';

import { toAnchorsPanel } from './anchors-view';

const HASH = 'a'.repeat(64);
const proof = (more: Partial<ProofView>): ProofView => ({
  sequence: 3, entryIndex: 2, anchorId: null, index: '2', size: '7', dialect: null, chainHash: HASH, leaf: HASH, steps: [], computed: HASH, stored: HASH, state: 'leads', because: null, ...more,
});
const view = (listed: readonly ProofView[], more: Partial<AnchorsView> = {}): AnchorsView => ({
  files: 1, faults: [], dialects: ['RFC 6962'], malleable: false, roots: { stated: 1, unconfirmed: 1 }, entries: { total: 9, anchored: 9, included: 1 },
  anchors: { total: 0, listed: [] }, proofs: { total: listed.length, here: listed.length, leading: 0, listed }, ...more,
});

test('no proof is green: it leads to a root that only the producer may have stated', () => {
  const { proofs } = toAnchorsPanel(view([proof({ state: 'contradicted' }), proof({ state: 'undecided' }), proof({ state: 'leads' })]));
  expect(proofs.map(({ status }) => [status.tone, status.word])).toEqual([['fail', 'contradicted'], ['open', 'cannot be judged'], ['calm', 'leads to the root']]);
});

test('each proof leads to its own entry, among twins of one sequence too', () => {
  expect(toAnchorsPanel(view([proof({})])).proofs).toMatchObject([{ entry: 'Entry 3', place: 'leaf 2 of 7', target: { sequence: 3, entryIndex: 2 } }]);
});

test('more proofs than are drawn are told to be more', () => {
  const panel = toAnchorsPanel(view(Array.from({ length: 21 }, () => proof({}))));
  expect([panel.proofs.length, panel.rest]).toEqual([20, '20 of 21 proofs are listed.']);
});

test('malleable trees and what could not be read are warned of', () => {
  expect(toAnchorsPanel(view([], { malleable: true, faults: ['A file is no JSON.'] })).warnings).toEqual(['Plain pair trees: nothing in a hash tells a leaf from an inner node.', 'A file is no JSON.']);
});
