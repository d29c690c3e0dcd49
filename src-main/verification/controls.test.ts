import { join, resolve } from 'node:path';

import { expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import type { Examination } from '#core/contract';

import { OpenExamination } from './examination';
import type { Helpers } from './read-parts';
import { bundle, chain, edited, folder, write } from './testing/evidence.fixture';

const here = folder();
const WORLD = { ticks: () => 0, now: () => '', told: () => undefined };

async function examined(path: string, helpers?: Helpers): Promise<Examination> {
  const open = new OpenExamination({ bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED }, helpers === undefined ? WORLD : { ...WORLD, helpers });
  const outcome = await open.run();
  open.close();
  if (outcome.kind === 'refused') throw new Error('refused');
  return outcome.examination;
}

test('every examination shows its instrument known damage, and finds it', async () => {
  const { beside } = await examined(resolve(import.meta.dirname, '../../resources/samples/broken/bundle.json'));
  expect(beside.controls).toMatchObject({ state: 'run', seeded: 15, readers: ['strict reader'], fromSequence: 1, toSequence: 3 });
});

test('the kernel is tried too where it helped to read, and the verdict is the same with and without', async () => {
  const path = write(join(here, 'large.json'), bundle(edited(chain(2000), { 7: { createdAt: '2026-05-06T00:00:08.000Z' } })));
  const [alone, helped] = [await examined(path), await examined(path, { worker: '', threads: 1 })];
  expect(helped.beside.controls).toMatchObject({ state: 'run', seeded: 15, readers: ['strict reader', 'strict reader with the fast kernel'] });
  expect(alone.beside.controls).toMatchObject({ readers: ['strict reader'] });
  expect(helped.verdict).toStrictEqual(alone.verdict);
});

test('too few sound entries are said, not passed over', async () => {
  const { beside, verdict } = await examined(write(join(here, 'short.json'), bundle(chain(2))));
  expect(beside.controls).toMatchObject({ state: 'not-run' });
  expect(verdict.conclusion).toBe('passed');
});
