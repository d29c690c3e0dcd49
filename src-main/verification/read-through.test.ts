import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import { compileKernel } from './blocks/kernel';
import { bundle, chain, folder, write } from './testing/evidence.fixture';
import { ThreadPool } from './thread-pool';
import { Verification } from './verify';
import type { Refused, Verified } from './verify';

const here = folder();

/** Verifies a text with the kernel's help (a small file: on this thread), or without. */
async function verified(text: string, helped: boolean): Promise<Verified | Refused> {
  const path = write(join(here, 'log.json'), text);
  const helpers = helped ? { helpers: { worker: 'none', threads: 1 } } : {};
  const verification = new Verification({ bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED }, { ticks: () => 0, now: () => '', told: () => undefined, ...helpers });
  try {
    return await verification.run();
  } finally {
    verification.close();
  }
}

/** What a reading is told by: the refusal, with its place; or the verdict. */
async function answer(text: string, helped: boolean): Promise<object> {
  const outcome = await verified(text, helped);
  return outcome.kind === 'refused' ? outcome.refusal : outcome.verdict;
}

const ENTRIES = chain(4000);
const LINES = bundle(ENTRIES).replaceAll('},{', '},\r\n{');
const END = LINES.lastIndexOf('},\r\n{') + 1;

describe('a refusal behind passed entries says its line and column as the reference does', () => {
  test.each<[string, string]>([
    ['the document ends behind an entry', LINES.slice(0, END)],
    ['it ends in an entry', LINES.slice(0, END + 200)],
    ['it ends in a string of characters of several bytes', `${LINES.slice(0, END)},\n\n {"é": "üü`],
    ['it ends in spaces', `${LINES.slice(0, END)}\n \n  `],
    ['it is faulty', `${LINES.slice(0, END)},\n {"é": "ü", }`],
    ['it begins with a byte order mark', `\ufeff${LINES.slice(0, END)} x`],
    ['it is no bundle', `${LINES.slice(0, -1)},\n "data": {"entries": []}}`],
  ])('%s', async (_title, text) => {
    const helped = await answer(text, true);
    expect(helped).toMatchObject({ line: expect.any(Number) as number, column: expect.any(Number) as number });
    expect(helped).toEqual(await answer(text, false));
  });
});

describe('entries that are not plain', () => {
  test('an entry of many mebibytes does not hold up the reading', { timeout: 20_000 }, async () => {
    const long = ENTRIES.map((entry) => (entry.sequence === 2000 ? { ...entry, traceId: '},{'.repeat(2 * 2 ** 20) } : entry));
    const text = bundle(long);
    expect(text.length).toBeLessThan(8 * 2 ** 20);
    expect(await answer(text, true)).toEqual(await answer(text, false));
  });
});

describe('a thread that dies', () => {
  const module = compileKernel();
  if (module === undefined) throw new Error('the tests need WebAssembly with SIMD');
  const order = { bytes: { kind: 'descriptor', descriptor: 0 }, module, exportedAt: undefined };

  test.each<[string, string]>([
    ['at its start', 'throw new Error("no")'],
    ['over a block', 'require("node:worker_threads").parentPort.on("message", () => { throw new Error("no") })'],
    ['without a word', 'require("node:worker_threads").parentPort.on("message", () => process.exit(0))'],
  ])('%s fails what waits and what comes', async (title, source) => {
    const pool = new ThreadPool<object, object, unknown>(write(join(here, `${title}.cjs`), source), 2, order);
    const scans = [0, 1, 2, 3].map((start) => pool.run({ block: { start, end: start + 1 }, recipe: 1 }));
    const ends = await Promise.allSettled(scans);
    expect(ends.map(({ status }) => status)).toEqual(scans.map(() => 'rejected'));
    await expect(pool.run({ block: { start: 4, end: 5 }, recipe: 1 })).rejects.toThrow();
    await pool.close();
  });
});
