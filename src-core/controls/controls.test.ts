import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { chooseFormula } from '#core/assess';
import { BundleReplay, recipeById } from '#core/replay';
import type { Reading, Recipe, Sha256 } from '#core/replay';

import { bundleBytes, damagedChain, intactChain, makeChain, sha256 } from '../replay/chain.fixture';
import type { ChainEntry } from '../replay/chain.fixture';
import { ControlMissed, replayCopy, runControls } from './index';
import type { ControlsView } from './index';

function readingOf(bytes: Uint8Array, hash: Sha256): Reading {
  const replay = new BundleReplay({ sha256: hash, exportedAt: undefined });
  replay.write(bytes);
  const steps = replay.settle((offset, length) => bytes.subarray(offset, offset + length));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  if ('refusal' in step.value) throw new Error('refused');
  return step.value.reading;
}

/** Runs the controls on a bundle with an instrument that hashes as told. */
function controlsOf(bytes: Uint8Array, { hash = sha256, pinned }: { hash?: Sha256; pinned?: Recipe['id'] } = {}): Promise<ControlsView> {
  const reading = readingOf(bytes, hash);
  const formula = chooseFormula(reading.segment, reading.head, pinned === undefined ? undefined : recipeById(pinned));
  return runControls({ reading, formula, readSpan: (offset, length) => bytes.subarray(offset, offset + length), sha256: hash, readers: [{ name: 'reference', read: (copy) => replayCopy(copy, hash) }] });
}

describe('negative controls', () => {
  it('find every seeded change in copies of an intact chain of three entries or more, under any recipe', async () => {
    await fc.assert(
      fc.asyncProperty(intactChain, async ({ chain, recipe }) => {
        const view = await controlsOf(bundleBytes(chain), { pinned: recipe });
        if (chain.length < 3) expect(view).toMatchObject({ state: 'not-run' });
        else expect(view).toMatchObject({ state: 'run', seeded: 15, fromSequence: chain[0]!.sequence, toSequence: chain[2]!.sequence });
      }),
      { numRuns: 60 },
    );
  });

  it('name each change and the code that it was found by', async () => {
    const view = await controlsOf(bundleBytes(makeChain(4)));
    const found = view.state === 'run' ? view.controls.map((control) => control.found) : [];
    expect(new Set(found)).toStrictEqual(new Set(['prev-hash-mismatch', 'chain-hash-mismatch', 'malformed-field', 'wrong-genesis', 'sequence-gap', 'duplicate-sequence', 'fork']));
    expect(view.state === 'run' ? view.controls.map((control) => control.damage) : []).toContain('one digit of payloadDigest changed');
  });

  it('never accuse the instrument because the evidence is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(damagedChain, async (chain) => {
        expect((await controlsOf(bundleBytes(chain), { pinned: 'adjudon-decision/text' })).state).toMatch(/^(not-)?run$/);
      }),
      { numRuns: 150 },
    );
  });

  it('copy entries in the notation of the file: other key order, escapes, spaces, sequences beyond 2^53', async () => {
    const respelled = (entry: ChainEntry): string => `{ ${Object.entries(entry).reverse().map(([key, value]) => `"\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}" :\n${JSON.stringify(value)}`).join(' , ')} }`;
    const text = `{"entries":[${makeChain(5).map(respelled).join(' ,\n')}]}`;
    expect(await controlsOf(new TextEncoder().encode(text))).toMatchObject({ state: 'run', seeded: 15 });
    expect(await controlsOf(bundleBytes(makeChain(5, { from: 2 ** 53 - 6 })))).toMatchObject({ state: 'run' });
  });

  it('copy entries whose keys are the names of what every object has', async () => {
    const keyed = (entry: ChainEntry): string => `{"__proto__":{"x":1},"constructor":null,${JSON.stringify(entry).slice(1, -1)},"toString":"t","hasOwnProperty":[]}`;
    const text = `{"entries":[${makeChain(4).map(keyed).join(',')}]}`;
    expect(await controlsOf(new TextEncoder().encode(text))).toMatchObject({ state: 'run', seeded: 15 });
  });

  it('take sound neighbours from behind what is damaged, and from a file in any order', async () => {
    const chain = makeChain(9);
    chain[2] = { ...chain[2]!, payloadDigest: sha256('edited') };
    expect(await controlsOf(bundleBytes(chain))).toMatchObject({ state: 'run', fromSequence: 4, toSequence: 6 });
    expect(await controlsOf(bundleBytes(chain.reverse()))).toMatchObject({ state: 'run', fromSequence: 4, toSequence: 6 });
  });

  it('are not run, and say why, where the formula is unknown or too few neighbours are sound', async () => {
    const foreign = makeChain(5).map((entry, index) => ({ ...entry, chainHash: sha256(`by another formula ${index}`) }));
    expect(await controlsOf(bundleBytes(foreign))).toStrictEqual({ state: 'not-run', because: 'The formula is not known, so that no entry of this bundle is known to be sound.' });
    expect(await controlsOf(bundleBytes(makeChain(2)))).toStrictEqual({ state: 'not-run', because: 'They need 3 neighbouring sound entries of at most 16 KiB, and none were found.' });
    expect(await controlsOf(bundleBytes([]))).toMatchObject({ state: 'not-run' });
    expect(await controlsOf(bundleBytes(makeChain(9).map((entry) => ({ ...entry, note: 'x'.repeat(20_000) }))))).toMatchObject({ state: 'not-run' });
  });

  it('give up after a bounded search in a file of nothing but breaks', async () => {
    const [entry] = makeChain(1);
    const view = await controlsOf(bundleBytes([...Array.from({ length: 70_000 }, () => ({ sequence: 1, chainHash: entry!.chainHash })), ...makeChain(5, { from: 2 })]), { pinned: 'adjudon-decision/text' });
    expect(view.state).toBe('not-run');
  });

  it('stop the run when the instrument does not see a change: a hash that passes over the payload digest', async () => {
    const blind: Sha256 = (preimage) => sha256(typeof preimage === 'string' ? preimage.slice(0, 64) + preimage.slice(128) : preimage);
    const chain = makeChain(5);
    let before = chain[0]!.prevHash;
    const blindChain = chain.map((entry) => {
      const chainHash = blind(`${before}${entry.payloadDigest}${entry.sequence}${entry.createdAt}`);
      const made = { ...entry, prevHash: before, chainHash };
      before = chainHash;
      return made;
    });
    const run = controlsOf(bundleBytes(blindChain), { hash: blind });
    await expect(run).rejects.toThrow(ControlMissed);
    await expect(run).rejects.toThrow('one digit of payloadDigest changed');
  });

  it('stop the run when a reader sees nothing at all, or refuses the copy', async () => {
    const bytes = bundleBytes(makeChain(5));
    const reading = readingOf(bytes, sha256);
    const input = { reading, formula: chooseFormula(reading.segment, reading.head, undefined), readSpan: (offset: number, length: number) => bytes.subarray(offset, offset + length), sha256 };
    await expect(runControls({ ...input, readers: [{ name: 'sleeper', read: () => reading }] })).rejects.toThrow(ControlMissed);
    await expect(runControls({ ...input, readers: [{ name: 'refuser', read: () => undefined }] })).rejects.toThrow('refuses');
  });
});
