import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { builtThreads } from '../archive/testing/built-threads.fixture';
import { bundle, chain, edited, folder, write } from '../verification/testing/evidence.fixture';
import { compareHoldings, placeBoth } from './compare-archives';
import type { ComparedHoldings } from './compare-archives';

const here = folder();
const threads = builtThreads(1);
const WHOLE = chain(12);
/** The same with some entries told otherwise, so that copies may differ. */
const OTHER = edited(WHOLE, { 3: { payloadDigest: 'f'.repeat(64) }, 8: { traceId: 'other' } });

/** Some entries as a page of the API, or all from the first to the last of them as an export. */
type Piece = { readonly kind: 'page' | 'export'; readonly at: readonly number[] };
type Copy = { readonly told: readonly object[]; readonly pieces: readonly Piece[] };

const page = (entries: readonly unknown[]): string => JSON.stringify({ success: true, data: { entries: [...entries].reverse(), hasMore: false } });
const heldBy = ({ kind, at }: Piece): number[] => (kind === 'page' ? [...at] : Array.from({ length: Math.max(...at) - Math.min(...at) + 1 }, (_, index) => Math.min(...at) + index)).sort((a, b) => a - b);
const unionOf = ({ pieces }: Copy): number[] => [...new Set(pieces.flatMap(heldBy))].sort((a, b) => a - b);

function archiveOf(bundles: readonly string[]): string {
  const root = mkdtempSync(join(here, 'copy-'));
  for (const [index, text] of bundles.entries()) {
    mkdirSync(join(root, `${index}`));
    write(join(root, `${index}`, 'bundle.json'), text);
  }
  return root;
}

const filesOf = ({ told, pieces }: Copy): string[] => pieces.map((piece) => (piece.kind === 'page' ? page : bundle)(heldBy(piece).map((sequence) => told[sequence - 1])));

async function compared(a: readonly string[], b: readonly string[]): Promise<ComparedHoldings> {
  const places = placeBoth(archiveOf([...a, bundle([])]), archiveOf([...b, bundle([])]));
  if (places === undefined) throw new Error('both are archives');
  return compareHoldings(places, { worker: threads.bundle, threads: 1, helpers: { worker: '', threads: 1 } }, () => undefined);
}

const copy: fc.Arbitrary<Copy> = fc.record({
  told: fc.constantFrom(WHOLE, OTHER),
  pieces: fc.array(fc.record({ kind: fc.constantFrom('page' as const, 'page' as const, 'export' as const), at: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }) }), { minLength: 1, maxLength: 4 }),
});

describe('two archives of bundles that lie inside and over each other', () => {
  test('are told apart as their entries are, one by one, and as two single bundles of all their entries would be', async () => {
    await fc.assert(
      fc.asyncProperty(copy, copy, async (a, b) => {
        const [inA, inB] = [new Map(unionOf(a).map((sequence) => [sequence, a.told[sequence - 1]])), new Map(unionOf(b).map((sequence) => [sequence, b.told[sequence - 1]]))];
        const both = [...inA].filter(([sequence]) => inB.has(sequence));
        const same = both.filter(([sequence, entry]) => JSON.stringify(entry) === JSON.stringify(inB.get(sequence))).length;
        const counts = { same, differing: both.length - same, onlyInA: inA.size - both.length, onlyInB: inB.size - both.length };
        // An export that lacks what a page of its own copy holds, inside its own range, does not occur here: each copy tells one history.
        const found = await compared(filesOf(a), filesOf(b));
        expect(found.comparison).toMatchObject(counts);
        expect(found).toMatchObject({ same: counts.differing + counts.onlyInA + counts.onlyInB === 0, doubts: [] });
        const single = await compared([page([...inA.values()])], [page([...inB.values()])]);
        expect(found.comparison.divergences).toEqual(single.comparison.divergences);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test('are not called the same while one of them tells an entry twice, differently', async () => {
    const lacking = page([...WHOLE.slice(0, 4), ...WHOLE.slice(5)]);
    expect(await compared([bundle(WHOLE), bundle(OTHER.slice(2, 4))], [bundle(WHOLE)])).toMatchObject({ same: null, own: { a: { conflicts: 1 } } });
    expect(await compared([lacking, bundle(WHOLE.slice(3, 6))], [bundle(WHOLE)])).toMatchObject({ same: true, doubts: [] });
  });

  test('are not called the same where a bundle from which nothing was taken holds elements without a place', async () => {
    const odd = page([...WHOLE.slice(3, 6), { ...WHOLE[4], sequence: '5' }]);
    const found = await compared([bundle(WHOLE), odd], [bundle(WHOLE)]);
    expect(found).toMatchObject({ same: null, doubts: [expect.stringContaining('1 bundle holds elements without a place, which were not compared')] });
  });
});
