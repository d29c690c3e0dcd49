import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import type { AppEvent } from '#core/contract';

import { ArchiveDesk } from './archive';
import { ROOT, builtThreads } from './archive/testing/built-threads.fixture';
import { CompareDesk } from './compare';
import { Opener } from './opener';
import { Recent } from './settings';
import { Desk } from './verification';
import { folder, write } from './verification/testing/evidence.fixture';

const here = folder();
const threads = builtThreads(1);
const WORKER = write(join(here, 'worker.mjs'), `import { parentPort, workerData } from 'node:worker_threads';\nparentPort.on('message', () => undefined);\nparentPort.postMessage({ kind: 'verdict', examination: workerData });`);
const intact = join(ROOT, 'vectors/archive/intact');
const bundle = join(intact, '2026-05-06/bundle.json');
const closing: (() => void)[] = [];
let count = 0;

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function opener(): { opener: Opener; events: AppEvent[]; recent: Recent } {
  const events: AppEvent[] = [];
  const profile = join(here, `profile-${++count}`);
  mkdirSync(profile);
  const recent = new Recent(profile);
  const tell = (event: AppEvent): void => void events.push(event);
  const made = new Opener({ desk: new Desk(WORKER, tell), archives: new ArchiveDesk(threads, tell), comparisons: new CompareDesk(WORKER, tell), recent, now: () => '2026-05-06T00:00:00Z' });
  closing.push(() => made.close());
  return { opener: made, events, recent };
}

describe('what is opened', () => {
  test('is an archive or evidence, and is remembered as what it is', async () => {
    const { opener: made, recent } = opener();
    expect(await made.open([bundle])).toMatchObject({ ok: true, value: { kind: 'evidence', evidence: { path: bundle } } });
    expect(await made.open([intact])).toMatchObject({ ok: true, value: { kind: 'archive', archive: { path: intact } } });
    expect(recent.list()).toMatchObject([{ name: 'intact', isArchive: true }, { name: 'bundle.json', isArchive: false }]);
    expect(recent.paths(recent.list()[0]?.id ?? '')).toEqual([intact]);
  });

  test('takes the place of the archive that was open, and a bundle of the archive does not', async () => {
    const { opener: made } = opener();
    await made.open([intact]);
    const opened = made.openBundle(1, 0);
    // The bundles may not have been told yet: then there is nothing to open.
    expect(opened.ok || opened.failure.code === 'nothing-open').toBe(true);
    await made.open([bundle]);
    expect(made.openBundle(1, 0)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
    // A way back that was asked for before: what was opened since stays.
    expect(made.toBoard(1)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
  });

  test('names, for a bundle of the archive, where it comes from, also when more is supplied', async () => {
    const { opener: made, events } = opener();
    await made.open([intact]);
    while (!events.some(({ kind }) => kind === 'archive-begun')) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(made.openBundle(1, 2)).toMatchObject({ ok: true, value: { path: join(intact, '2026-05-08/bundle.json'), from: { archiveId: 1, index: 2 } } });
  });

  test('are two bundles: they are compared, and the archive stays open behind', async () => {
    const { opener: made, events } = opener();
    await made.open([intact]);
    while (!events.some(({ kind }) => kind === 'archive-begun')) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await made.open([bundle, join(intact, '2026-05-07/bundle.json')])).toEqual({ ok: true, value: null });
    expect(events.some(({ kind }) => kind === 'compare-opening')).toBe(true);
    expect(made.openBundle(1, 0)).toMatchObject({ ok: true });
  });

  test('leaves alone what is open when it is nothing', async () => {
    const { opener: made, events } = opener();
    await made.open([intact]);
    const empty = join(here, 'empty');
    mkdirSync(empty);
    expect(await made.open([empty])).toMatchObject({ ok: false, failure: { code: 'unreadable-file' } });
    expect(await made.open(['a', 'b', 'c'])).toMatchObject({ ok: false, failure: { code: 'too-many-files' } });
    while (!events.some(({ kind }) => kind === 'archive-verdict')) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(made.openBundle(1, 0)).toMatchObject({ ok: true });
  });
});
