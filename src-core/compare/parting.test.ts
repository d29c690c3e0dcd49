import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { RECIPES } from '#core/replay';

import { examine } from '../assess/examine.fixture';
import { bundleBytes, chainHashOf, damagedFrom, makeChain, recomputeFrom, sha256 } from '../replay/chain.fixture';
import type { ChainEntry } from '../replay/chain.fixture';
import { Comparing, compareCopies, divergenceSentence, recipeOfBoth, sideSentence, stretchText } from './index';
import type { Comparison, Copy, Divergence } from './index';

function copyOf(bytes: Uint8Array): Copy & { readonly reading: { readonly segment: Parameters<typeof recipeOfBoth>[0][number] } } {
  const examined = examine(bytes);
  if (examined.refusal !== undefined) throw new Error('refused');
  return { reading: examined.reading, readSpan: (offset, length) => bytes.subarray(offset, offset + length) };
}

function compared(one: readonly object[], other: readonly object[]): Comparison {
  const [a, b] = [copyOf(bundleBytes(one)), copyOf(bundleBytes(other))];
  const steps = compareCopies(a, b, undefined, recipeOfBoth([a.reading.segment, b.reading.segment]));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The only stretch in which they part. */
function parting(one: readonly object[], other: readonly object[]): Divergence {
  const { divergences } = compared(one, other);
  const [only, ...others] = divergences;
  if (only === undefined || others.length > 0) throw new Error(`they part ${divergences.length} times`);
  return only;
}

const chain = makeChain(8);
const edited = (at: number, fields: Partial<ChainEntry>): ChainEntry[] => chain.map((entry, index) => (index === at ? { ...entry, ...fields } : entry));
const rewritten = recomputeFrom(edited(4, { payloadDigest: sha256('another') }), 4);

describe('where two copies part', () => {
  test('an edited entry does not recompute, and the copy that has it is not consistent', () => {
    const found = parting(edited(3, { payloadDigest: sha256('x') }), chain);
    expect(found).toMatchObject({ from: 4, to: 4, before: 3, after: 5, hashed: true, a: { fit: 'inconsistent', notRecomputing: 1, linkAfter: 'holds' }, b: { fit: 'consistent', notRecomputing: 0, linkBefore: 'holds', linkAfter: 'holds' } });
    expect(divergenceSentence(found)).toBe('Only B is consistent with the entries around it that both copies hold; A is not.');
    expect(sideSentence('A', found)).toBe('In A, the entry does not recompute; the first links to 3, which both hold; 5, which both hold, links to the last of them.');
  });

  test('an entry that was edited and hashed anew recomputes, but its successor, equal in both, links only to the other copy', () => {
    const entry = { ...chain[3], payloadDigest: sha256('x') } as ChainEntry;
    const found = parting(chain, edited(3, { ...entry, chainHash: chainHashOf(entry) }));
    expect(found).toMatchObject({ before: 3, after: 5, a: { fit: 'consistent' }, b: { fit: 'inconsistent', notRecomputing: 0, linkBefore: 'holds', linkAfter: 'broken' } });
    expect(sideSentence('B', found)).toContain('5, which both hold, does not link to the last of them');
  });

  test('a tail that was made anew is as consistent as the other: the chain alone cannot tell them apart', () => {
    const found = parting(chain, rewritten);
    expect(found).toMatchObject({ from: 5, to: 8, before: 4, after: null, a: { entries: 4, fit: 'consistent', linkAfter: 'none' }, b: { entries: 4, fit: 'consistent' } });
    expect(divergenceSentence(found)).toBe('Both are consistent with the entries around it that both copies hold.');
    expect(stretchText(found)).toBe('sequences 5 to 8');
  });

  test('a deleted entry leaves a copy whose next entry does not link', () => {
    const found = parting(chain, chain.filter((_, index) => index !== 3));
    expect(found).toMatchObject({ from: 4, before: 3, after: 5, a: { entries: 1, fit: 'consistent' }, b: { entries: 0, linkBefore: 'none', linkAfter: 'broken', fit: 'inconsistent' } });
    expect(sideSentence('B', found)).toBe('In B, no entry lies there; 5, which both hold, does not link to 3.');
  });

  test('a copy that ends earlier is not called inconsistent for it', () => {
    const found = parting(chain, chain.slice(0, 5));
    expect(found).toMatchObject({ from: 6, to: 8, before: 5, after: null, a: { fit: 'consistent' }, b: { entries: 0, fit: 'cannot-tell' } });
    expect(divergenceSentence(found)).toBe('A is consistent with the entries around it that both copies hold; of B it cannot be told.');
  });

  test('a copy that begins later ties the other only by what follows', () => {
    expect(parting(chain.slice(3), chain)).toMatchObject({ from: 1, to: 3, before: null, after: 4, a: { fit: 'cannot-tell' }, b: { linkBefore: 'holds', linkAfter: 'holds', fit: 'consistent' } });
  });

  test('a field that no hash covers tells nothing about either', () => {
    const found = parting(chain, edited(3, { traceId: 'other' }));
    expect(found).toMatchObject({ hashed: false, a: { fit: 'consistent' }, b: { fit: 'consistent' } });
    expect(divergenceSentence(found)).toBe('No value that differs enters a chain hash: the chain cannot tell the copies apart.');
  });

  test('copies without a common entry are consistent with nothing', () => {
    const later = makeChain(3, { from: 5 });
    expect(parting(later, later.map((entry) => ({ ...entry, traceId: 't' })))).toMatchObject({ before: null, after: null, a: { fit: 'cannot-tell' }, b: { fit: 'cannot-tell' } });
  });

  test('copies that share no entry alike are held against genesis alone, and the sentence says so', () => {
    const other = recomputeFrom(edited(0, { payloadDigest: sha256('another history') }), 0);
    const found = parting(other.map((entry, index) => (index === 4 ? { ...entry, payloadDigest: sha256('x') } : entry)), chain);
    expect(found).toMatchObject({ before: null, after: null, a: { fit: 'inconsistent' }, b: { linkBefore: 'holds', fit: 'consistent' } });
    expect(divergenceSentence(found)).toBe('No entry around it is held alike by both copies. Only B is consistent with a chain from genesis; A is not.');
  });

  test('while no formula recomputes anything, nobody is called inconsistent', () => {
    const strange = chain.map((entry) => ({ ...entry, payloadDigest: sha256(entry.payloadDigest) }));
    const found = parting(strange, strange.map((entry, index) => (index === 3 ? { ...entry, chainHash: sha256('x') } : entry)));
    expect(found).toMatchObject({ a: { notRecomputing: null, fit: 'cannot-tell' }, b: { linkAfter: 'broken', fit: 'cannot-tell' } });
    expect(divergenceSentence(found)).toBe('Which copy is consistent with the entries around it that both copies hold cannot be told.');
  });

  test('both are judged by the recipe that recomputes most entries of both', () => {
    const [text, pipe] = [makeChain(8), makeChain(4, { recipe: 'adjudon-decision/pipe' })];
    expect(RECIPES[recipeOfBoth([copyOf(bundleBytes(text)).reading.segment, copyOf(bundleBytes(pipe)).reading.segment]) - 1]?.id).toBe('adjudon-decision/text');
  });

  test('are listed a thousand times and counted all', () => {
    const long = makeChain(2402);
    const { divergences, divergenceCount, differing } = compared(long, long.map((entry, index) => (index % 2 === 0 ? { ...entry, traceId: 't' } : entry)));
    expect([divergences.length, divergenceCount, differing]).toEqual([1000, 1201, 1201]);
  });
});

describe('whatever the damage', () => {
  const any = damagedFrom(fc.constant<ChainEntry[]>(makeChain(7)));

  test('a copy parts nowhere from itself', () => {
    fc.assert(
      fc.property(any, (one) => {
        expect(compared(one, one)).toMatchObject({ differences: [], divergenceCount: 0, divergences: [] });
      }),
    );
  });

  test('what is told of A and B is told of B and A when they are exchanged', () => {
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [there, back] = [compared(one, other), compared(other, one)];
        expect(there.divergences).toEqual(back.divergences.map(({ a, b, ...rest }) => ({ ...rest, a: b, b: a })));
        expect(there.differences).toEqual(back.differences.map(mirrored).map((difference, index) => ({ ...difference, fields: there.differences[index]?.fields })));
      }),
    );
  });

  test('the stretches hold every difference, and none lies outside them', () => {
    fc.assert(
      fc.property(any, any, (one, other) => {
        const { divergences, differences } = compared(one, other);
        for (const { sequence } of differences) expect(divergences.filter(({ from, to }) => sequence >= from && sequence <= to).length).toBeGreaterThan(0);
        if (differences.length === 0) expect(divergences).toEqual([]);
      }),
    );
  });

  test('a comparison in pieces says what one of the whole does', () => {
    fc.assert(
      fc.property(any, any, fc.array(fc.integer({ min: 2, max: 9 }), { maxLength: 4 }), (one, other, cuts) => {
        const [a, b] = [copyOf(bundleBytes(one)), copyOf(bundleBytes(other))];
        const comparing = new Comparing(recipeOfBoth([a.reading.segment, b.reading.segment]));
        const ends = [1, ...new Set([...cuts].sort((left, right) => left - right)), 100];
        for (const [index, from] of ends.slice(0, -1).entries()) Array.from(comparing.piece(a, b, { from, to: (ends[index + 1] ?? 0) - 1 }));
        expect({ ...comparing.end(0), unplacedDiffering: 0 }).toEqual({ ...compared(one, other), unplacedDiffering: 0 });
      }),
    );
  });

  test('an intact copy is never called inconsistent', () => {
    fc.assert(
      fc.property(any, (other) => {
        for (const { a } of compared(makeChain(7), other).divergences) expect(a.fit).not.toBe('inconsistent');
      }),
    );
  });
});

function mirrored({ kind, indexA, indexB, ...rest }: Comparison['differences'][number]): object {
  const other = { differs: 'differs', 'only-in-a': 'only-in-b', 'only-in-b': 'only-in-a' } as const;
  return { ...rest, kind: other[kind], indexA: indexB, indexB: indexA };
}
