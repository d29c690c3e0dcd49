import { expect, test } from 'vitest';

import type { AnchorsView, Examination, ProofView } from '#core/contract';

import { anchorChecks } from './anchors-check';
import { anchorsSection } from './anchors-section';
import { anchorsSentences } from './anchors-words';
import type { ReportInput } from './report-input';

const HASH = 'a'.repeat(64);
const proof = (more: Partial<ProofView>): ProofView => ({
  sequence: 3, entryIndex: 2, anchorId: 'one', index: '2', size: '7', dialect: 'RFC 6962', chainHash: HASH, leaf: HASH,
  steps: [{ side: 'left', sibling: HASH, node: HASH }], computed: HASH, stored: HASH, state: 'leads', because: null, ...more,
});
const view = (more: Partial<AnchorsView>): AnchorsView => ({
  files: 1, faults: [], dialects: ['RFC 6962'], malleable: false, roots: { stated: 1, unconfirmed: 1 }, entries: { total: 6, anchored: 6, included: 1 },
  anchors: { total: 1, listed: [{ id: 'one', root: HASH, size: '7', entriesHere: 6, tree: 'not-rebuilt', computed: null }] },
  proofs: { total: 2, here: 1, leading: 1, listed: [proof({})] }, ...more,
});

type Found = { code: string; severity: string };
// Only what the section reads: the whole of an examination is made by real bundles in the tests of the command line.
const examination = (anchors: AnchorsView | undefined, findings: Found[] = []) => ({ verdict: { findings }, beside: anchors === undefined ? {} : { anchors } }) as unknown as Examination;
const blocksOf = (anchors: AnchorsView | undefined) => anchorsSection({ examination: examination(anchors) } as ReportInput).flatMap(({ blocks }) => blocks);
const results = (anchors: AnchorsView | undefined, findings: Found[] = []) => anchorChecks(examination(anchors, findings)).map(({ result }) => result);

test('where anchors were not looked at there is no section, and the checks are not run', () => {
  expect(blocksOf(undefined)).toEqual([]);
  expect(results(undefined)).toEqual(['not run', 'not run', 'not run']);
});

test('a proof that leads to its root is ok, and the root nevertheless open', () => {
  expect(results(view({}))).toEqual(['ok', 'ok', 'indeterminate']);
  expect(results(view({ roots: { stated: 2, unconfirmed: 0 } }))).toEqual(['ok', 'ok', 'ok']);
});

test('a contradiction is not ok; where the kind of tree is unknown it is indeterminate', () => {
  expect(results(view({}), [{ code: 'anchor-mismatch', severity: 'fail' }])[0]).toBe('not ok');
  expect(results(view({ dialects: [] }), [{ code: 'anchor-mismatch', severity: 'indeterminate' }])).toEqual(['indeterminate', 'not run', 'indeterminate']);
  expect(results(view({ roots: { stated: 0, unconfirmed: 0 } }))[2]).toBe('not run');
});

test('nothing walked is never ok', () => {
  const none = { total: 5, here: 0, leading: 0, listed: [] };
  expect(results(view({ entries: { total: 6, anchored: 6, included: 0 }, proofs: none }))[0]).toBe('not run');
  expect(results(view({ proofs: { total: 1, here: 1, leading: 0, listed: [proof({ state: 'undecided', leaf: null, steps: [] })] } }))[0]).toBe('indeterminate');
});

test('plain pair trees are a warning', () => {
  expect(results(view({ malleable: true }))[1]).toBe('warning');
});

test('the first proof is worked through step by step, and its root compared', () => {
  const stored = `b${HASH.slice(1)}`;
  const blocks = blocksOf(view({ proofs: { total: 1, here: 1, leading: 0, listed: [proof({ state: 'contradicted', stored, because: 'It does not lead to the root.' })] } }));
  expect(blocks).toContainEqual(expect.objectContaining({ kind: 'comparison', firstDifference: 0 }));
  expect(blocks.filter(({ kind }) => kind === 'table')).toHaveLength(3);
});

test('the sentences count what was shown, not what was promised', () => {
  expect(anchorsSentences(view({}))).toEqual([
    '1 of 6 entries is shown to be included in a Merkle root that is stated for it.',
    '1 of 2 supplied proofs are about an entry of this bundle, and 1 leads to the stated root.',
    'In the order of the walk the entries name 1 anchor; no tree could be rebuilt from the entries alone.',
    '1 root is stated for entries of this bundle; no trusted time-stamp token stands for it.',
    'Kind of tree: RFC 6962.',
  ]);
});
