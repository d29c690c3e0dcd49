import { linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import type { AppEvent, ArchiveExamination, DayTold } from '#core/contract';

import { folder, write } from '../verification/testing/evidence.fixture';
import { toldEvents } from '../verification/testing/told-events.fixture';
import type { ToldEvents } from '../verification/testing/told-events.fixture';
import { ArchiveDesk } from './archive-desk';
import type { ArchiveThreads } from './archive-desk';
import { ROOT, builtThreads } from './testing/built-threads.fixture';

type Expected = { exit: number; findings: string[] };
type Case = { name: string; title: string; arguments: string[]; expect: Expected };
type Placed = Case & { readonly folder: string };

const here = folder();
const vectors = join(ROOT, 'vectors');
const casesIn = (folder: string): Placed[] => (JSON.parse(readFileSync(join(vectors, `${folder}.json`), 'utf8')) as Case[]).filter((one) => one.arguments.length === 0).map((one) => ({ ...one, folder: join(vectors, folder, one.name) }));
const cases = [...casesIn('archive'), ...casesIn('case').filter(({ name }) => !name.startsWith('case-record-'))];
const casesWithOptions = (JSON.parse(readFileSync(join(vectors, 'archive.json'), 'utf8')) as Case[]).filter((one) => one.arguments.length > 0).map((one) => ({ ...one, folder: join(vectors, 'archive', one.name) }));
const CONCLUSIONS = ['passed', 'failed', 'indeterminate'];
const one = builtThreads(1);
const desks: ArchiveDesk[] = [];

afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

function desk(threads: ArchiveThreads = one): { readonly desk: ArchiveDesk } & ToldEvents {
  const said = toldEvents();
  const made = new ArchiveDesk(threads, said.tell);
  desks.push(made);
  return { desk: made, ...said };
}

/** Threads of this process, those of its workers among them. */
const threadsHere = (): number => readdirSync('/proc/self/task').length;

/** Those that stay: threads of an earlier test may still be ending. */
async function threadsAtRest(): Promise<number> {
  for (let last = -1, same = 0; same < 4; ) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    const now = threadsHere();
    same = now === last ? same + 1 : 0;
    last = now;
  }
  return threadsHere();
}

const archive = (name: string): string => join(vectors, 'archive', name);
const told = (events: readonly AppEvent[]): readonly DayTold[] => events.flatMap((event) => (event.kind === 'archive-days' ? event.days : []));

/** An archive of many bundles that are one file. */
function manyBundles(count: number): string {
  const root = mkdtempSync(join(here, 'many-'));
  for (let index = 0; index < count; index++) {
    mkdirSync(join(root, `bundle-${index}`));
    linkSync(join(archive('intact'), '2026-05-06/bundle.json'), join(root, `bundle-${index}/bundle.json`));
  }
  return root;
}

async function judged(folder: string): Promise<{ desk: ArchiveDesk; events: readonly AppEvent[]; examination: ArchiveExamination }> {
  const { desk: made, heard, events } = desk();
  expect(await made.look(folder)).toMatchObject({ kind: 'archive' });
  const { examination } = await heard('archive-verdict');
  return { desk: made, events, examination };
}

