import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeAll, expect, it } from 'vitest';

import type { FetchProgress } from '#core/contract';

import { SLOW_DOWN } from '../sources/testing/proxy.fixture';
import type { Seen } from '../sources/testing/proxy.fixture';
import { describeWithS3, s3Server } from '../sources/testing/s3-server.fixture';
import type { S3Server, TestBucket } from '../sources/testing/s3-server.fixture';
import { caseFolders, expectWhole, failureOf, fetchInto, filesBelow, objectOf, recordOf } from './testing/fetching.fixture';

const KEY = '2026-05-06/bundle.json';
const OTHER = '2026-05-07/bundle.json';
const folder = caseFolders();
const body = Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => index % 251));
const objects = new Map<string, string | Uint8Array>([[KEY, body], [OTHER, '{"other": true}']]);
/** Bytes that may lie between here and the server, or in a buffer, when a connection breaks. */
const ON_ITS_WAY = 128 * 1024;
const BUSY = { kind: 'answer', status: 503, body: SLOW_DOWN } as const;

let s3: S3Server;
let bucket: TestBucket;

const isRead = ({ path }: Seen): boolean => path.endsWith(KEY);
const isList = ({ query }: Seen): boolean => query.has('prefix');
/** From which byte on the object was asked for, each time. */
const startsRead = (): number[] => s3.proxy.seen().filter(isRead).map(({ range }) => Number(/^bytes=(\d+)-$/.exec(range ?? 'bytes=0-')?.[1]));
const waitings = (told: readonly FetchProgress[]): string[] => told.flatMap((one) => (one.phase === 'waiting' ? [one.because] : []));

/** For the tests of a group: the objects in a bucket, behind a connection that does what it is told. */
function serveObjects(): void {
  beforeAll(async () => {
    s3 = await s3Server();
    bucket = await s3.bucket();
    await bucket.putAll(objects);
    return s3.close;
  });
  afterEach(() => s3.proxy.forget());
}

describeWithS3('over a connection that breaks', () => {
  serveObjects();

  it('an object is read on from the byte where it was cut, as often as it is cut, and is whole in the end', async () => {
    for (const after of [300_000, 1, 200_000]) s3.proxy.spoil(isRead, { kind: 'cut', after });
    const into = folder();
    const fetched = await fetchInto(into, bucket.source);
    expectWhole(into, recordOf(fetched), objects);
    const [whole, ...starts] = startsRead();
    expect(whole).toBe(0);
    expect(starts).toHaveLength(3);
    // What was on its way when the connection broke may be lost, and no more: each goes on where the one before got to.
    for (const [index, most] of [300_000, 300_001, 500_001].entries()) expect(starts[index]).toSatisfy((start: number) => start <= most && start > most - ON_ITS_WAY);
    expect([...starts].sort((a, b) => a - b)).toEqual(starts);
    expect(waitings(fetched.told)).toHaveLength(3);
    const last = fetched.told.at(-1);
    expect(last).toMatchObject({ phase: 'fetching', done: 2, doneBytes: 1_000_015, totalBytes: 1_000_015 });
  });

  it('that is cut before it gives anything, time and again, the fetch ends with a sentence; what came stays, and the next call goes on from there', async () => {
    s3.proxy.spoil(isRead, { kind: 'cut', after: 400_000 });
    s3.proxy.spoil(isRead, { kind: 'cut', after: 0 }, 3);
    const into = folder();
    const failure = failureOf(await fetchInto(into, bucket.source));
    expect(failure).toMatchObject({ code: 's3-interrupted', sentence: expect.stringMatching(/^The connection .*was cut/) as string });
    expect(filesBelow(into).some((path) => path.startsWith('2026-05-06'))).toBe(false);
    s3.proxy.forget();
    expectWhole(into, recordOf(await fetchInto(into, bucket.source)), objects);
    expect(startsRead()).toEqual([expect.toSatisfy((start: number) => start <= 400_000 && start > 400_000 - ON_ITS_WAY)]);
    expect(filesBelow(into)).toEqual([KEY, OTHER, 'tamperscope-case.json']);
  });

  it('that goes silent it ends, and tries again', async () => {
    s3.proxy.spoil(isRead, { kind: 'stall', after: 500_000 });
    s3.proxy.spoil(isRead, { kind: 'stall', after: 0 });
    s3.proxy.spoil(isList, { kind: 'stall', after: 0 });
    const into = folder();
    const fetched = await fetchInto(into, bucket.source, { patience: { connectMs: 5000, silenceMs: 600 }, stamina: { inRow: 9, inAll: 20, firstMs: 5, mostMs: 20 } });
    expectWhole(into, recordOf(fetched), objects);
    expect(startsRead().at(-1)).toBe(500_000);
    expect(waitings(fetched.told).filter((because) => because.includes('sent nothing for')).length).toBeGreaterThanOrEqual(3);
    await expect.poll(() => s3.proxy.going()).toBe(0);
  });

  it('that stays silent it gives up with a sentence', async () => {
    s3.proxy.spoil(isRead, { kind: 'stall', after: 0 }, 99);
    const failure = failureOf(await fetchInto(folder(), bucket.source, { patience: { connectMs: 5000, silenceMs: 100 } }));
    expect(failure).toMatchObject({ code: 's3-interrupted', sentence: expect.stringContaining('sent nothing for') as string });
  });

  it('that is slow, and not silent, it is left to go on', async () => {
    s3.proxy.spoil(isRead, { kind: 'slow', bytesPerSecond: 400_000 });
    const fetched = await fetchInto(folder(), bucket.source, { patience: { connectMs: 5000, silenceMs: 2000 } });
    expect(objectOf(recordOf(fetched), KEY).state).toBe('fetched');
    expect(waitings(fetched.told)).toEqual([]);
    expect(startsRead()).toEqual([0]);
  });
});

