import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { SEVERITY_OF } from '#core/assess';
import { NOTHING_SUPPLIED } from '#core/contract';

import { bundle, chain, folder, write } from '../testing/evidence.fixture';
import { expectNamed } from '../testing/named.fixture';
import { Verification } from '../verify';
import type { Verified } from '../verify';

type Case = { name: string; title: string; answers: boolean; exit: number; want: string[]; claim: string | null };

const vectors = resolve(import.meta.dirname, '../../../vectors');
const cases = JSON.parse(readFileSync(join(vectors, 'anchors.json'), 'utf8')) as Case[];
const dir = folder();

async function verify(path: string, anchors: string | null, trust: string | null = null): Promise<Verified> {
  const request = { bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: { ...NOTHING_SUPPLIED, anchors, trust } };
  const verification = new Verification(request, { ticks: () => 0, now: () => '2026-01-01T00:00:00.000Z', told: () => undefined });
  const outcome = await verification.run();
  verification.close();
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
  expectNamed(outcome.named, outcome.verdict);
  return outcome;
}

const run = ({ name, answers }: Case) => verify(join(vectors, 'anchors', name, 'bundle.json'), answers ? join(vectors, 'anchors', name, 'answers') : null);
const EXITS = ['passed', 'failed', 'indeterminate'];

function told({ verdict }: Verified): string[] {
  return verdict.findings.map(({ code, sequence, severity }) => `${code}${sequence === undefined ? '' : `@${sequence}`}${severity === SEVERITY_OF[code] ? '' : '?'}`);
}

describe('anchors made by Python', () => {
  it.each(cases.map((one) => [one.name, one.title, one] as const))('%s: %s', async (_name, _title, one) => {
    const outcome = await run(one);
    expect(told(outcome)).toEqual(one.want);
    expect(outcome.verdict.conclusion).toBe(EXITS[one.exit]);
    expect(outcome.verdict.claims.find(({ claim }) => claim === 'anchors')?.state ?? null).toBe(one.claim);
    expect(outcome.beside.anchors === undefined).toBe(one.claim === null);
  });
});

describe('what was found about anchors', () => {
  const found = async (name: string) => (await run(cases.find((one) => one.name === name) ?? expect.fail(name))).beside.anchors;

  it('shows the path of a proof step by step, with every node', async () => {
    const view = await found('proofs-rfc6962-bytes');
    expect(view).toMatchObject({ dialects: ['RFC 6962, leaf made from the 32 bytes of the chain hash'], malleable: false, entries: { total: 6, anchored: 6, included: 6 }, proofs: { total: 7, here: 6, leading: 6 } });
    const [first] = view?.proofs.listed ?? [];
    expect(first).toMatchObject({ sequence: 1, index: '0', size: '7', state: 'leads', because: null });
    expect(first?.steps.map(({ side }) => side)).toEqual(['right', 'right', 'right']);
    expect(first?.steps.at(-1)?.node).toBe(first?.stored);
  });

  it('shows where a path leads that does not lead to the root', async () => {
    const view = await found('sibling');
    const [first] = view?.proofs.listed ?? [];
    expect(first).toMatchObject({ sequence: 3, state: 'contradicted', because: 'The inclusion proof for entry 3 does not lead to the Merkle root that is stated for it.' });
    expect(first?.computed).toBe(first?.steps.at(-1)?.node);
    expect(first?.computed).not.toBe(first?.stored);
  });

  it('contradicts nobody by a path that fits no known kind of tree', async () => {
    const [first] = (await found('unknown-tree'))?.proofs.listed ?? [];
    expect(first).toMatchObject({ sequence: 3, state: 'undecided', because: expect.stringContaining('No kind of tree that is known here fits anything') as string });
    expect(first?.computed).not.toBe(first?.stored);
  });

  it('says which tree was rebuilt and which could not be', async () => {
    expect((await found('carried-rfc6962-bytes-5'))?.anchors).toMatchObject({ total: 1, listed: [{ tree: 'rebuilt', entriesHere: 5 }] });
    expect((await found('carried-part'))?.anchors).toMatchObject({ total: 1, listed: [{ tree: 'not-rebuilt', entriesHere: 4, computed: null }] });
  });

  it('names every kind of tree that fits where the evidence cannot tell them apart', async () => {
    expect((await found('carried-pair-bytes-bytes-duplicate-2'))?.dialects).toHaveLength(4);
  });
});

