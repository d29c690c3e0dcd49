import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Instant, Refusal } from '#core/evidence';
import { MAX_KEYS } from '#core/json';
import { BundleReplay, EvidenceChanged, RECIPES } from '#core/replay';

import { bundleBytes, damagedFrom, makeChain, sha256 } from '../../../src-core/replay/chain.fixture';
import { scanBlock } from './block-scan';
import type { FillFrom } from './block-scan';
import { FastRead } from './fast-read';
import { Kernel, compileKernel, kernelMemory } from './kernel';

const module = compileKernel();
if (module === undefined) throw new Error('the tests need WebAssembly with SIMD');

function kernelFor(exportedAt: Instant | undefined): Kernel {
  const memory = kernelMemory(2 ** 20);
  if (module === undefined || memory === undefined) throw new Error('the tests need room for a kernel');
  return new Kernel(module, memory, exportedAt);
}

const kernel = kernelFor(undefined);

type Answer = { readonly refusal: Partial<Refusal> } | { readonly reading: object };

/** Everything that a judgement is made from, in a form that can be compared. */
function answerOf(replay: BundleReplay, refusal: Refusal | undefined, bytes: Uint8Array): Answer {
  const told = (said: Refusal): Answer => ({ refusal: { code: said.code, message: said.message, byteOffset: said.byteOffset, entriesRead: said.entriesRead } });
  if (refusal !== undefined) return told(refusal);
  const steps = replay.settle((offset, length) => bytes.subarray(offset, offset + length));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  if ('refusal' in step.value) return told(step.value.refusal);
  const { columns, ...reading } = step.value.reading;
  const cells = Array.from({ length: columns.length }, (_, i) => [columns.offset(i), columns.byteLength(i), columns.sequence(i), columns.flags(i), columns.timestamped.has(i), columns.anchored.has(i), columns.traced.has(i)]);
  return { reading: { ...reading, cells } };
}

function alone(bytes: Uint8Array, exportedAt?: Instant): Answer {
  const replay = new BundleReplay({ sha256, exportedAt });
  return answerOf(replay, replay.write(bytes), bytes);
}

async function withHelp(bytes: Uint8Array, blockSize: number, exportedAt?: Instant, helper = kernel): Promise<Answer & { readonly absorbed: number }> {
  const replay = new BundleReplay({ sha256, exportedAt });
  const fill: FillFrom = (buffer, offset) => {
    const part = bytes.subarray(offset, offset + buffer.length);
    buffer.set(part);
    return part.length;
  };
  const counted = countAbsorbed(replay);
  const blocks = (block: { start: number; end: number }) => Promise.resolve(scanBlock(helper, fill, block, replay.likelyRecipe));
  const readSpan = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  const refusal = await new FastRead({ replay, size: bytes.length, readSpan, blocks, blockSize, ahead: 3, smallestStep: 8, told: () => undefined }).run();
  return { ...answerOf(replay, refusal, bytes), absorbed: counted() };
}

/** How many entries were taken without the reference reading them: the test must not compare it with itself. */
function countAbsorbed(replay: BundleReplay): () => number {
  const absorb = replay.absorb.bind(replay);
  let absorbed = 0;
  replay.absorb = (run, from, last) => {
    const taken = absorb(run, from, last);
    if (taken) absorbed += run.starts.length - from;
    return taken;
  };
  return () => absorbed;
}

const blockSizes = fc.integer({ min: 700, max: 9000 });
const longChain = fc.record({ from: fc.constantFrom(1, 401, 99_990), recipe: fc.constantFrom(...RECIPES.map(({ id }) => id)) }).map(({ from, recipe }) => makeChain(60, { from, recipe }));
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

/** Other ways to write parts of an entry, sound and unsound: the kernel must leave them, or take them as the reference does. */
const VARIANTS: readonly (readonly [string, string])[] = [
  ...['1', '01', '1.', '1.5', '1e5', '1E5', '-1', '0', '00', '123456789012345', '1234567890123456789', 'true', 'false', 'tru', 'falsy', 'nul', 'nulll', 'NaN', '[]', '{}', '{"a":1}', '""', '"a\\u0062"', '"\u0001"', '"é"', '"\u007f"', "'a'", ''].map((value) => ['"merkleRoot":null', `"merkleRoot":${value}`] as const),
  ['"merkleRoot":null', '"merkleRoot":null,"merkleRoot":null'],
  ['"merkleRoot":null', '"merkleRoot":null,'],
  ['"merkleRoot":null', '"merkleRoot" null'],
  ['"merkleRoot":null', '"merkleRoot":null "id":"x"'],
  ['"merkleRoot":null', '"unknown":null'],
  ['"merkleRoot":null', '"merkleRooT":null'],
  ['"merkleRoot":null', '"merkle\\u0052oot":null'],
  ['"merkleRoot":null', '"chainHash":null'],
  ...['{"value":"x"}', '"token"', '7', 'true', 'false', '[]', 'null', ' null', 'nul', '"eidas\\u0054imestamp"'].map((value) => ['"merkleRoot":null', `"eidasTimestamp":${value}`] as const),
  ['"merkleRoot":null', '"eidas\\u0054imestamp":"token"'],
  ...['{}', '{"traceId":"t"}', 'null', '[]', '7'].map((value) => ['"merkleRoot":null', `"traceView":${value}`] as const),
  ['"merkleRoot":null', '"trace\\u0056iew":{"a":1}'],
  ['"merkleRoot":null', '\n\t"merkleRoot"\r : \n null '],
  ['"merkleRoot":null', '\u00a0"merkleRoot":null'],
  ['"organizationId":"org-a"', '"organizationId":null'],
  ['"organizationId":"org-a"', '"organizationId":5'],
  ['"organizationId":"org-a"', '"organizationId":true'],
  ['"organizationId":"org-a"', '"organizationId":"org-b"'],
  ['"organizationId":"org-a",', ''],
  ['"traceId":', '"traceId":7,"x":'],
  ['{"id"', '[{"id"'],
  ['}', '}}'],
  ['}', '},'],
  ['}', '} x'],
  ['"sequence":5', '"sequence":null'],
  ['"createdAt":', '"createdAt":null,"merkleAnchorId":'],
  ['"prevHash":', '"prevHash":null,"merkleAnchorId":'],
  ['"chainHash":', '"merkleAnchorId":'],
  ['"payloadDigest":', '"payloadDigest":1,"merkleAnchorId":'],
];

