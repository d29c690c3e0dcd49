import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';

import { Verification } from '../verification/verify';
import { anchorsLines } from './anchors-lines';

const vectors = resolve(import.meta.dirname, '../../vectors/anchors');

async function told(name: string, answers = join(vectors, name, 'answers')): Promise<string> {
  const supplied = { ...NOTHING_SUPPLIED, anchors: answers };
  const verification = new Verification({ bundle: join(vectors, name, 'bundle.json'), manifest: null, manifestNamed: false, recipe: null, supplied }, { ticks: () => 0, now: () => '2026-01-01T00:00:00.000Z', told: () => undefined });
  const outcome = await verification.run();
  verification.close();
  return outcome.kind === 'refused' ? outcome.refusal.message : anchorsLines(outcome.beside).join('\n');
}

test('what is shown of anchors is counted in sentences', async () => {
  expect(await told('proofs-rfc6962-bytes')).toBe(`Merkle anchors
  6 of 6 entries are shown to be included in a Merkle root that is stated for them.
  6 of 7 supplied proofs are about an entry of this bundle, and 6 lead to the stated root.
  In the order of the walk the entries name 1 anchor; no tree could be rebuilt from the entries alone.
  1 root is stated for entries of this bundle; no trusted time-stamp token stands for it.
  Kind of tree: RFC 6962, leaf made from the 32 bytes of the chain hash.`);
});

test('the first path that does not lead to its root is drawn, with the place where the roots part', async () => {
  const text = await told('sibling');
  const [proof] = (JSON.parse(readFileSync(join(vectors, 'sibling/answers/0.json'), 'utf8')) as { siblings: string[] }[]).slice(1);
  expect(text).toContain('✗ entry 3, anchor 65b1c0ffee00000000000a01, leaf 2 of 7: contradicted');
  for (const sibling of proof?.siblings ?? []) expect(text).toContain(sibling);
  expect(text).toMatch(/leads to {7}[0-9a-f]{64}\n {2}│ {2}root stated {4}[0-9a-f]{64}\n.*\^ first difference/u);
});

test('where anchors were not looked at nothing is said', () => {
  expect(anchorsLines({})).toEqual([]);
});