describe('roots that openssl time-stamped', () => {
  const at = (name: string): string => join(vectors, 'stamped-roots', name);
  const states = ({ verdict }: Verified): (string | undefined)[] => ['anchors', 'head'].map((name) => verdict.claims.find(({ claim }) => claim === name)?.state);

  it('are confirmed from outside where the token is traced: entries included in them are proved, and the last one the head', async () => {
    const outcome = await verify(at('whole.json'), null, at('root.pem'));
    expect([told(outcome), outcome.verdict.conclusion, states(outcome)]).toEqual([[], 'passed', ['proved', 'proved']]);
  });

  it.each([
    ['a part of the leaves', 'part.json', '3 of 3 entries'],
    ['a chain whose tail was made anew under the old root and its token', 'rewritten.json', '5 of 5 entries'],
  ])('do not let pass entries whose inclusion is not shown: %s', async (_what, name, says) => {
    const outcome = await verify(at(name), null, at('root.pem'));
    expect([told(outcome), outcome.verdict.conclusion, states(outcome)]).toEqual([['anchor-unconfirmed'], 'indeterminate', ['not-provable', 'not-provable']]);
    expect(outcome.verdict.findings[0]?.message).toContain(says);
  });

  it('are not confirmed by a token that nobody vouches for', async () => {
    const outcome = await verify(at('whole.json'), null);
    expect([told(outcome), states(outcome)]).toEqual([['timestamp-untrusted', 'anchor-unconfirmed@1'], ['attested', 'not-provable']]);
  });
});

describe('answers about anchors', () => {
  const intact = write(join(dir, 'bundle.json'), bundle(chain(3)));
  const answers = (name: string, text: string) => verify(intact, write(join(dir, name), text));

  it('that are not there are refused', async () => {
    await expect(verify(intact, join(dir, 'nowhere'))).rejects.toThrow('There is no such file');
  });

  it.each([
    ['a value of a megabyte', `{"root":"${'a'.repeat(2 ** 20)}"}`],
    ['a million values', `[${'0,'.repeat(1_000_001)}0]`],
    ['a number of a megabyte', `{"siblings":[],"leafIndex":${'9'.repeat(2 ** 20)}}`],
    ['more bytes than are read', ' '.repeat(16 * 2 ** 20 + 1)],
    ['nothing', ''],
  ])('of %s are said to be of no use', async (_what, text) => {
    const { verdict } = await answers('hostile.json', text);
    expect(new Set(verdict.findings.map(({ code }) => code))).toEqual(new Set(['supplied-unreadable']));
    expect(verdict.findings.length).toBeLessThan(200);
    expect(verdict.conclusion).toBe('indeterminate');
  });

  it('of thousands are cut with a count', async () => {
    const proof = `{"sequence":1,"leafIndex":0,"path":[],"root":"${'a'.repeat(64)}"}`;
    const { verdict, beside } = await answers('many.json', `[${`${proof},`.repeat(20_500)}${proof}]`);
    expect(beside.anchors?.proofs).toMatchObject({ total: 20_000, here: 20_000, leading: 0 });
    expect(beside.anchors?.proofs.listed).toHaveLength(500);
    expect(verdict.findings.find(({ code }) => code === 'supplied-unreadable')?.message).toContain('501 were not looked at');
    expect(verdict.omitted?.['anchor-mismatch']).toBeGreaterThan(0);
    // None of them fits any known kind of tree: however many, they accuse nobody.
    expect(verdict.conclusion).toBe('indeterminate');
    expect(verdict.claims.find(({ claim }) => claim === 'anchors')?.state).toBe('not-provable');
  });

  it('from an empty folder are said to be of no use', async () => {
    const { verdict } = await verify(intact, folder());
    expect(verdict.findings.map(({ code }) => code)).toEqual(['supplied-unreadable']);
  });
});
