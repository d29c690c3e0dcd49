import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { HASHED_FIELDS, bundleBytes, chainHashOf, damagedChain, intactChain, makeChain, recomputeFrom, sha256 } from '../replay/chain.fixture';
import type { ChainEntry } from '../replay/chain.fixture';
import { examine, told, verdictOn } from './examine.fixture';
import { headline } from './index';
import type { Verdict } from './index';

const stateOf = (verdict: Verdict, name: string): string | undefined => verdict.claims.find(({ claim }) => claim === name)?.state;

describe('an intact bundle', () => {
  it('passes, with a head that is not proved', () => {
    fc.assert(
      fc.property(intactChain, ({ chain, recipe }) => {
        const verdict = verdictOn(bundleBytes(chain));
        expect(verdict.conclusion).toBe('passed');
        expect(verdict.recipe).toBe(recipe);
        expect(verdict.replay).toMatchObject({ verified: true, ok: true, totalChecked: chain.length, lastValidSequence: chain.at(-1)!.sequence, brokenAtSequence: null, brokenReason: null });
        expect(stateOf(verdict, 'interior')).toBe('proved');
        expect(stateOf(verdict, 'start')).toBe(chain[0]!.sequence === 1 ? 'proved' : 'not-provable');
        expect(stateOf(verdict, 'head')).toBe('not-provable');
        expect(headline(verdict)).toBe('Chain intact. Head not proved.');
      }),
      { numRuns: 100 },
    );
  });
});

