import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readEntry } from '#core/evidence';

import { chainHashOf, damagedChain, makeChain, sha256 } from './chain.fixture';
import type { ChainEntry } from './chain.fixture';
import { EMPTY_SEGMENT, Walk, mergeSegments } from './index';
import type { PlacedEntry, Segment } from './index';

const encoder = new TextEncoder();

/** The placed entries of a chain as the walk meets them, with their places in the file. */
function placed(chain: readonly ChainEntry[]): { entry: PlacedEntry; index: number }[] {
  const entries = chain.map((entry, index) => ({ entry: readEntry(encoder.encode(JSON.stringify(entry)))!.entry, index }));
  const found = entries.flatMap(({ entry, index }) => (entry.sequence === undefined ? [] : [{ entry: { ...entry, sequence: entry.sequence }, index }]));
  return found.sort((a, b) => Number(a.entry.sequence) - Number(b.entry.sequence) || a.index - b.index);
}

function walkOver(entries: readonly { entry: PlacedEntry; index: number }[]): Segment {
  const walk = new Walk({ sha256, exportedAt: undefined });
  for (const { entry, index } of entries) walk.next(entry, index);
  return walk.segment;
}

const merge = (a: Segment, b: Segment): Segment => mergeSegments(a, b).segment;

describe('segments', () => {
  it('merge to what one walk over all gives, wherever they were split', () => {
    fc.assert(
      fc.property(damagedChain, fc.array(fc.nat({ max: 10 }), { maxLength: 5 }), (chain, splits) => {
        const entries = placed(chain);
        const ends = [...splits.filter((split) => split < entries.length), entries.length].sort((a, b) => a - b);
        const parts = ends.map((end, index) => walkOver(entries.slice(ends[index - 1] ?? 0, end)));
        const whole = walkOver(entries);
        expect(parts.reduce(merge, EMPTY_SEGMENT)).toStrictEqual(whole);
        expect(parts.reduceRight((after, before) => merge(before, after), EMPTY_SEGMENT)).toStrictEqual(whole);
      }),
      { numRuns: 400 },
    );
  });

  it('merge entry by entry in any grouping', () => {
    fc.assert(
      fc.property(damagedChain, fc.infiniteStream(fc.nat({ max: 30 })), (chain, choices) => {
        const entries = placed(chain);
        let parts = entries.map((one) => walkOver([one]));
        while (parts.length > 1) {
          const at = (choices.next().value as number) % (parts.length - 1);
          parts = [...parts.slice(0, at), merge(parts[at]!, parts[at + 1]!), ...parts.slice(at + 2)];
        }
        expect(parts[0] ?? EMPTY_SEGMENT).toStrictEqual(walkOver(entries));
      }),
      { numRuns: 400 },
    );
  });

  it('tell at the seam what the walk tells there', () => {
    fc.assert(
      fc.property(damagedChain, fc.nat({ max: 10 }), (chain, split) => {
        const entries = placed(chain);
        if (split === 0 || split >= entries.length) return;
        const walk = new Walk({ sha256, exportedAt: undefined });
        const flags = entries.map(({ entry, index }) => walk.next(entry, index));
        const { seamFlags } = mergeSegments(walkOver(entries.slice(0, split)), walkOver(entries.slice(split)));
        const alone = walkOver(entries.slice(split)).firstFlags;
        expect(alone | seamFlags).toBe(flags[split]);
      }),
      { numRuns: 400 },
    );
  });

  it('count organisations alike however many there are', () => {
    const chain = makeChain(2600).map((entry, index) => ({ ...entry, organizationId: `org-${index < 1300 ? index : 2599 - index}` }));
    const entries = placed(chain);
    const [a, b, c] = [walkOver(entries.slice(0, 100)), walkOver(entries.slice(100, 1500)), walkOver(entries.slice(1500))];
    const whole = walkOver(entries);
    expect(whole.organizations.size).toBe(1300);
    expect(merge(merge(a, b), c)).toStrictEqual(whole);
    expect(merge(a, merge(b, c))).toStrictEqual(whole);
  });
});

describe('the walk', () => {
  it('goes on from the stored values, so that one edit is one broken content', () => {
    const chain = makeChain(6);
    chain[2] = { ...chain[2]!, payloadDigest: sha256('edited') };
    const { matches, brokenLinks, firstBreaks } = walkOver(placed(chain));
    expect(matches[0]).toBe(5);
    expect(brokenLinks).toBe(0);
    expect(firstBreaks[0]).toStrictEqual({ sequence: 3, reason: 'chain-hash-mismatch', lastValid: 2 });
  });

  it('names the link first where link and content break at once', () => {
    const chain = makeChain(3);
    chain[1] = { ...chain[1]!, prevHash: sha256('elsewhere') };
    expect(walkOver(placed(chain)).firstBreaks[0]).toStrictEqual({ sequence: 2, reason: 'prev-hash-mismatch', lastValid: 1 });
  });

  it('finds the break of a re-hashed entry at the link behind it', () => {
    const chain = makeChain(3);
    const edited = { ...chain[1]!, payloadDigest: sha256('edited') };
    chain[1] = { ...edited, chainHash: chainHashOf(edited) };
    expect(walkOver(placed(chain)).firstBreaks[0]).toStrictEqual({ sequence: 3, reason: 'prev-hash-mismatch', lastValid: 2 });
  });
});