describeWithS3('of a server that is busy (503 SlowDown)', () => {
  serveObjects();

  it('is asked again, after pauses that double, and told of', async () => {
    s3.proxy.spoil(isRead, BUSY, 2);
    s3.proxy.spoil(isList, BUSY, 2);
    const fetched = await fetchInto(folder(), bucket.source);
    expect(objectOf(recordOf(fetched), KEY).state).toBe('fetched');
    const pauses = fetched.told.flatMap((one) => (one.phase === 'waiting' ? [[one.failures, one.ms]] : []));
    expect(pauses).toEqual([[1, 5], [2, 10], [1, 5], [2, 10]]);
    expect(new Set(waitings(fetched.told))).toEqual(new Set([`${new URL(s3.endpoint).host} cannot answer now (SlowDown, HTTP 503).`]));
  });

  it('is not asked for ever', async () => {
    s3.proxy.spoil(isRead, BUSY, 99);
    expect(failureOf(await fetchInto(folder(), bucket.source))).toMatchObject({ code: 's3-busy', sentence: expect.stringContaining('SlowDown') as string });
    expect(startsRead()).toHaveLength(3);
  });

  it('is not asked for ever for an object that comes a byte at a time', async () => {
    s3.proxy.spoil(isRead, { kind: 'cut', after: 1 }, 99);
    expect(failureOf(await fetchInto(folder(), bucket.source)).code).toBe('s3-interrupted');
    // That byte may be lost with the connection, too: then it came to nothing three times in a row.
    expect(startsRead().length).toBeLessThanOrEqual(20);
  });
});