describe('tampering with an intact bundle', () => {
  it('by one other character in a hashed field never passes', () => {
    const characters = Array.from('0123456789abcdefABCDEFZTzt:.-+ \u0000é"');
    fc.assert(
      fc.property(intactChain, fc.nat(), fc.constantFrom(...HASHED_FIELDS), fc.nat(), fc.constantFrom(...characters), ({ chain }, which, field, at, character) => {
        const victim = chain[which % chain.length]!;
        const text = String(victim[field]);
        const place = at % text.length;
        if (text[place] === character) return;
        const changed = text.slice(0, place) + character + text.slice(place + 1);
        // As a number where it still is one, so that an edit of the sequence stays an edit of a sequence.
        const value: unknown = field === 'sequence' && /^[1-9]\d*$/.test(changed) ? Number(changed) : changed;
        const bundle = bundleBytes(chain.map((entry) => (entry === victim ? { ...entry, [field]: value } : entry)));
        // A chain of one has no second entry by which its formula could be known.
        expect(verdictOn(bundle).conclusion).not.toBe('passed');
        expect(verdictOn(bundle, { recipe: 'adjudon-decision/text' }).conclusion).toBe('failed');
      }),
      { numRuns: 1000 },
    );
  });

  it('by taking entries out of the middle fails with the gap', () => {
    fc.assert(
      fc.property(intactChain, fc.nat(), fc.integer({ min: 1, max: 3 }), ({ chain }, at, count) => {
        if (chain.length < 3) return;
        const from = 1 + (at % (chain.length - 2));
        const until = Math.min(from + count, chain.length - 1);
        const verdict = verdictOn(bundleBytes([...chain.slice(0, from), ...chain.slice(until)]));
        expect(verdict.conclusion).toBe('failed');
        expect(told(verdict)).toContain(`sequence-gap@${chain[until]!.sequence}`);
        expect(verdict.replay).toMatchObject({ verified: false, brokenAtSequence: chain[until]!.sequence, brokenReason: 'prev-hash-mismatch', lastValidSequence: chain[from - 1]!.sequence });
      }),
      { numRuns: 200 },
    );
  });

  it('by cutting an end fails where the range is declared, and cannot be seen where it is not', () => {
    fc.assert(
      fc.property(intactChain, fc.boolean(), ({ chain }, tail) => {
        if (chain.length < 2) return;
        const cut = tail ? chain.slice(0, -1) : chain.slice(1);
        const declared = { fromSequence: chain[0]!.sequence, toSequence: chain.at(-1)!.sequence };
        const verdict = verdictOn(bundleBytes(cut, declared));
        expect(verdict.conclusion).toBe('failed');
        expect(verdict.findings.find(({ code }) => code === 'declared-range-mismatch')?.field).toBe(tail ? 'toSequence' : 'fromSequence');
        expect(stateOf(verdict, 'declared-range')).toBe('refuted');
        const silent = verdictOn(bundleBytes(cut));
        expect(silent.conclusion).toBe('passed');
        expect(stateOf(silent, tail ? 'head' : 'start')).toBe('not-provable');
      }),
      { numRuns: 100 },
    );
  });

  it('by repeating an entry fails, at any place in the file', () => {
    fc.assert(
      fc.property(intactChain, fc.nat(), fc.nat(), ({ chain }, which, to) => {
        const entry = chain[which % chain.length]!;
        const place = to % (chain.length + 1);
        const verdict = verdictOn(bundleBytes([...chain.slice(0, place), entry, ...chain.slice(place)]));
        expect(verdict.conclusion).toBe('failed');
        expect(told(verdict)).toContain(`duplicate-sequence@${entry.sequence}`);
      }),
      { numRuns: 200 },
    );
  });

  it('by swapping the contents of two entries fails', () => {
    fc.assert(
      fc.property(intactChain, fc.nat(), fc.nat(), ({ chain }, one, other) => {
        const [a, b] = [chain[one % chain.length]!, chain[other % chain.length]!];
        if (a === b) return;
        const swapped = chain.map((entry) => (entry === a ? { ...b, sequence: a.sequence } : entry === b ? { ...a, sequence: b.sequence } : entry));
        expect(verdictOn(bundleBytes(swapped)).conclusion).not.toBe('passed');
        expect(verdictOn(bundleBytes(swapped), { recipe: 'adjudon-decision/text' }).conclusion).toBe('failed');
      }),
      { numRuns: 200 },
    );
  });

  it('by editing and re-hashing one entry breaks the link behind it', () => {
    const chain = makeChain(5);
    const edited = { ...chain[2]!, payloadDigest: sha256('edited') };
    chain[2] = { ...edited, chainHash: chainHashOf(edited) };
    const verdict = verdictOn(bundleBytes(chain));
    expect(told(verdict)).toStrictEqual(['prev-hash-mismatch@4']);
    expect(verdict.findings[0]).not.toHaveProperty('consequenceOf');
  });

  it('by recomputing all that follows passes, and the verdict says that it could not have seen it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), (length, which) => {
        const chain = makeChain(length);
        const at = which % length;
        const forged = recomputeFrom(chain.map((entry, index) => (index === at ? { ...entry, payloadDigest: sha256('forged') } : entry)), at);
        const verdict = verdictOn(bundleBytes(forged));
        expect(verdict.conclusion).toBe('passed');
        expect(stateOf(verdict, 'head')).toBe('not-provable');
        expect(verdict.claims.find(({ claim }) => claim === 'head')?.because).toContain('recomputed as a whole');
        expect(headline(verdict)).toContain('Head not proved');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the order of the file', () => {
  const withoutPlaces = ({ findings }: Verdict) => findings.filter(({ code }) => code !== 'out-of-order-entries').map(({ entryIndex: _index, byteOffset: _offset, ...rest }) => rest);

  it('changes nothing but the warning about it', () => {
    // What cannot be placed is named by its place in the file, so it is left out here.
    const placedChain = damagedChain.map((chain) => chain.filter(({ sequence }) => Number.isInteger(sequence)));
    const shuffled = placedChain.chain((chain) =>
      // Entries of one sequence keep their order: the rules break ties by the file's.
      fc.shuffledSubarray([...new Set(chain.map(({ sequence }) => sequence))], { minLength: new Set(chain.map(({ sequence }) => sequence)).size }).map((order) => ({
        sorted: [...chain].sort((a, b) => a.sequence - b.sequence),
        mixed: order.flatMap((sequence) => chain.filter((entry) => entry.sequence === sequence)),
      })),
    );
    fc.assert(
      fc.property(shuffled, ({ sorted, mixed }) => {
        const straight = verdictOn(bundleBytes(sorted));
        const crooked = verdictOn(bundleBytes(mixed));
        expect(withoutPlaces(crooked)).toStrictEqual(withoutPlaces(straight));
        expect([crooked.conclusion, crooked.replay, crooked.claims, crooked.recipe]).toStrictEqual([straight.conclusion, straight.replay, straight.claims, straight.recipe]);
        const ascends = mixed.every(({ sequence }, index) => index === 0 || sequence >= mixed[index - 1]!.sequence);
        expect(crooked.findings.some(({ code }) => code === 'out-of-order-entries')).toBe(!ascends);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the notation of the file', () => {
  it('and the pieces it comes in change no byte of the verdict', () => {
    fc.assert(
      fc.property(damagedChain, fc.integer({ min: 1, max: 700 }), (chain, pieces) => {
        const bytes = bundleBytes(chain, { organizationId: 'org-a', fromSequence: 1 });
        expect(JSON.stringify(verdictOn(bytes, { pieces }))).toBe(JSON.stringify(verdictOn(bytes)));
      }),
      { numRuns: 200 },
    );
  });

  it('changes no finding: spaces, order of keys, escapes', () => {
    const escaped = (text: string): string => text.replace(/[a-z]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
    const respelled = (chain: readonly ChainEntry[]): Uint8Array =>
      new TextEncoder().encode(`{"entries": [${chain.map((entry) => `{ ${Object.entries(entry).reverse().map(([key, value]) => `"${escaped(key)}"\n:\t${typeof value === 'string' ? `"${escaped(value)}"` : JSON.stringify(value)}`).join(', ')} }`).join(' , ')}]}`);
    const stripped = ({ findings, conclusion, replay, claims }: Verdict) => ({ conclusion, replay, claims, findings: findings.map(({ byteOffset: _offset, ...rest }) => rest) });
    fc.assert(
      fc.property(damagedChain, (chain) => {
        expect(stripped(verdictOn(respelled(chain)))).toStrictEqual(stripped(verdictOn(bundleBytes(chain))));
      }),
      { numRuns: 200 },
    );
  });
});

describe('flipped bytes', () => {
  /** What a pass vouches for: the order and the hashed fields of the entries. */
  const vouched = (bytes: Uint8Array): unknown => {
    const bundle = JSON.parse(new TextDecoder().decode(bytes)) as { entries: Record<string, unknown>[] };
    return bundle.entries.map((entry) => HASHED_FIELDS.map((field) => entry[field]));
  };

  it('never throw, and pass only where every hashed field still says what it said', () => {
    const bytes = bundleBytes(makeChain(4), { organizationId: 'org-a', fromSequence: 1, toSequence: 4 });
    const before = vouched(bytes);
    let passed = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 2000 }), (flips, pieces) => {
        const flipped = bytes.slice();
        for (const [at, byte] of flips) flipped[at] = byte;
        const { verdict } = examine(flipped, { pieces, recipe: 'adjudon-decision/text' });
        if (verdict?.conclusion !== 'passed') return;
        passed++;
        expect(vouched(flipped)).toStrictEqual(before);
      }),
      { numRuns: 4000 },
    );
    // Ids, traces and anchors are not hashed: some flips must pass, or the property would say nothing.
    expect(passed).toBeGreaterThan(0);
  });
});
