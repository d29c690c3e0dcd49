import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { CompareSaid } from '#core/contract';

import { bundle, chain, edited, folder, write } from '../verification/testing/evidence.fixture';
import { CompareThread } from './compare-thread';

const here = folder();
let files = 0;
const put = (text: string): string => write(join(here, `${++files}.json`), text);
const helpers = { worker: '', threads: 0 };

/** What a thread says of two files, and what it answers afterwards. */
async function comparing(a: string, b: string): Promise<{ said: CompareSaid[]; thread: CompareThread }> {
  const said: CompareSaid[] = [];
  const thread = new CompareThread({ a, b }, { say: (one) => said.push(one), helpers, ticks: () => performance.now() });
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
    await new CompareThread({ a, b }, { say: (one) => said.push(one), helpers, ticks: () => 0 }).answer({ id: 1, question: 'difference', index: 0 });
    expect(said).toMatchObject([{ kind: 'no-answer', failure: { code: 'nothing-open' } }]);
  });
});