const MEMBERS = ['id', 'organizationId', 'sequence', 'traceId', 'prevHash', 'payloadDigest', 'chainHash', 'createdAt', 'merkleRoot'] as const;

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

  it.each([
    ['skip a sequence', (sequence: number) => (sequence < 5 ? sequence : sequence + 1)],
    ['repeat a sequence', (sequence: number) => (sequence < 5 ? sequence : sequence - 1)],
    ['go back', (sequence: number) => (sequence === 5 ? 2 : sequence)],
    ['begin again at 0', (sequence: number) => (sequence < 5 ? sequence : sequence - 5)],
    ['begin late', (sequence: number) => sequence + 41],
  ])('for entries that %s and are linked and hashed nevertheless', async (_title, literalOf) => {
    const bytes = chainOfTexts(12, (text) => text, (sequence) => String(literalOf(sequence)));
    const { absorbed: _, ...answer } = await withHelp(bytes, 9000);
    expect(answer).toEqual(alone(bytes));
  });

  it.each(VARIANTS)('for an entry with %s written as %s', async (written, instead) => {
    const bytes = chainOfTexts(10, (text, sequence) => (sequence === 5 ? text.replace(written, instead) : text));
    const { absorbed, ...answer } = await withHelp(bytes, 9000);
    expect(answer).toEqual(alone(bytes));
    expect(absorbed).toBeGreaterThan(0);
  });

  it('for entries that change their form from one to the next', async () => {
    const form = fc.record({
      order: fc.shuffledSubarray([...MEMBERS], { minLength: MEMBERS.length - 1 }),
      gap: fc.constantFrom('', ' ', '\n  '),
      merkleRoot: fc.constantFrom<unknown>(null, null, 7, 1234567, true, false, 'r', 'a longer text than sixteen characters', undefined),
    });
    await fc.assert(
      fc.asyncProperty(damagedFrom(longChain), fc.array(form, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 9 }), blockSizes, async (chain, forms, hold, blockSize) => {
        const written = chain.map((entry, index) => {
          const { order, gap, merkleRoot } = forms[Math.floor(index / hold) % forms.length] ?? { order: MEMBERS, gap: '', merkleRoot: null };
          const values = { ...entry, merkleRoot };
          const members = order.filter((key) => values[key] !== undefined).map((key) => `${JSON.stringify(key)}:${gap}${JSON.stringify(values[key])}`);
          return `{${members.join(`,${gap}`)}}`;
        });
        const bytes = new TextEncoder().encode(`{"entries":[${written.join(',')}]}`);
        const { absorbed: _, ...answer } = await withHelp(bytes, blockSize);
        expect(answer).toEqual(alone(bytes));
      }),
      { numRuns: 200 },
    );
  });

  it('for an entry whose hash was made from a literal that is no sequence', async () => {
    for (const literal of ['05', '5.0', '5e0', '-5', '0', '5 ', '1234567890123456', '9007199254740993', '"5"']) {
      const bytes = chainOfTexts(10, (text) => text, (sequence) => (sequence === 5 ? literal : String(sequence)));
      const { absorbed: _, ...answer } = await withHelp(bytes, 9000);
      expect(answer, literal).toEqual(alone(bytes));
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

  it('for an entry without a time whose hash was made from the time before it', async () => {
    const minute = (sequence: number): string => `2026-05-06T08:${String(sequence === 5 ? 4 : sequence).padStart(2, '0')}:00Z`;
    const bytes = chainOfTexts(10, (text, sequence) => (sequence === 5 ? text.replace(/"createdAt":"[^"]*",/, '') : text), String, minute);
    const { absorbed: _, ...answer } = await withHelp(bytes, 9000);
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

/** A bundle of entries written by hand; hashes are made from the literals as they are written. */
function chainOfTexts(length: number, write: (text: string, sequence: number) => string, literalOf: (sequence: number) => string = String, timeOf = (sequence: number): string => `2026-05-06T08:00:${String(sequence + 10)}Z`): Uint8Array {
  let prevHash = '0'.repeat(64);
  const texts = Array.from({ length }, (_, index) => {
    const literal = literalOf(index + 1);
    const createdAt = timeOf(index + 1);
    const payloadDigest = sha256(`payload ${index}`);
    const chainHash = sha256(`${prevHash}${payloadDigest}${literal}${createdAt}`);
    const text = `{"id":"id-${index}","organizationId":"org-a","sequence":${literal},"traceId":"t-${index}","prevHash":"${prevHash}","payloadDigest":"${payloadDigest}","chainHash":"${chainHash}","createdAt":"${createdAt}","merkleRoot":null}`;
    prevHash = chainHash;
    return write(text, index + 1);
  });
  return new TextEncoder().encode(`{"entries":[${texts.join(',')}]}`);
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
