import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import type { BucketOrder } from '#core/contract';

import { AirGapSetting, KnownBuckets } from '../settings';
import { folder } from '../verification/testing/evidence.fixture';
import { CaseDesk } from './case-desk';

const here = folder();
const closing: (() => void)[] = [];
let count = 0;

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that hears who asks, and never answers. */
async function silent(): Promise<{ endpoint: string; askedBy: string[] }> {
  const askedBy: string[] = [];
  const server = createServer(({ headers }) => askedBy.push(/Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? 'nobody'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, askedBy };
}

function desk(): CaseDesk {
  const profile = join(here, `profile-${++count}`);
  return new CaseDesk({ known: new KnownBuckets(profile), setting: new AirGapSetting(profile), sealer: undefined, tell: () => undefined, now: () => '2026-11-21T10:00:00.000Z' });
}

const typed = (accessKeyId: string): BucketOrder['keys'] => ({ kind: 'typed', accessKeyId, secretAccessKey: 'secret', sessionToken: '', keep: false });
const order = (made: CaseDesk, endpoint: string, change: Partial<BucketOrder>): BucketOrder => ({
  endpoint, region: 'us-east-1', bucket: 'audit', prefix: '', pathStyle: true, ca: '', folder: made.choose(join(here, `case-${++count}`)).id, keys: typed('ONE'), from: '', to: '', ...change,
});

test('keys typed last are those that are held, also where the rest of the order was wrong', async () => {
  const { endpoint, askedBy } = await silent();
  const made = desk();
  expect(await made.fetch(order(made, endpoint, { from: 'no date' }))).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  expect(await made.fetch(order(made, endpoint, { keys: typed('TWO'), from: 'no date' }))).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  expect(made.start().heldFor).toBe(endpoint);
  const fetching = made.fetch(order(made, endpoint, { keys: { kind: 'held' } }));
  await expect.poll(() => askedBy).toEqual(['TWO']);
  made.stop();
  expect(await fetching).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
});

test('keys are forgotten where the network is taken away, also by a fetch that was under way', async () => {
  const { endpoint, askedBy } = await silent();
  const made = desk();
  const fetching = made.fetch(order(made, endpoint, {}));
  await expect.poll(() => askedBy).toEqual(['ONE']);
  made.setAirGap(true);
  expect(await fetching).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(made.setAirGap(false)).toMatchObject({ ok: true, value: { airGap: null, heldFor: null } });
});
