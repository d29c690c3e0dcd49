import { appendFileSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { CompareSaid } from '#core/contract';

import { bundle, chain, edited, folder, write } from '../verification/testing/evidence.fixture';
import { ROOT, builtThreads } from '../archive/testing/built-threads.fixture';
import { CompareThread } from './compare-thread';

const here = folder();
let files = 0;
const put = (text: string): string => write(join(here, `${++files}.json`), text);
const threads = builtThreads(1);
const helpers = { worker: '', threads: 1 };

/** What a thread says of two files, and what it answers afterwards. */
async function comparing(a: string, b: string): Promise<{ said: CompareSaid[]; thread: CompareThread }> {
  const said: CompareSaid[] = [];
  const thread = new CompareThread({ a, b }, { say: (one) => said.push(one), helpers, worker: threads.bundle, ticks: () => performance.now() });
  await thread.run();
  return { said, thread };
}

const last = (said: readonly CompareSaid[]): CompareSaid | undefined => said.at(-1);
const intact = chain(9);
const a = put(bundle(edited(intact, { 5: { payloadDigest: 'f'.repeat(64) }, 7: { traceId: 'other' } })));
const b = put(bundle(intact));

describe('a comparison in a thread of its own', () => {
  test('says what differs, where the copies part, and how each fares by itself', async () => {
    const { said } = await comparing(a, b);
    expect(said.map(({ kind }) => kind)).toContain('progress');
    expect(last(said)).toMatchObject({
      kind: 'compared',
      view: {
        same: false,
        counts: { same: 7, differing: 2, onlyInA: 0, onlyInB: 0 },
        differences: [{ sequence: 5, kind: 'differs', fields: ['payloadDigest'], moreFields: 0, parting: 0 }, { sequence: 7, fields: ['traceId'], parting: 1 }],
        divergences: [{ from: 5, a: { fit: 'inconsistent' }, b: { fit: 'consistent' } }, { from: 7, hashed: false }],
        recipe: 'adjudon-decision/text',
        a: { conclusion: 'failed', entryCount: 9 },
        b: { conclusion: 'passed', fromSequence: 1, toSequence: 9 },
      },
    });
  });

  test('answers with both entries of a difference, every field side by side', async () => {
    const { said, thread } = await comparing(a, b);
    await thread.answer({ id: 3, question: 'difference', index: 1 });
    const answer = last(said);
    expect(answer).toMatchObject({ kind: 'difference', id: 3, detail: { index: 1, fields: [{ field: 'traceId', differs: true, hashed: false, a: '"other"', b: '"trace_00007"' }, { field: 'sequence', differs: false, hashed: true }, {}, {}, {}, {}, {}] } });
    await thread.answer({ id: 4, question: 'difference', index: 2 });
    expect(last(said)).toMatchObject({ kind: 'no-answer', id: 4, failure: { code: 'bad-request' } });
  });

  test('answers which copy is consistent with a bundle that follows, or why that cannot be told', async () => {
    const longer = chain(12);
    const [one, other, next] = [bundle(longer.slice(0, 9)), bundle(edited(longer.slice(0, 9), { 9: { chainHash: 'a'.repeat(64) } })), bundle(longer.slice(9))].map(put);
    const { said, thread } = await comparing(one ?? '', other ?? '');
    await thread.answer({ id: 1, question: 'neighbour', side: 'next', path: next ?? '' });
    expect(last(said)).toMatchObject({ kind: 'neighbour', fit: { a: { fit: 'consistent' }, b: { fit: 'inconsistent' }, says: 'Only A is consistent with the bundle after; B is not.' } });
    await thread.answer({ id: 2, question: 'neighbour', side: 'next', path: put('{"entries": 5}') });
    expect(last(said)).toMatchObject({ kind: 'neighbour', fit: { a: { fit: 'cannot-tell', because: expect.stringContaining('cannot be used') as string } } });
    await thread.answer({ id: 3, question: 'neighbour', side: 'next', path: join(here, 'nowhere.json') });
    expect(last(said)).toMatchObject({ kind: 'no-answer', failure: { code: 'unreadable-file' } });
  });

  test('refuses what cannot be read, and says so of both copies at once', async () => {
    const cut = put('{"entries": [');
    expect(last((await comparing(cut, b)).said)).toMatchObject({ kind: 'refused', refused: { a: { refusal: { code: 'truncated-json' } }, b: null } });
    expect(last((await comparing(cut, join(here, 'nowhere.json'))).said)).toMatchObject({ kind: 'refused', refused: { a: {}, b: { refusal: { code: 'not-found' } } } });
  });

  test('answers nothing about copies that are no longer what was compared', async () => {
    const [one, other] = [put(bundle(intact)), put(bundle(edited(intact, { 2: { traceId: 'x' } })))];
    const { said, thread } = await comparing(one, other);
    appendFileSync(one, ' ');
    await thread.answer({ id: 1, question: 'difference', index: 0 });
    expect(last(said)).toMatchObject({ kind: 'no-answer', failure: { code: 'evidence-changed' } });
    rmSync(one);
    await thread.answer({ id: 2, question: 'difference', index: 0 });
    expect(last(said)).toMatchObject({ kind: 'no-answer' });
  });

  test('answers nothing before it is done', async () => {
    const said: CompareSaid[] = [];
    await new CompareThread({ a, b }, { say: (one) => said.push(one), helpers, worker: threads.bundle, ticks: () => 0 }).answer({ id: 1, question: 'difference', index: 0 });
    expect(said).toMatchObject([{ kind: 'no-answer', failure: { code: 'nothing-open' } }]);
  });
});

type Case = { name: string; title: string; expect: { exit: number; counts: object; range: { from: number; to: number } | null; neighbours: object[] } };
const cases = (JSON.parse(readFileSync(join(ROOT, 'vectors/compare.json'), 'utf8')) as Case[]).filter(({ name }) => name.startsWith('archive'));
const at = (name: string, which: string): string => join(ROOT, 'vectors/compare', name, which);

describe('two archives, or an archive and a bundle', () => {
  test.each(cases.map((one) => [one.name, one.title, one.expect] as const))('%s: %s The window says what the shell says', async (name, _title, expected) => {
    const { said } = await comparing(at(name, 'a'), at(name, 'b'));
    const view = last(said);
    if (view?.kind !== 'compared') throw new Error(JSON.stringify(view));
    expect(view.view).toMatchObject({ same: [true, false, undefined, null][expected.exit], counts: expected.counts, archives: { range: expected.range } });
    const parts = view.view.archives?.parts ?? [];
    for (const key of ['same', 'differing', 'onlyInA', 'onlyInB'] as const) expect(parts.reduce((sum, { counts }) => sum + counts[key], 0)).toBe(view.view.counts[key]);
    expect(parts.reduce((sum, { listed }) => sum + listed, 0)).toBe(view.view.differences.length);
    expect(said.map((one) => (one.kind === 'progress' ? one.phase : ''))).toContain('looking');
  });

  test('answer with both entries of each difference, read again from the bundles that they lie in', async () => {
    for (const { name } of cases) {
      const { said, thread } = await comparing(at(name, 'a'), at(name, 'b'));
      const view = last(said);
      if (view?.kind !== 'compared') continue;
      for (const [index, { kind }] of view.view.differences.entries()) {
        await thread.answer({ id: index, question: 'difference', index });
        const answer = last(said);
        if (answer?.kind !== 'difference') throw new Error(JSON.stringify(answer));
        expect(answer.detail.fields.some(({ differs }) => differs || kind !== 'differs')).toBe(true);
        expect(answer.detail.fields.every(({ a: own, b: other }) => (kind === 'only-in-a' ? other === null : kind === 'only-in-b' ? own === null : true))).toBe(true);
      }
    }
  });

  test('are asked nothing about a neighbour, and answer nothing about a bundle that changed', async () => {
    const differing = cases.find(({ expect: { exit } }) => exit === 1)?.name ?? '';
    const copy = join(here, 'copy');
    cpSync(at(differing, 'a'), copy, { recursive: true });
    const { said, thread } = await comparing(copy, at(differing, 'b'));
    await thread.answer({ id: 1, question: 'neighbour', side: 'next', path: a });
    expect(last(said)).toMatchObject({ kind: 'no-answer', failure: { code: 'bad-request' } });
    rmSync(copy, { recursive: true });
    await thread.answer({ id: 2, question: 'difference', index: 0 });
    expect(last(said)).toMatchObject({ kind: 'no-answer' });
  });

  test('are refused by name where a folder holds neither', async () => {
    const empty = folder();
    expect(last((await comparing(at(cases[0]?.name ?? '', 'a'), empty)).said)).toMatchObject({ kind: 'refused', refused: { a: null, b: { refusal: { message: expect.stringContaining('no bundle') as string } } } });
  });
});
