import { beforeEach, describe, expect, it, vi } from 'vitest';

import { done, failed } from '#core/contract';
import type { BucketStart, Start } from '#core/contract';

import { closeBucket, fetchBucket, forgetKnown, hearBucket, openBucket, setAirGap, setBucket, stopFetch, takeKnown } from './bucket-actions';
import { bucketAtStart } from './bucket-slice';
import { read, write } from './store';

const FETCHED = { folder: '/case', objects: 1, bytes: 1, notFetched: 0, examples: [], setAside: 0, asides: [] };
const SECRETS = { accessKeyId: 'A', secretAccessKey: 'S', sessionToken: '' };
const KNOWN = { id: 'k', endpoint: 'https://s3.example', region: 'r', bucket: 'audit', prefix: 'p/', pathStyle: true, ca: null, folder: { id: 'f', path: '/case' }, credentials: 'typed', profile: '', keysKept: false } as const;

let buckets: BucketStart;
const answers = new Map<string, unknown>();
const asked: (readonly [string, unknown])[] = [];
const start = (): Start => ({ product: { version: '0', electron: '0', chromium: '0', node: '0' }, recent: [], madeIdentity: null, canSeal: false, buckets });

beforeEach(() => {
  buckets = { airGap: null, known: [], heldFor: null };
  asked.length = 0;
  answers.clear();
  vi.stubGlobal('window', {
    tamperscope: {
      invoke: (channel: string, request: unknown) => {
        asked.push([channel, request]);
        return Promise.resolve(channel === 'app:start' ? start() : answers.get(channel));
      },
    },
  });
  write({ ...bucketAtStart, start: start(), stage: { phase: 'start' }, opening: false, notice: null });
});

const channels = (): readonly string[] => asked.map(([channel]) => channel);

describe('opening from S3', () => {
  it('is a dialog, unless the installation is air-gapped', () => {
    openBucket();
    expect(read().bucketOpen).toBe(true);
    write({ bucketOpen: false, start: { ...start(), buckets: { ...buckets, airGap: 'environment' } } });
    openBucket();
    expect(read().bucketOpen).toBe(false);
  });

  it('sends typed keys once, and asks from then on for those that main holds', async () => {
    openBucket();
    setBucket({ keys: 'typed', endpoint: 'https://s3.example', bucket: 'audit' });
    answers.set('bucket:fetch', failed('s3-not-found', 'No such bucket.'));
    buckets = { ...buckets, heldFor: 'https://s3.example' };
    await fetchBucket(SECRETS);
    expect(asked[0]).toMatchObject(['bucket:fetch', { keys: { kind: 'typed', ...SECRETS, keep: false } }]);
    expect(read().fetch).toMatchObject({ phase: 'failed', failure: { code: 's3-not-found' } });
    expect(read().bucketForm.keys).toBe('held');
    expect(JSON.stringify(read())).not.toContain('secretAccessKey');
    await fetchBucket({ accessKeyId: '', secretAccessKey: '', sessionToken: '' });
    expect(asked.filter(([channel]) => channel === 'bucket:fetch')[1]).toMatchObject(['bucket:fetch', { keys: { kind: 'held' } }]);
  });

  it('opens what was fetched where all of it came, and somebody looks', async () => {
    openBucket();
    answers.set('bucket:fetch', done(FETCHED));
    answers.set('bucket:open', done({ kind: 'archive', archive: { archiveId: 1, path: '/case', name: 'case', newestFirst: false } }));
    await fetchBucket(SECRETS);
    expect(channels()).toContain('bucket:open');
    expect(read()).toMatchObject({ bucketOpen: false, fetch: { phase: 'asking' }, stage: { phase: 'archive' } });
  });

  it('says first what was set aside', async () => {
    openBucket();
    answers.set('bucket:fetch', done({ ...FETCHED, setAside: 1 }));
    await fetchBucket(SECRETS);
    expect(read().fetch).toMatchObject({ phase: 'fetched', fetched: { setAside: 1 } });
    expect(channels()).not.toContain('bucket:open');
  });

  it('says first what did not come, and leaves alone what somebody looks at meanwhile', async () => {
    openBucket();
    answers.set('bucket:fetch', done({ ...FETCHED, notFetched: 1 }));
    await fetchBucket(SECRETS);
    expect(read().fetch).toMatchObject({ phase: 'fetched', fetched: { notFetched: 1 } });
    write({ fetch: { phase: 'asking' }, bucketOpen: false });
    answers.set('bucket:fetch', done(FETCHED));
    await fetchBucket(SECRETS);
    expect(read().fetch.phase).toBe('fetched');
    expect(channels()).not.toContain('bucket:open');
  });

  it('goes on behind a closed dialog, one at a time, and is stopped when asked to', async () => {
    openBucket();
    let end: (outcome: unknown) => void = () => undefined;
    answers.set('bucket:fetch', new Promise((resolve) => (end = resolve)));
    const fetching = fetchBucket(SECRETS);
    hearBucket({ kind: 'bucket-connected', connection: { host: 's3.example', place: 's3://audit/' } });
    hearBucket({ kind: 'bucket-progress', told: { progress: { phase: 'listing', objects: 5 }, bytesPerSecond: null } });
    expect(read()).toMatchObject({ connection: { host: 's3.example' }, fetch: { phase: 'fetching', told: { progress: { objects: 5 } } } });
    closeBucket();
    await fetchBucket(SECRETS);
    await stopFetch();
    expect(channels()).toEqual(['bucket:fetch', 'bucket:stop']);
    expect(read().fetch).toMatchObject({ phase: 'fetching', stopping: true });
    hearBucket({ kind: 'bucket-over' });
    end(failed('cancelled', 'Cancelled.'));
    await fetching;
    expect(read()).toMatchObject({ connection: null, fetch: { phase: 'failed' } });
    closeBucket();
    expect(read().fetch.phase).toBe('asking');
  });

  it('fills its fields with a source known from before, with keys only where there are any', async () => {
    takeKnown(KNOWN);
    expect(read().bucketForm).toMatchObject({ endpoint: 'https://s3.example', bucket: 'audit', prefix: 'p/', pathStyle: true, keys: 'typed', keptId: '' });
    takeKnown({ ...KNOWN, keysKept: true });
    expect(read().bucketForm).toMatchObject({ keys: 'kept', keptId: 'k' });
    answers.set('bucket:forget', buckets);
    await forgetKnown('k');
    expect(read().bucketForm).toMatchObject({ keys: 'typed', keptId: '' });
  });

  it('is removed by the air-gapped setting, or the window says that it could not be', async () => {
    openBucket();
    answers.set('bucket:air-gap', failed('write-failed', 'Cannot be kept.'));
    await setAirGap(true);
    expect(read()).toMatchObject({ bucketOpen: true, notice: { code: 'write-failed' } });
    answers.set('bucket:air-gap', done({ ...buckets, airGap: 'setting' }));
    await setAirGap(true);
    expect(read()).toMatchObject({ bucketOpen: false, start: { buckets: { airGap: 'setting' } } });
  });
});
