import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeAll, expect, it } from 'vitest';

import { CASE_FILE } from '#core/contract';
import type { CaseRecord, FetchProgress } from '#core/contract';

import { describeWithS3, s3Server } from '../sources/testing/s3-server.fixture';
import type { S3Server, TestBucket } from '../sources/testing/s3-server.fixture';
import { caseFolders, expectWhole, failureOf, fetchInto, filesBelow, objectOf, recordOf } from './testing/fetching.fixture';

const folder = caseFolders();
let s3: S3Server;
afterEach(() => s3.proxy.forget());

describeWithS3('what a bucket lists', () => {
  beforeAll(async () => {
    s3 = await s3Server();
    return s3.close;
  });

  it('is listed whole when it takes several pages: 2,600 objects, each recorded, only those of the dates asked for fetched', async () => {
    const bucket = await s3.bucket();
    const objects = new Map(Array.from({ length: 1300 }, (_, day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10)).flatMap((date) => [[`audit/${date}/bundle.json`, `b${date}`], [`audit/${date}/manifest.json`, `m${date}`]]));
    await bucket.putAll(objects);
    const into = folder();
    const fetched = await fetchInto(into, { ...bucket.source, prefix: 'audit/' }, { dates: { from: '2020-02-28', to: '2020-03-01' } });
    const record = recordOf(fetched);
    expect(record.objects.map(({ key }) => key)).toEqual([...objects.keys()].sort());
    expect(record.objects.filter(({ state }) => state === 'fetched').map(({ path }) => path)).toEqual(['2020-02-28', '2020-02-29', '2020-03-01'].flatMap((date) => [`${date}/bundle.json`, `${date}/manifest.json`]));
    expect(record.objects.filter(({ state }) => state === 'not-asked')).toHaveLength(2594);
    expect(s3.proxy.seen().filter(({ query }) => query.has('prefix'))).toHaveLength(3);
    // Whether it keeps versions, three pages, six objects; nothing is asked twice, and nothing of the others.
    expect(s3.proxy.seen()).toHaveLength(10);
    expect(fetched.told.filter(({ phase }) => phase === 'listing').map((one) => 'objects' in one && one.objects)).toEqual([1000, 2000, 2600]);
    expectWhole(into, record, objects);
  });

  it('is recorded with its place, its time, and how it was asked, and without a secret', async () => {
    const bucket = await s3.bucket();
    const { etag } = await bucket.put('acme/audit/2026-05-06/bundle.json', '{}');
    await bucket.put('acme/audit-old/2026-05-06/bundle.json', '{}');
    const into = folder();
    const record = recordOf(await fetchInto(into, { ...bucket.source, prefix: 'acme/audit' }));
    expect(record.source).toEqual({ kind: 's3', endpoint: s3.endpoint, region: s3.region, bucket: bucket.name, prefix: 'acme/audit/', pathStyle: true, versioning: 'off', credentials: 'typed', listedAt: '2026-11-21T12:00:00.000Z', fetchedAt: '2026-11-21T12:00:00.000Z' });
    expect(record.objects).toEqual([expect.objectContaining({ key: 'acme/audit/2026-05-06/bundle.json', path: '2026-05-06/bundle.json', etag, size: 2, versionId: null, isLatest: true, state: 'fetched', why: null })]);
    expect(JSON.stringify(record)).not.toContain(s3.owner.secretKey);
    expect(JSON.stringify(record)).not.toContain(s3.owner.accessKey);
    // The bucket is named in the path and not in the host, as was asked.
    expect(s3.proxy.seen().map(({ path }) => path.split('/')[1])).toEqual(s3.proxy.seen().map(() => bucket.name));
  });

  it('leaves what is neither bundle nor manifest in the bucket, and says so of each', async () => {
    const bucket = await s3.bucket();
    for (const key of ['2026-05-06.json', '2026-05-07.json.gz', 'README.md', 'old/']) await bucket.put(key, key.endsWith('/') ? '' : 'x');
    const into = folder();
    const record = recordOf(await fetchInto(into, bucket.source));
    expect(record.objects.map(({ key, state }) => [key, state])).toEqual([['2026-05-06.json', 'fetched'], ['2026-05-07.json.gz', 'fetched'], ['README.md', 'not-asked'], ['old/', 'not-asked']]);
    expect(filesBelow(into)).toEqual(['2026-05-06.json', '2026-05-07.json.gz', 'tamperscope-case.json']);
  });

  it('may have keys that are no paths: each comes, none leaves the folder, and the record has the key as it is', async () => {
    const bucket = await s3.bucket();
    const keys = ['../../etc/passwd.json', '/root.json', 'a//b.json', 'C:\\a.json', 'con.json', 'a b+c%2F%.json', 'é/ü 日本 😀.json', 'e\u0301.json', "quote'\"&<>.json", 'A.json', 'a.json', 'line\nbreak\r.json', 'x/tamperscope-case.json', 'tamperscope-case.json', 'a.json/b.json', `${'d/'.repeat(200)}deep.json`, `${'x'.repeat(900)}.json`];
    const objects = new Map(keys.map((key) => [key, `of ${key}`]));
    await bucket.putAll(objects);
    const into = folder();
    const record = recordOf(await fetchInto(into, bucket.source));
    expect(record.objects.map(({ key }) => key).sort()).toEqual([...keys].sort());
    expect(record.objects.filter(({ state }) => state !== 'fetched')).toEqual([]);
    expectWhole(into, record, objects);
    expect(filesBelow(into)).toHaveLength(keys.length + 1);
  });

  it('below a prefix with nothing that was asked for is told, and no folder is left', async () => {
    const bucket = await s3.bucket();
    await bucket.put('notes.txt', 'x');
    const into = folder();
    expect(failureOf(await fetchInto(into, bucket.source))).toMatchObject({ code: 's3-not-found', sentence: expect.stringContaining('1 objects, none of them a bundle or manifest') as string });
    expect(failureOf(await fetchInto(into, { ...bucket.source, prefix: 'nowhere' }))).toMatchObject({ code: 's3-not-found', sentence: expect.stringContaining('there is no object') as string });
    expect(() => filesBelow(into)).toThrow('ENOENT');
  });
});