describe('the archive on its threads', () => {
  test.each(cases.map((each) => [each.name, each.title, each] as const))('%s: %s The window says what the shell says', async (_name, _title, { folder: place, expect: expected }) => {
    const { events, examination } = await judged(place);
    expect(examination.conclusion).toBe(CONCLUSIONS[expected.exit]);
    expect(examination.findings.map(({ code }) => code)).toEqual(expected.findings.map((finding) => finding.split(/[?@#]/)[0]));
    const found = events.flatMap((event) => (event.kind === 'archive-found' ? event.bundles : []));
    expect(new Set(told(events).map(({ index }) => index))).toEqual(new Set(found.keys()));
  });

  test('tells a broken seam between the two days that it lies between', async () => {
    const { examination } = await judged(archive('suffix-rewritten'));
    expect(examination.seams).toEqual([{ before: 0, after: 1, kind: 'holds', proves: true }, { before: 1, after: 2, kind: 'broken', proves: false }, { before: 2, after: 3, kind: 'holds', proves: true }]);
    expect(examination.findings).toMatchObject([{ code: 'seam-mismatch', bundle: 2, otherBundle: 1, date: '2026-05-08' }]);
  });

  test.each([['missing-day', 'gap'], ['export-window', 'export-window'], ['overlap', 'overlap'], ['overlap-conflict', 'overlap-conflict']])('%s has a seam of its kind', async (name, kind) => {
    const { examination } = await judged(archive(name));
    expect(examination.seams.map((seam) => seam.kind)).toContain(kind);
  });

  test('says that all are read again where they were read by different recipes, and tells every day anew', async () => {
    const { events } = await judged(archive('one-day-other'));
    const begun = events.flatMap((event, index) => (event.kind === 'archive-begun' ? [{ index, again: event.again }] : []));
    expect(begun.map(({ again }) => again)).toEqual([null, 'adjudon-decision/text']);
    const states = told(events.slice(begun[1]?.index)).map(({ index, state }) => `${index} ${state}`).sort();
    expect(states).toEqual(['0 passed', '1 passed', '2 failed', '3 passed']);
  });

  test('reads the newest first when that is wished for', async () => {
    const { desk: made, heard, events } = desk();
    made.setOrder(0, true);
    await made.look(archive('intact'));
    await heard('archive-verdict');
    expect(told(events).map(({ index }) => index)).toEqual([3, 2, 1, 0]);
  });

  test('answers about a bundle, its ends judged with its neighbours once the verdict is there', async () => {
    const { desk: made, heard } = desk();
    await made.look(archive('intact'));
    await heard('archive-verdict');
    const outcome = await made.day(1, 1);
    expect(outcome).toMatchObject({ ok: true, value: { index: 1, date: '2026-05-07', state: 'passed', entryCount: 5, judgedWithNeighbours: true } });
    const claims = outcome.ok ? (outcome.value?.claims ?? []) : [];
    expect(claims.filter(({ claim }) => claim === 'start' || claim === 'head').map(({ state }) => state)).toEqual(['proved', 'proved']);
    expect(await made.day(1, 99)).toEqual({ ok: true, value: null });
    expect(await made.day(7, 0)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
    expect(made.bundle(1, 1)).toMatchObject({ ok: true, value: { paths: { bundle: join(archive('intact'), '2026-05-07/bundle.json'), manifest: join(archive('intact'), '2026-05-07/manifest.json') }, recipe: null } });
    expect(made.bundle(1, 4)).toMatchObject({ ok: false });
  });

  test('says where a case folder came from, what the bucket told of a bundle, and which day it did not give', async () => {
    const { desk: made, examination } = await judged(join(vectors, 'case/case-not-fetched'));
    expect(examination).toMatchObject({ source: { kind: 's3', bucket: 'audit' }, absent: ['2026-05-07'] });
    const outcome = await made.day(1, 0);
    expect(outcome.ok && outcome.value?.object?.key).toContain('2026-05-06/bundle.json');
  });

  test('opens a bundle by the recipe that the archive judges all by, where that was not its own', async () => {
    const { desk: made, heard } = desk();
    await made.look(archive('one-day-other'));
    await heard('archive-verdict');
    expect(made.bundle(1, 2)).toMatchObject({ ok: true, value: { recipe: 'adjudon-decision/text' } });
  });

  test('is stopped without losing what was read', async () => {
    const { desk: made, heard, events } = desk();
    await made.look(manyBundles(1000));
    const { days } = await heard('archive-days');
    made.stop(1);
    await heard('archive-stopped');
    expect(told(events).length).toBeLessThan(1000);
    expect(events.some(({ kind }) => kind === 'archive-verdict')).toBe(false);
    expect(await made.day(1, days[0]?.index ?? -1)).toMatchObject({ ok: true, value: { state: 'passed', judgedWithNeighbours: false } });
  });

  test.each(casesWithOptions.map((each) => [each.name, each.title, each] as const))('%s: %s Asked for in the window, it says what the shell says', async (name, _title, { folder: place, arguments: options, expect: expected }) => {
    const option = (name: string): string | null => (options.includes(name) ? (options[options.indexOf(name) + 1] ?? null) : null);
    const { desk: made, events, heard } = desk();
    await made.look(place);
    await heard('archive-verdict');
    const file = option('--digests');
    const digests = file === null ? null : join(vectors, 'archive-beside', name, file);
    made.again(1, { digestsPath: digests });
    expect(made.ask(2, { from: option('--from'), to: option('--to') })).toMatchObject({ ok: true, value: { archiveId: 3 } });
    while (!events.some((event) => (event.kind === 'archive-verdict' || event.kind === 'archive-failure') && event.archiveId === 3)) await new Promise((resolve) => setTimeout(resolve, 5));
    const examination = events.flatMap((event) => (event.kind === 'archive-verdict' && event.archiveId === 3 ? [event.examination] : []))[0];
    expect(examination?.conclusion).toBe(CONCLUSIONS[expected.exit]);
    expect(examination?.findings.map(({ code }) => code)).toEqual(expected.findings.map((finding) => finding.split(/[?@#]/)[0]));
    expect(examination?.asked).toEqual(option('--from') === null && option('--to') === null ? undefined : { from: option('--from'), to: option('--to') });
    expect(examination?.headline.includes('Only dates')).toBe(examination?.asked !== undefined);
    const subject = await made.verdict(3);
    expect(subject.ok && subject.value.archive).toMatchObject({ asked: { from: option('--from'), to: option('--to') }, digests: digests === null ? null : { path: digests, dates: expect.any(Number) as number } });
  });

  test('takes no dates that are none, and fails by name for digests that cannot be read', async () => {
    const { desk: made, heard } = desk();
    await made.look(archive('intact'));
    await heard('archive-verdict');
    for (const [from, to] of [['2026-02-30', null], [null, 'tomorrow'], ['2026-05-08', '2026-05-06']] as const) expect(made.ask(1, { from, to })).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    made.again(1, { digestsPath: write(join(here, 'bad.csv'), '2026-05-06,abc') });
    expect(await heard('archive-failure')).toMatchObject({ archiveId: 2, failure: { code: 'unreadable-file', sentence: expect.stringContaining('Line 1 is not DATE,SHA256') as string } });
  });

  test('judges all bundles by the recipe that is named, says so in the report, and opens its days by it', async () => {
    const { desk: made, heard, events } = desk();
    await made.look(archive('all-bytes'));
    await heard('archive-verdict');
    expect(made.judgeBy(1, 'adjudon-decision/none')).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    expect(made.judgeBy(1, 'adjudon-decision/text')).toMatchObject({ ok: true, value: { archiveId: 2, recipe: 'adjudon-decision/text' } });
    while (!events.some((event) => event.kind === 'archive-verdict' && event.archiveId === 2)) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await made.verdict(2)).toMatchObject({ ok: true, value: { archive: { recipePinned: true, verdict: { recipe: 'adjudon-decision/text', conclusion: 'failed' } } } });
    expect(made.bundle(2, 0)).toMatchObject({ ok: true, value: { recipe: 'adjudon-decision/text' } });
    expect(made.judgeBy(2, '')).toMatchObject({ ok: true, value: { archiveId: 3, recipe: null } });
  });

  test('gives its whole verdict for a report, once there is one', async () => {
    const { desk: made, heard } = desk();
    await made.look(archive('intact'));
    await heard('archive-verdict');
    const outcome = await made.verdict(1);
    expect(outcome).toMatchObject({ ok: true, value: { archive: { asked: { from: null, to: null }, digests: null, verdict: { schema: 'tamperscope.archive-verdict/1', conclusion: 'passed', subject: { path: archive('intact') } } } } });
    expect(await made.verdict(2)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
    made.again(1);
    expect(await made.verdict(2)).toMatchObject({ ok: false, failure: { code: 'nothing-open' } });
  });

  test.runIf(process.platform === 'linux')('leaves no thread behind when it is closed in the middle', async () => {
    const before = await threadsAtRest();
    const { desk: made, heard } = desk({ ...one, helpers: { ...one.helpers, threads: 3 } });
    await made.look(manyBundles(1000));
    await heard('archive-days');
    expect(threadsHere()).toBeGreaterThan(before);
    made.close();
    await expect.poll(threadsHere, { timeout: 20_000 }).toBeLessThanOrEqual(before);
  });

  test('gives up its place to another archive, and says nothing more', async () => {
    const { desk: made, heard, events } = desk();
    await made.look(manyBundles(1000));
    await heard('archive-days');
    await made.look(archive('intact'));
    await heard('archive-verdict');
    const opening = events.findIndex((event) => event.kind === 'archive-opening' && event.archive.archiveId === 2);
    expect(events.slice(opening + 1).every((event) => 'archiveId' in event && event.archiveId === 2)).toBe(true);
  });

  test('becomes a failure when one of its threads dies, and is verified again on demand', async () => {
    const broken = write(join(here, 'dies.mjs'), `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => process.exit(3));`);
    const { desk: made, heard } = desk({ ...one, bundle: broken });
    await made.look(archive('intact'));
    expect(await heard('archive-failure')).toMatchObject({ archiveId: 1, failure: { code: 'worker-died' } });
    expect(made.again(1)).toMatchObject({ ok: true, value: { archiveId: 2, path: archive('intact') } });
  });
});

describe('a folder', () => {
  test('of one bundle is no archive, one with bundles in folders below it is', async () => {
    const { desk: made, events } = desk();
    expect(await made.look(join(archive('intact'), '2026-05-06'))).toMatchObject({ kind: 'bundle', paths: { bundle: join(archive('intact'), '2026-05-06/bundle.json') } });
    expect(await made.look(archive('bundle-beside'))).toMatchObject({ kind: 'archive' });
    expect(events[0]).toMatchObject({ kind: 'archive-opening', archive: { archiveId: 1, name: 'bundle-beside' } });
  });

  test('without a bundle, or that cannot be gone through, is neither, and leaves what is open', async () => {
    const { desk: made, heard } = desk();
    await made.look(archive('intact'));
    expect(await made.look(mkdtempSync(join(here, 'empty-')))).toMatchObject({ kind: 'neither', failure: { code: 'unreadable-file', sentence: expect.stringContaining('holds no bundle') as string } });
    const deep = mkdtempSync(join(here, 'deep-'));
    mkdirSync(join(deep, 'd/'.repeat(20)), { recursive: true });
    expect(await made.look(deep)).toMatchObject({ kind: 'neither', failure: { sentence: expect.stringContaining('more than 16 levels') as string } });
    expect(await heard('archive-verdict')).toMatchObject({ archiveId: 1 });
  });

  test('that is looked at while another is: the later one is meant', async () => {
    const { desk: made, heard } = desk();
    const [first, second] = [made.look(archive('intact')), made.look(archive('overlap'))];
    expect(await first).toMatchObject({ kind: 'neither', failure: { code: 'nothing-open' } });
    expect(await second).toMatchObject({ kind: 'archive', archive: { name: 'overlap' } });
    await heard('archive-verdict');
  });
});