describeWithS3('a fetch that was begun before', () => {
  serveObjects();

  it('fetches nothing twice', async () => {
    const into = folder();
    const first = recordOf(await fetchInto(into, bucket.source));
    const before = statSync(join(into, KEY)).mtimeMs;
    s3.proxy.forget();
    const second = recordOf(await fetchInto(into, bucket.source));
    expect(s3.proxy.seen().filter(({ path }) => path.endsWith('.json'))).toEqual([]);
    expect(second).toEqual(first);
    expect(statSync(join(into, KEY)).mtimeMs).toBe(before);
  });

  it('fetches again what is no longer in the folder as it was recorded, and sets aside what lies there', async () => {
    const into = folder();
    recordOf(await fetchInto(into, bucket.source));
    writeFileSync(join(into, KEY), 'somebody wrote here');
    s3.proxy.forget();
    const record = recordOf(await fetchInto(into, bucket.source));
    expectWhole(into, record, objects);
    expect(startsRead()).toEqual([0]);
    expect(s3.proxy.seen().some(({ path }) => path.endsWith(OTHER))).toBe(false);
    expect(record.setAside).toEqual([{ path: `set-aside/${KEY}.1`, was: KEY, sha256: createHash('sha256').update('somebody wrote here').digest('hex'), at: '2026-11-21T12:00:00.000Z' }]);
    expect(readFileSync(join(into, `set-aside/${KEY}.1`), 'utf8')).toBe('somebody wrote here');
    expect(filesBelow(into)).toEqual([KEY, OTHER, `set-aside/${KEY}.1`, 'tamperscope-case.json']);
  });

  it('tells what it set aside also where it is ended', async () => {
    const into = folder();
    recordOf(await fetchInto(into, bucket.source));
    writeFileSync(join(into, KEY), 'somebody wrote here');
    s3.proxy.spoil(isRead, BUSY, 99);
    expect(failureOf(await fetchInto(into, bucket.source)).sentence).toMatch(/SlowDown.* 1 file of the case folder was not what the record tells, and set aside: 2026-05-06\/bundle\.json is now set-aside\/2026-05-06\/bundle\.json\.1\.$/);
    expect(readFileSync(join(into, `set-aside/${KEY}.1`), 'utf8')).toBe('somebody wrote here');
    s3.proxy.forget();
    expect(recordOf(await fetchInto(into, bucket.source)).setAside).toHaveLength(1);
  });

  it('is left alone by another at the same time, which is refused and leaves nothing', async () => {
    const ours = new AbortController();
    s3.proxy.spoil(isRead, { kind: 'stall', after: 600_000 });
    const into = folder();
    const first = fetchInto(into, bucket.source, { signal: ours.signal });
    await expect.poll(() => s3.proxy.seen().some(isRead)).toBe(true);
    expect(failureOf(await fetchInto(into, bucket.source))).toMatchObject({ code: 'case-folder-busy', sentence: expect.stringContaining(`It is process ${process.pid} on `) as string });
    ours.abort();
    expect(failureOf(await first).code).toBe('cancelled');
    expect(filesBelow(into).filter((path) => path.startsWith('.fetch-lock'))).toEqual([]);
    s3.proxy.forget();
    expectWhole(into, recordOf(await fetchInto(into, bucket.source)), objects);
    expect(filesBelow(into)).toEqual([KEY, OTHER, 'tamperscope-case.json']);
  });

  it('keeps what the bucket has replaced since, as an older version', async () => {
    const changing = await s3.bucket();
    await changing.put(KEY, 'as it was');
    const into = folder();
    recordOf(await fetchInto(into, changing.source));
    await changing.put(KEY, 'as it is now');
    const record = recordOf(await fetchInto(into, changing.source));
    expect(record.objects).toEqual([
      expect.objectContaining({ key: KEY, isLatest: true, size: 12, path: KEY, state: 'fetched', why: null }),
      expect.objectContaining({ key: KEY, isLatest: false, size: 9, path: expect.stringMatching(/^\.versions\//) as string, state: 'fetched', why: expect.stringContaining('no longer lists') as string }),
    ]);
  });

  it('does not forget what it found listed and did not bring, where the bucket has removed it since', async () => {
    const changing = await s3.bucket();
    await changing.putAll(objects);
    const into = folder();
    recordOf(await fetchInto(into, changing.source, { dates: { from: null, to: '2026-05-06' } }));
    await changing.remove(OTHER);
    for (const _again of [1, 2]) {
      const record = recordOf(await fetchInto(into, changing.source));
      expect(record.objects.map(({ key, state, isLatest }) => [key, state, isLatest])).toEqual([[KEY, 'fetched', true], [OTHER, 'not-fetched', false]]);
      expect(objectOf(record, OTHER).why).toBe('An earlier fetch found it listed and did not bring it; the bucket no longer lists it.');
    }
  });

  it('of another bucket or prefix is refused, and so is a folder that holds something else', async () => {
    const into = folder();
    recordOf(await fetchInto(into, bucket.source));
    const other = await s3.bucket();
    await other.put(KEY, 'x');
    expect(failureOf(await fetchInto(into, other.source))).toMatchObject({ code: 'case-folder-unusable', sentence: expect.stringContaining('another bucket, prefix or endpoint') as string });
    const full = folder();
    recordOf(await fetchInto(full, bucket.source));
    const nested = join(full, '2026-05-06');
    expect(failureOf(await fetchInto(nested, bucket.source))).toMatchObject({ code: 'case-folder-unusable', sentence: expect.stringContaining('is not empty') as string });
  });

  it('and cancelled leaves nothing that looks like evidence, and no request going; the next call goes on from there', async () => {
    const ours = new AbortController();
    s3.proxy.spoil(isRead, { kind: 'stall', after: 600_000 });
    const into = folder();
    const onTold = (progress: FetchProgress): void => {
      if (progress.phase === 'fetching' && progress.done === 1 && progress.doneBytes >= 600_000) ours.abort();
    };
    const failure = failureOf(await fetchInto(into, bucket.source, { signal: ours.signal, onTold }));
    expect(failure.code).toBe('cancelled');
    await expect.poll(() => s3.proxy.going()).toBe(0);
    expect(filesBelow(into).filter((path) => !path.startsWith('.'))).toEqual([OTHER, 'tamperscope-case.json']);
    s3.proxy.forget();
    expectWhole(into, recordOf(await fetchInto(into, bucket.source)), objects);
    expect(startsRead()).toEqual([600_000]);
    expect(s3.proxy.seen().some(({ path }) => path.endsWith(OTHER))).toBe(false);
    expect(filesBelow(into)).toEqual([KEY, OTHER, 'tamperscope-case.json']);
  });

  it('and cancelled while it lists leaves no folder', async () => {
    const ours = new AbortController();
    s3.proxy.spoil(isList, { kind: 'stall', after: 0 });
    const into = folder();
    const fetching = fetchInto(into, bucket.source, { signal: ours.signal });
    await expect.poll(() => s3.proxy.going()).toBe(1);
    ours.abort();
    expect(failureOf(await fetching).code).toBe('cancelled');
    expect(() => filesBelow(into)).toThrow('ENOENT');
    await expect.poll(() => s3.proxy.going()).toBe(0);
  });
});
