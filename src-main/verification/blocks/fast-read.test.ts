import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MAX_KEYS } from '#core/json';
import { BundleReplay, EvidenceChanged, RECIPES } from '#core/replay';

import { bundleBytes, damagedFrom, makeChain, sha256 } from '../../../src-core/replay/chain.fixture';
import { FastRead } from './fast-read';
import { alone, blockSizes, kernelFor, longChain, withHelp } from './fast-read.fixture';

const indents = fc.constantFrom(undefined, 1, 2);

/** A document with some bytes replaced, taken out or put in. */
const damagedBytes = fc
  .tuple(damagedFrom(longChain), indents, fc.array(fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.constantFrom('"', '\\', ' ', '{', '}', ',', '0', '1', 'a', '\u0000', 'é', '\n', ':', ''), fc.nat({ max: 1 })), { maxLength: 2 }))
  .map(([chain, indent, edits]) => {
    let text = Buffer.from(bundleBytes(chain, {}, indent)).toString('latin1');
    for (const [place, put, out] of edits) {
      const at = Math.floor(place * text.length);
      text = text.slice(0, at) + Buffer.from(put).toString('latin1') + text.slice(at + out);
    }
    return new Uint8Array(Buffer.from(text, 'latin1'));
  });

describe('reading with the kernel gives what the reference alone gives', () => {
  it('for intact chains in every recipe, and nearly all entries are taken by the kernel', async () => {
    for (const { id } of RECIPES) {
      const bytes = bundleBytes(makeChain(3000, { recipe: id }));
      const { absorbed, ...answer } = await withHelp(bytes, 300_000);
      expect(answer).toEqual(alone(bytes));
      expect(absorbed).toBeGreaterThan(2900);
    }
  });

  it('for chains damaged in every way that findings tell apart, at any block border', async () => {
    await fc.assert(
      fc.asyncProperty(damagedFrom(longChain), indents, blockSizes, async (chain, indent, blockSize) => {
        const bytes = bundleBytes(chain, { toSequence: 60 }, indent);
        const { absorbed: _, ...answer } = await withHelp(bytes, blockSize);
        expect(answer).toEqual(alone(bytes));
      }),
      { numRuns: 200 },
    );
  });

  it('for documents with bytes replaced, taken out and put in anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(damagedBytes, blockSizes, async (bytes, blockSize) => {
        const { absorbed: _, ...answer } = await withHelp(bytes, blockSize);
        expect(answer).toEqual(alone(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('for every single byte of an entry changed to any of several others', async () => {
    const bytes = bundleBytes(makeChain(12));
    const from = Buffer.from(bytes).indexOf('{"id":"id-6"');
    const to = Buffer.from(bytes).indexOf('{"id":"id-7"');
    expect((await withHelp(bytes, 9000)).absorbed).toBe(10);
    for (let at = from; at < to; at++) {
      for (const byte of [0x22, 0x30, 0x5c, 0xc3]) {
        const changed = bytes.slice();
        changed[at] = byte;
        const { absorbed: _, ...answer } = await withHelp(changed, 9000);
        expect(answer, `byte ${at} as ${byte}`).toEqual(alone(changed));
      }
    }
  });

  it('for every place of an entry with a character put in or taken out', async () => {
    const bytes = Buffer.from(bundleBytes(makeChain(12)));
    const from = bytes.indexOf('{"id":"id-6"');
    const to = bytes.indexOf('{"id":"id-7"');
    for (let at = from; at < to; at++) {
      for (const [put, out] of [['0', 0], [' ', 0], ['', 1]] as const) {
        const changed = new Uint8Array(Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + out)]));
        const { absorbed: _, ...answer } = await withHelp(changed, 9000);
        expect(answer, `at ${at}: "${put}" for ${out}`).toEqual(alone(changed));
      }
    }
  });

  it('for an entry whose keys are too many with those of the open objects', async () => {
    const entries = makeChain(12).map(({ id, ...entry }) => (entry.sequence === 6 ? { id, ...entry } : entry));
    const room = ['algorithm', 'entries', ...Object.keys(entries[0] ?? {})].join('').length;
    const bytes = bundleBytes(entries, { ['k'.repeat(MAX_KEYS - room)]: 0 });
    const { absorbed: _, ...answer } = await withHelp(bytes, 9000);
    expect(answer).toMatchObject({ refusal: { code: 'limit-exceeded', entriesRead: 5 } });
    expect(answer).toEqual(alone(bytes));
  });

  it('for an export time that lies before some of the entries', async () => {
    const bytes = bundleBytes(makeChain(50));
    const exportedAt = { seconds: Date.UTC(2026, 4, 6, 8, 0, 30) / 1000, nanos: 0 };
    const helper = kernelFor(exportedAt);
    const { absorbed, ...answer } = await withHelp(bytes, 4000, exportedAt, helper);
    expect(answer).toEqual(alone(bytes, exportedAt));
    expect(absorbed).toBeGreaterThan(10);
  });

  it('for entries whose times take every plain form, and forms that are not plain', async () => {
    const times = ['2026-05-06T08:00:00Z', '2026-05-06T08:00:00.1Z', '2026-05-06T08:00:00.123456789Z', '2026-05-06T08:00:00.1234567891Z', '2024-02-29T00:00:00Z', '2026-02-29T00:00:00Z', '2026-12-31T23:59:60Z', '2026-05-06t08:00:00z', '2026-05-06T10:00:00+02:00', '0000-01-01T00:00:00.5Z', '9999-12-31T23:59:59.999Z', '2026-13-01T00:00:00Z', '2026-04-31T00:00:00Z', '2026-05-06T24:00:00Z', '2026-05-06T08:00:00.Z', '2026-05-06T08:00:61Z', '2026-05-06T08:60:00Z'];
    const anyTimes = fc.array(fc.constantFrom(...times), { minLength: 4, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anyTimes, blockSizes, async (chosen, blockSize) => {
        const bytes = bundleBytes(withTimes(chosen));
        const { absorbed: _, ...answer } = await withHelp(bytes, blockSize);
        expect(answer).toEqual(alone(bytes));
      }),
      { numRuns: 200 },
    );
  });
});

/** A chain of entries with these times, hashed with them. */
function withTimes(times: readonly string[]): object[] {
  let prevHash = '0'.repeat(64);
  return times.map((createdAt, index) => {
    const payloadDigest = sha256(`payload ${index}`);
    const chainHash = sha256(`${prevHash}${payloadDigest}${index + 1}${createdAt}`);
    const entry = { sequence: index + 1, prevHash, payloadDigest, chainHash, createdAt };
    prevHash = chainHash;
    return entry;
  });
}

describe('a file that is cut short while it is read', () => {
  it('ends the reading instead of waiting for bytes that never come', async () => {
    const bytes = bundleBytes(makeChain(60), {});
    const cut = bytes.subarray(0, 5000);
    const replay = new BundleReplay({ sha256, exportedAt: undefined });
    const readSpan = (offset: number, length: number): Uint8Array => cut.subarray(offset, offset + length);
    const reading = new FastRead({ replay, size: bytes.length, readSpan, blocks: () => Promise.resolve([]), blockSize: 1000, ahead: 3, smallestStep: 8, told: () => undefined });
    await expect(reading.run()).rejects.toThrow(EvidenceChanged);
  });
});
