import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { parseDigest, parseSequence } from '#core/evidence';
import type { Digest } from '#core/evidence';

import type { AnchoredEntry } from './anchored-entry';
import { DIALECTS } from './dialects';
import { AnchorExamination } from './examination';
import { rootOver } from './rebuild';

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const digestOf = (text: string): Digest => parseDigest(sha256(text)) ?? expect.fail('no digest');
const LEAVES = [1, 2, 3].map((at) => digestOf(`entry ${at}`));
const ROOT = finish(rootOver(DIALECTS[0], LEAVES, sha256)) ?? expect.fail('no root');

const TIME = '2026-05-06T09:00:00Z ± 1 s';
const STAMPED = new Map([[ROOT, TIME]]);

function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function examine(confirmedRoots: ReadonlyMap<string, string>, root: (at: number) => Digest = () => ROOT) {
  const examination = new AnchorExamination({ sha256, anchors: [], confirmedRoots, lastEntry: 2, entries: LEAVES.length, files: 0, proofs: 0, faults: [] });
  LEAVES.forEach((chainHash, at) => {
    const entry: AnchoredEntry = { sequence: parseSequence(String(at + 1)) ?? expect.fail('no sequence'), entryIndex: at, byteOffset: at, chainHash, root: root(at), index: BigInt(at), anchorId: undefined, malformed: [] };
    finish(examination.entry(entry));
  });
  const { beside, view } = finish(examination.end());
  return { codes: beside.findings.map(({ code }) => code), claim: beside.claims.find(({ claim }) => claim === 'anchors'), head: beside.claims.find(({ claim }) => claim === 'head'), view };
}

test('inclusion in a root that only the producer states is attested', () => {
  const { codes, claim, view } = examine(new Map());
  expect([codes, claim?.state, view.roots]).toEqual([['anchor-unconfirmed'], 'attested', { stated: 1, unconfirmed: 1 }]);
});

test('inclusion in a root that a trusted time-stamp token stands for is proved, and says how far', () => {
  const { codes, claim, view } = examine(STAMPED);
  expect([codes, claim?.state, view.roots]).toEqual([[], 'proved', { stated: 1, unconfirmed: 0 }]);
  expect(claim?.because).toContain('it existed before the token’s time, and no more');
});

test('a last entry that is included in such a root is the head, as of the token’s time', () => {
  const { head } = examine(STAMPED);
  expect(head?.state).toBe('proved');
  expect(head?.because).toContain(`existed before ${TIME}. It does not show that nothing was appended later`);
  expect(examine(new Map()).head).toBeUndefined();
  // The last entry stands under another root, which nothing shows.
  expect(examine(STAMPED, (at) => (at === 2 ? digestOf('elsewhere') : ROOT)).head).toBeUndefined();
});

test('a token for one root confirms no other', () => {
  expect(examine(new Map([[digestOf('another root'), TIME]])).codes).toEqual(['anchor-unconfirmed']);
});

test('a confirmed root proves nothing of entries whose inclusion is not shown', () => {
  const other = digestOf('a root over other leaves');
  expect(examine(new Map([[other, TIME]]), () => other).claim).toMatchObject({ state: 'not-provable', because: 'No entry could be shown to be included in a Merkle root that is stated.' });
});

test('more roots than are remembered are never all confirmed', () => {
  const many = Array.from({ length: 100_001 }, (_, at) => digestOf(`root ${at}`));
  const examination = new AnchorExamination({ sha256, anchors: [], confirmedRoots: new Map(many.map((root) => [root, TIME])), lastEntry: undefined, entries: many.length, files: 0, proofs: 0, faults: [] });
  const chainHash = digestOf('one');
  for (const [at, root] of many.entries()) finish(examination.entry({ sequence: parseSequence(String(at + 1)) ?? expect.fail('no sequence'), entryIndex: at, byteOffset: at, chainHash, root, index: undefined, anchorId: undefined, malformed: [] }));
  expect(finish(examination.end()).beside.findings.map(({ code }) => code)).toEqual(['anchor-unconfirmed']);
});
