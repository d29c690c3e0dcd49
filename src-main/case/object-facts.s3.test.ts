import { createHash } from 'node:crypto';

import { beforeAll, expect, it } from 'vitest';

import { describeWithS3, s3Server } from '../sources/testing/s3-server.fixture';
import type { PutWish, S3Server, TestBucket } from '../sources/testing/s3-server.fixture';
import { caseFolders, fetchInto, objectOf, recordOf } from './testing/fetching.fixture';

const folder = caseFolders();
const UNTIL = new Date('2040-01-02T03:04:05.000Z');
let s3: S3Server;
let locked: TestBucket;

/** Puts an object with these wishes, and gives what the record says of it. */
async function factsOf(bucket: TestBucket, key: string, wish: PutWish): Promise<object> {
  await bucket.put(key, 'x', wish);
  const { sse, lockMode, retainUntil, legalHold, state } = objectOf(recordOf(await fetchInto(folder(), bucket.source)), key);
  return { sse, lockMode, retainUntil, legalHold, state };
}

describeWithS3('the record says of an object what the server says', () => {
  beforeAll(async () => {
    s3 = await s3Server();
    locked = await s3.bucket({ locks: true });
    return s3.close;
  });

  it.each([
    ['locked for compliance', '1.json', { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: UNTIL }, { lockMode: 'COMPLIANCE', retainUntil: UNTIL.toISOString(), legalHold: null }],
    ['locked by the house', '2.json', { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: UNTIL }, { lockMode: 'GOVERNANCE', retainUntil: UNTIL.toISOString(), legalHold: null }],
    ['held by law', '3.json', { ObjectLockLegalHoldStatus: 'ON' }, { lockMode: null, retainUntil: null, legalHold: true }],
    ['a hold that was lifted', '4.json', { ObjectLockLegalHoldStatus: 'OFF' }, { lockMode: null, retainUntil: null, legalHold: false }],
    ['nothing', '5.json', {}, { lockMode: null, retainUntil: null, legalHold: null }],
  ] as const)('Object Lock: %s', async (_what, key, wish, expected) => {
    expect(await factsOf(locked, key, wish)).toEqual({ ...expected, sse: null, state: 'fetched' });
  });

  it('server-side encryption, and the bytes come as they were put', async () => {
    const bucket = await s3.bucket();
    expect(await factsOf(bucket, '1.json', { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: s3.encryptionKey })).toEqual({ sse: 'aws:kms', lockMode: null, retainUntil: null, legalHold: null, state: 'fetched' });
  });

  it('an ETag that is no MD5, where it was put in parts: the bytes come as they were put', async () => {
    const bucket = await s3.bucket();
    await bucket.putInParts('1.json', 'in parts');
    expect(objectOf(recordOf(await fetchInto(folder(), bucket.source)), '1.json')).toMatchObject({ etag: expect.stringMatching(/^[0-9a-f]{32}-1$/) as string, state: 'fetched', sha256: createHash('sha256').update('in parts').digest('hex') });
  });

  it('each version has its own', async () => {
    await locked.put('6.json', 'first', { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: UNTIL });
    await locked.put('6.json', 'second');
    const record = recordOf(await fetchInto(folder(), { ...locked.source, prefix: '' }));
    expect(record.objects.filter(({ key }) => key === '6.json').map(({ isLatest, lockMode }) => [isLatest, lockMode])).toEqual([[true, null], [false, 'COMPLIANCE']]);
  });
});
