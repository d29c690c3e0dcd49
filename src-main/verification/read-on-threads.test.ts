import { createHash } from 'node:crypto';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';

import { builtThreads } from '../archive/testing/built-threads.fixture';
import { bundle, chain, folder, write } from './testing/evidence.fixture';
import { Verification } from './verify';

const here = folder();
const { helpers } = builtThreads(3);

/** What a reading is told by: the refusal, with its place; or the verdict, in which the file's digest stands. */
async function answer(path: string, helped: boolean): Promise<object> {
  const world = { ticks: () => 0, now: () => '', told: () => undefined };
  const verification = new Verification({ bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED }, helped ? { ...world, helpers } : world);
  try {
    const outcome = await verification.run();
    return outcome.kind === 'refused' ? outcome.refusal : outcome.verdict;
  } finally {
    verification.close();
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Two blocks of 8 MiB, and a part of one. */
const TEXT = bundle(chain(55_000));

describe('a large file, read by several threads, each block once', () => {
  test('is told with the digest of its bytes', { timeout: 60_000 }, async () => {
    const path = write(join(here, 'intact.json'), TEXT);
    expect(TEXT.length).toBeGreaterThan(17 * 2 ** 20);
    expect(await answer(path, true)).toMatchObject({ conclusion: 'passed', subject: { entryCount: 55_000, sha256: sha256(TEXT) } });
  });

  test.each<[string, string]>([
    ['spaces of two blocks before the entries', TEXT.replace('{', `{${' '.repeat(17 * 2 ** 20)}`)],
    ['spaces of two blocks behind them', `${TEXT}${' '.repeat(17 * 2 ** 20)}`],
    ['an entry of two blocks among them', TEXT.replace('"sequence":9000,', `"sequence":9000,"note":"${'},{'.repeat(6 * 2 ** 20)}",`)],
    ['a cut within the last block', TEXT.slice(0, -1000)],
    ['no entries at all', TEXT.replace(/"entries":\[.*\]/s, `"entries":[],"note":"${'n'.repeat(17 * 2 ** 20)}"`)],
  ])('%s: the answer is that of the reference, and so is the digest', { timeout: 120_000 }, async (_title, text) => {
    expect(text).not.toBe(TEXT);
    const path = write(join(here, 'other.json'), text);
    const alone = await answer(path, false);
    expect(await answer(path, true)).toEqual(alone);
    if ('subject' in alone) expect(alone.subject).toMatchObject({ sha256: sha256(text) });
  });

  test('a change of one byte anywhere gives the answer of the reference', { timeout: 300_000 }, async () => {
    const change = fc.record({ place: fc.double({ min: 0, max: 0.999_999, noNaN: true }), put: fc.constantFrom('', '0', 'f', '"', '}', ',{', '\\', ' ', '\u0000') });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 2 }), async (changes) => {
        const text = changes.reduce((before, { place, put }) => `${before.slice(0, Math.floor(place * before.length))}${put}${before.slice(Math.floor(place * before.length) + 1)}`, TEXT);
        const path = write(join(here, 'changed.json'), text);
        expect(await answer(path, true)).toEqual(await answer(path, false));
      }),
      { numRuns: 24 },
    );
  });

  test('files that are read at the same time stay apart', { timeout: 60_000 }, async () => {
    const broken = write(join(here, 'broken.json'), TEXT.replace('"sequence":31000,', '"sequence":31001,'));
    const intact = write(join(here, 'beside.json'), TEXT);
    const answers = await Promise.all([answer(broken, true), answer(intact, true), answer(broken, true)]);
    expect(answers.map((one) => ('conclusion' in one ? one.conclusion : one))).toEqual(['failed', 'passed', 'failed']);
  });
});