describeWithS3('a bucket that keeps versions', () => {
  beforeAll(async () => {
    s3 = await s3Server();
    return s3.close;
  });

  it('gives every version: the latest in its place, the older ones aside, delete markers without bytes', async () => {
    const bucket = await s3.bucket({ versions: true });
    const first = await bucket.put('2026-05-06/bundle.json', 'first');
    const second = await bucket.put('2026-05-06/bundle.json', 'second');
    const removed = await bucket.put('2026-05-07/bundle.json', 'removed');
    await bucket.remove('2026-05-07/bundle.json');
    const into = folder();
    const record = recordOf(await fetchInto(into, bucket.source));
    expect(record.source.versioning).toBe('enabled');
    const [latest, older, marker, below] = record.objects;
    expect(record.objects).toHaveLength(4);
    expect(latest).toMatchObject({ versionId: second.versionId, isLatest: true, path: '2026-05-06/bundle.json' });
    expect(older).toMatchObject({ versionId: first.versionId, isLatest: false, state: 'fetched', path: expect.stringMatching(/^\.versions\/2026-05-06\/bundle\.json\//) as string });
    expect(marker).toMatchObject({ key: '2026-05-07/bundle.json', deleteMarker: true, isLatest: true, state: 'not-asked', path: null });
    expect(below).toMatchObject({ versionId: removed.versionId, isLatest: false, state: 'fetched' });
    expect(filesBelow(into).filter((path) => !path.startsWith('.'))).toEqual(['2026-05-06/bundle.json', 'tamperscope-case.json']);
  });

  it('and stopped doing so says that, and what it wrote since has the version "null"', async () => {
    const bucket = await s3.bucket({ versions: true });
    await bucket.put('2026-05-06/bundle.json', 'first');
    await bucket.setVersions('Suspended');
    await bucket.put('2026-05-06/bundle.json', 'second');
    const record = recordOf(await fetchInto(folder(), bucket.source));
    expect(record.source.versioning).toBe('suspended');
    expect(record.objects.map(({ versionId, isLatest, state }) => [versionId === 'null', isLatest, state])).toEqual([[true, true, 'fetched'], [false, false, 'fetched']]);
  });

  it('but does not let them be listed is not taken for one without: nothing is claimed of versions that were not seen', async () => {
    const bucket = await s3.bucket({ versions: true });
    await bucket.put('2026-05-06/bundle.json', 'first');
    await bucket.put('2026-05-06/bundle.json', 'second');
    s3.proxy.spoil(({ query }) => query.has('versions'), { kind: 'answer', status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }, 9);
    const record = recordOf(await fetchInto(folder(), bucket.source));
    expect(record.objects).toEqual([expect.objectContaining({ versionId: null, isLatest: true, size: 6, state: 'fetched' })]);
    expect(record.source.versioning).toBe('unknown');
  });

  it.each([[403, '<Error><Code>AccessDenied</Code></Error>'], [404, '<html><body>A page of the web</body></html>'], [200, '<html><body>A page of the web</body></html>']])('and gives a second page that is none (%i) is not taken to have ended there, nor read without its versions', async (status, body) => {
    const bucket = await s3.bucket({ versions: true });
    await bucket.putAll(new Map(Array.from({ length: 1100 }, (_, index) => [`${String(index).padStart(4, '0')}.json`, 'x'])));
    s3.proxy.spoil(({ query }) => query.has('versions') && query.has('key-marker'), { kind: 'answer', status, body }, 9);
    const into = folder();
    expect(failureOf(await fetchInto(into, bucket.source)).code).toMatch(/^s3-(refused|answer|not-found)$/);
    expect(() => filesBelow(into)).toThrow('ENOENT');
  });

  const twice = async (keys: readonly string[]): Promise<{ readonly into: string; readonly bucket: TestBucket }> => {
    const bucket = await s3.bucket({ versions: true });
    const into = folder();
    for (const key of keys) await bucket.put(key, `first of ${key}`);
    recordOf(await fetchInto(into, bucket.source));
    for (const key of keys) await bucket.put(key, `second of ${key}`);
    return { into, bucket };
  };
  const savedIn = (into: string): CaseRecord => JSON.parse(readFileSync(join(into, CASE_FILE), 'utf8')) as CaseRecord;

  it('replaced what lies here; cancelled before anything takes its place, the record still says where each file is', async () => {
    const { into, bucket } = await twice(['a.json']);
    const cancel = new AbortController();
    const onTold = ({ phase }: FetchProgress): void => (phase === 'fetching' ? cancel.abort() : undefined);
    expect(failureOf(await fetchInto(into, bucket.source, { signal: cancel.signal, onTold })).code).toBe('cancelled');
    const here = savedIn(into).objects.filter(({ state }) => state === 'fetched');
    expect(here.map(({ path }) => readFileSync(join(into, path ?? ''), 'utf8'))).toEqual(['first of a.json']);
    expect(recordOf(await fetchInto(into, bucket.source)).objects.map(({ state }) => state)).toEqual(['fetched', 'fetched']);
  });

  it('replaced what lies here; where a folder is in the way of one, what was set aside of another is recorded, and the rest lies where it lay', async () => {
    const { into, bucket } = await twice(['a.json', 'b.json', 'c.json']);
    writeFileSync(join(into, 'b.json'), 'changed');
    rmSync(join(into, 'c.json'));
    mkdirSync(join(into, 'c.json'));
    expect(failureOf(await fetchInto(into, bucket.source))).toMatchObject({ code: 'case-folder-unusable', sentence: expect.stringContaining('A folder lies where an object of the bucket belongs.') as string });
    const { setAside, objects } = savedIn(into);
    expect(setAside?.map(({ path }) => [path, readFileSync(join(into, path), 'utf8')])).toEqual([['set-aside/b.json.1', 'changed']]);
    expect(objects.flatMap(({ state, path }) => (state === 'fetched' ? [path] : []))).toEqual(['a.json', 'b.json', 'c.json']);
    expect(readFileSync(join(into, 'a.json'), 'utf8')).toBe('first of a.json');
    rmSync(join(into, 'c.json'), { recursive: true });
    expect(recordOf(await fetchInto(into, bucket.source)).objects.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'fetched'));
  });

  it('lists many versions over pages', async () => {
    const bucket = await s3.bucket({ versions: true });
    for (let round = 0; round < 3; round++) await bucket.putAll(new Map(Array.from({ length: 400 }, (_, index) => [`notes/${String(index).padStart(3, '0')}.txt`, `${round}`])));
    await bucket.put('2026-05-06.json', 'x');
    const record = recordOf(await fetchInto(folder(), bucket.source));
    expect(record.objects).toHaveLength(1201);
    expect(new Set(record.objects.map(({ key, versionId }) => `${key} ${versionId ?? ''}`)).size).toBe(1201);
    expect(record.objects.filter(({ isLatest }) => isLatest)).toHaveLength(401);
    expect(objectOf(record, '2026-05-06.json').state).toBe('fetched');
  });
});
