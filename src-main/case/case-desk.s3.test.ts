import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import type { AppEvent, BucketOrder } from '#core/contract';

import { AirGapSetting, KnownBuckets } from '../settings';
import { describeWithS3, s3Server } from '../sources/testing/s3-server.fixture';
import type { S3Server, TestBucket } from '../sources/testing/s3-server.fixture';
import { CaseDesk } from './case-desk';
import { networkWords } from './network-words';

describeWithS3('the window fetches from a bucket', () => {
  let server: S3Server;
  let bucket: TestBucket;
  let here: string;
  let events: AppEvent[];

  beforeAll(async () => {
    server = await s3Server();
    bucket = await server.bucket();
    for (const day of ['06', '07']) await bucket.put(`decisions/2026-05-${day}/bundle.json`, `{"entries":[],"day":${day}}`);
  }, 120_000);
  afterAll(() => server.close());
  beforeEach(() => {
    here = mkdtempSync(join(tmpdir(), 'tamperscope-desk-'));
    events = [];
    server.proxy.forget();
  });
  afterEach(() => rmSync(here, { recursive: true, force: true }));

  /** Not a cipher: enough to see what is sealed and what is not. */
  const SEALER = { seal: (text: string) => Buffer.from(text).reverse(), unseal: (sealed: Buffer) => Buffer.from(sealed).reverse().toString() };
  const profile = (): string => join(here, 'profile');
  const newDesk = (sealer: typeof SEALER | undefined = SEALER): CaseDesk =>
    new CaseDesk({ known: new KnownBuckets(profile()), setting: new AirGapSetting(profile()), sealer, tell: (event) => events.push(event), now: () => '2026-11-21T10:00:00.000Z' });
  const typed = (change: object = {}): BucketOrder['keys'] => ({ kind: 'typed', accessKeyId: server.owner.accessKey, secretAccessKey: server.owner.secretKey, sessionToken: '', keep: false, ...change });
  const order = (desk: CaseDesk, change: Partial<BucketOrder> = {}): BucketOrder => ({
    endpoint: server.endpoint, region: server.region, bucket: bucket.name, prefix: 'decisions', pathStyle: true, ca: '', folder: desk.choose(join(here, 'case')).id, keys: typed(), from: '', to: '', ...change,
  });
  const kinds = (): readonly string[] => events.map(({ kind }) => kind);

  test('into the case folder, connected from the first request to the last, and says to where', async () => {
    const desk = newDesk();
    const outcome = await desk.fetch(order(desk));
    expect(outcome).toMatchObject({ ok: true, value: { folder: join(here, 'case'), objects: 2, notFetched: 0 } });
    expect(kinds()[0]).toBe('bucket-connected');
    expect(kinds().at(-1)).toBe('bucket-over');
    expect(events[0]).toMatchObject({ connection: { host: new URL(server.endpoint).host, place: `s3://${bucket.name}/decisions/` } });
    expect(desk.folder).toBe(join(here, 'case'));
    expect(networkWords(desk.connected)).toContain(`${new URL(server.endpoint).host} (s3://${bucket.name}/decisions/)`);
    expect(readdirSync(join(here, 'case')).sort()).toEqual(['2026-05-06', '2026-05-07', 'tamperscope-case.json']);
  });

  test('only the dates asked for', async () => {
    const desk = newDesk();
    expect(await desk.fetch(order(desk, { from: '2026-05-07' }))).toMatchObject({ value: { objects: 1 } });
  });

  test('with keys that no file, no event and no answer holds, unless the system sealed them', async () => {
    const desk = newDesk();
    const outcome = await desk.fetch(order(desk));
    const { secretKey } = server.owner;
    const kept = readFileSync(join(profile(), 'buckets.json'), 'utf8');
    for (const said of [kept, JSON.stringify(outcome), JSON.stringify(events), JSON.stringify(desk.start()), readFileSync(join(here, 'case/tamperscope-case.json'), 'utf8'), networkWords(desk.connected)]) expect(said).not.toContain(secretKey);
    expect(desk.start()).toMatchObject({ heldFor: server.endpoint, known: [{ bucket: bucket.name, credentials: 'typed', keysKept: false }] });
    expect(newDesk().start()).toMatchObject({ heldFor: null, known: [{ keysKept: false }] });
  });

  test('with keys that the system sealed, also in another run, and to no other endpoint', async () => {
    const before = newDesk();
    await before.fetch(order(before, { keys: typed({ keep: true }) }));
    expect(readFileSync(join(profile(), 'buckets.json'), 'utf8')).not.toContain(server.owner.secretKey);
    const later = newDesk();
    const [known] = later.start().known;
    expect(known).toMatchObject({ keysKept: true, folder: { path: join(here, 'case') } });
    const keys = { kind: 'kept', id: known?.id ?? '' } as const;
    expect(await later.fetch(order(later, { keys, folder: known?.folder.id ?? '' }))).toMatchObject({ ok: true });
    expect(later.start().known[0]?.keysKept).toBe(true);
    server.proxy.forget();
    expect(await later.fetch(order(later, { keys, endpoint: server.endpoint.replace('127.0.0.1', 'localhost') }))).toMatchObject({ ok: false, failure: { code: 's3-credentials' } });
    expect(server.proxy.seen()).toEqual([]);
    expect(later.forget(keys.id).known).toEqual([]);
  });

  test('not with keys that were refused: they are neither held nor kept, and the sentence does not tell them', async () => {
    const desk = newDesk();
    const outcome = await desk.fetch(order(desk, { keys: typed({ secretAccessKey: 'a wrong secret', keep: true }) }));
    expect(outcome).toMatchObject({ ok: false, failure: { code: 's3-refused' } });
    expect(JSON.stringify([outcome, events])).not.toContain('a wrong secret');
    expect(desk.start()).toMatchObject({ heldFor: null, known: [] });
    expect(kinds()).toEqual(expect.arrayContaining(['bucket-connected', 'bucket-over']));
  });

  test('until it is stopped, and then goes on from what is here', async () => {
    const desk = newDesk();
    server.proxy.spoil(({ path }) => path.includes('2026-05-07'), { kind: 'stall', after: 0 });
    const fetching = desk.fetch(order(desk));
    await expect.poll(() => server.proxy.seen().some(({ path }) => path.includes('2026-05-07'))).toBe(true);
    expect(await desk.fetch(order(desk))).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    desk.stop();
    expect(await fetching).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(kinds().at(-1)).toBe('bucket-over');
    server.proxy.forget();
    expect(await desk.fetch(order(desk, { keys: { kind: 'held' } }))).toMatchObject({ ok: true, value: { objects: 2 } });
  });

  test('but opens no connection where the order is wrong', async () => {
    const desk = newDesk();
    writeFileSync(join(here, 'not a case'), '');
    const wrong: readonly Partial<BucketOrder>[] = [
      { bucket: '' }, { bucket: 'arn:aws:s3:us-east-1:1:accesspoint/x' }, { bucket: 'a/b' }, { folder: 'path-99' }, { ca: 'path-99' }, { from: '2026-02-30' }, { from: '2026-05-07', to: '2026-05-06' },
      { endpoint: 'ftp://x' }, { region: 'x.evil.example/' }, { keys: { kind: 'profile', profile: 'nobody at all' } }, { folder: desk.choose(join(here, 'not a case')).id },
    ];
    for (const change of wrong) expect([change, (await desk.fetch(order(desk, change))).ok]).toEqual([change, false]);
    expect(server.proxy.seen()).toEqual([]);
    expect(kinds()).not.toContain('bucket-connected');
    expect(desk.connected).toEqual([]);
  });

  test('never where the installation is air-gapped; a fetch under way ends when it becomes so', async () => {
    const desk = newDesk();
    server.proxy.spoil(() => true, { kind: 'stall', after: 0 });
    const fetching = desk.fetch(order(desk));
    await expect.poll(() => server.proxy.seen().length).toBe(1);
    expect(desk.setAirGap(true)).toMatchObject({ ok: true, value: { airGap: 'setting', known: [], heldFor: null } });
    expect(await fetching).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    server.proxy.forget();
    const later = newDesk();
    expect(await later.fetch(order(later))).toMatchObject({ ok: false, failure: { code: 'air-gapped' } });
    expect(server.proxy.seen()).toEqual([]);
    expect(later.setAirGap(false)).toMatchObject({ ok: true, value: { airGap: null } });
  });
});
