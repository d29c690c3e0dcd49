import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { makeChain, recomputeFrom } from '../replay/chain.fixture';
import { told, verdictOn } from './examine.fixture';
import { LISTED_PER_CODE, headline } from './index';

type Entry = { readonly sequence: number };

const sample = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../resources/samples/intact/bundle.json'), 'utf8')) as { entries: Entry[]; data?: { entries: Entry[] } };
const entries = (sample.data?.entries ?? sample.entries).slice(0, 40);
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const page = (of: readonly unknown[], hasMore = true): Uint8Array => bytesOf({ success: true, data: { entries: of, hasMore } });

describe('a page of /entries', () => {
  it('is never passed and never failed when entries of an intact chain are missing from it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(entries.length - 1), { minLength: 1, maxLength: 20 }), fc.boolean(), (picked, hasMore) => {
        const chosen = picked.sort((a, b) => b - a).map((index) => entries[index]);
        const verdict = verdictOn(page(chosen, hasMore));
        const isWhole = picked.every((index, place) => place === 0 || picked[place - 1] === index + 1);
        expect(verdict.conclusion).toBe(isWhole ? 'passed' : 'indeterminate');
        expect(verdict.claims.find(({ claim }) => claim === 'interior')?.state).toBe(isWhole ? 'proved' : 'not-provable');
      }),
      { numRuns: 100 },
    );
  });

  it('fails where one of its entries was edited, whatever is missing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(entries.length - 1), { minLength: 2, maxLength: 20 }), fc.nat(), (picked, which) => {
        const chosen = picked.sort((a, b) => b - a).map((index, place) => (place === which % picked.length ? { ...entries[index], createdAt: '2020-01-01T00:00:00Z' } : entries[index]));
        expect(verdictOn(page(chosen)).conclusion).toBe('failed');
      }),
      { numRuns: 100 },
    );
  });

  it('fails by a link that holds over a gap, however many gaps before it may only have been left out', () => {
    const gaps = LISTED_PER_CODE + 3;
    const [last, ...before] = makeChain(2 * gaps).reverse();
    const odd = before.reverse().filter(({ sequence }) => sequence % 2 === 1);
    const renumbered = recomputeFrom([...odd, { ...last!, sequence: 2 * gaps + 1 }], odd.length);
    const failed = verdictOn(page(renumbered));
    expect([verdictOn(page(odd)).conclusion, failed.conclusion]).toEqual(['indeterminate', 'failed']);
    expect(failed.findings.filter(({ severity }) => severity === 'fail').map(({ code, sequence }) => [code, sequence])).toEqual([['sequence-gap', 2 * gaps + 1]]);
    expect(failed.omitted).toEqual({ 'sequence-gap': 2, 'prev-hash-mismatch': 2 });
  });

  it('says what it is, and what it cannot say', () => {
    const verdict = verdictOn(page(entries.slice(0, 3).reverse()));
    expect(headline(verdict)).toBe('Page intact. The chain around it was not seen. Head not proved.');
    expect(told(verdict)).toEqual(['partial-evidence']);
    expect(verdict.findings[0]?.message).toBe('This is a page of /entries, not an export: 3 entries, sequence 1 to 3. The answer says that older entries were left out; what else a limit or a search left out cannot be seen.');
    expect(headline(verdictOn(page([entries[0], entries[9]])))).toBe('Cannot tell. Entries are missing between those of the pages.');
  });
});

describe('a single entry', () => {
  it('recomputes, and says nothing of its chain', () => {
    const verdict = verdictOn(bytesOf({ success: true, data: { entry: entries[5], proof: null } }));
    expect([verdict.conclusion, headline(verdict)]).toEqual(['passed', 'Entry recomputes. Its chain was not seen. Head not proved.']);
    expect(verdict.subject).toMatchObject({ entryCount: 1, fromSequence: entries[5]?.sequence });
  });

  it('reads alike in pieces of any size', () => {
    const bytes = bytesOf({ entry: entries[5], x: [entries[6]] });
    for (const pieces of [1, 7, 64]) expect(verdictOn(bytes, { pieces })).toEqual(verdictOn(bytes));
  });
});
