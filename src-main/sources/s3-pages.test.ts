import { describe, expect, test } from 'vitest';

import { factsOf, pageOf, startOf } from './s3-pages';

const ORDER = { key: 'k', versionId: 'v', etag: 'e', size: 100, offset: 0 };

describe('a page of versions', () => {
  test('holds versions and delete markers, keys as they are and ETags without quotes', () => {
    const { objects, next } = pageOf({
      EncodingType: 'url',
      Versions: [{ Key: 'a%20b%2B%01%C3%A9.json', VersionId: 'v1', IsLatest: false, ETag: '"abc"', Size: 3, LastModified: new Date('2026-05-06T00:00:00Z') }],
      DeleteMarkers: [{ Key: 'a+b', VersionId: 'v2', IsLatest: true }],
      IsTruncated: true,
      NextKeyMarker: 'a%2Fb',
      NextVersionIdMarker: 'v2',
    });
    expect(objects).toEqual([
      { key: 'a b+\u0001é.json', versionId: 'v1', isLatest: false, deleteMarker: false, etag: 'abc', size: 3, lastModified: '2026-05-06T00:00:00.000Z' },
      { key: 'a b', versionId: 'v2', isLatest: true, deleteMarker: true, etag: null, size: 0, lastModified: null },
    ]);
    expect(next).toEqual({ key: 'a/b', version: 'v2' });
  });

  test('is the last one where the server says so, and keys that were not encoded stay as they are', () => {
    expect(pageOf({ Versions: [{ Key: '100%+', Size: 1 }], IsTruncated: false, NextKeyMarker: 'x' })).toMatchObject({ objects: [{ key: '100%+' }], next: undefined });
    expect(pageOf({ EncodingType: 'url', Versions: [{ Key: '%zz', Size: 1 }], IsTruncated: false }).objects[0]!.key).toBe('%zz');
  });

  test('that does not say whether it goes on is no list, such as a page of the web', () => {
    expect(() => pageOf({})).toThrow(expect.objectContaining({ code: 's3-answer' }));
    expect(() => pageOf({ Versions: [{ Key: 'a', Size: 1 }] })).toThrow(expect.objectContaining({ code: 's3-answer' }));
  });

  test('that goes on and does not say where is no list: the rest would never be missed', () => {
    expect(() => pageOf({ Versions: [{ Key: 'a', Size: 1 }], IsTruncated: true })).toThrow(expect.objectContaining({ code: 's3-answer' }));
    expect(() => pageOf({ Contents: [{ Key: 'a', Size: 1 }], IsTruncated: true })).toThrow(expect.objectContaining({ code: 's3-answer' }));
  });

  test('without versions says no version id, and that each is the latest', () => {
    expect(pageOf({ Contents: [{ Key: 'a', Size: 1, ETag: 'W/"x"' }], IsTruncated: true, NextContinuationToken: 't' })).toEqual({
      objects: [{ key: 'a', versionId: null, isLatest: true, deleteMarker: false, etag: 'x', size: 1, lastModified: null }],
      next: { key: 't', version: undefined },
    });
  });
});

describe('what is told with an object', () => {
  test('is its encryption and its locks; what is not told stays open', () => {
    expect(factsOf({ ServerSideEncryption: 'aws:kms', ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: new Date('2031-01-01'), ObjectLockLegalHoldStatus: 'OFF' })).toEqual({ sse: 'aws:kms', lockMode: 'COMPLIANCE', retainUntil: '2031-01-01T00:00:00.000Z', legalHold: false });
    expect(factsOf({ ObjectLockMode: 'SOMETHING', ObjectLockRetainUntilDate: new Date(NaN) })).toEqual({ sse: null, lockMode: null, retainUntil: null, legalHold: null });
  });
});

describe('an answer with bytes', () => {
  test('begins where it was asked to, or at the beginning from a server that knows no ranges', () => {
    expect(startOf({ ETag: '"e"', VersionId: 'v', ContentLength: 100 }, ORDER)).toBe(0);
    expect(startOf({ ContentLength: 60, ContentRange: 'bytes 40-99/100' }, { ...ORDER, offset: 40 })).toBe(40);
    expect(startOf({ ContentLength: 100 }, { ...ORDER, offset: 40 })).toBe(0);
  });

  test.each([
    ['ETag', { ETag: '"other"' }],
    ['version', { VersionId: 'w' }],
    ['size', { ContentLength: 101 }],
    ['size of the rest', { ContentLength: 61, ContentRange: 'bytes 40-100/101' }],
  ])('of another %s is of another object, also where the server ignores If-Match', (_, answer) => {
    expect(() => startOf(answer, { ...ORDER, offset: 40 })).toThrow(expect.objectContaining({ code: 's3-changed' }));
  });

  test('from another place is refused', () => expect(() => startOf({ ContentRange: 'bytes 41-99/100' }, { ...ORDER, offset: 40 })).toThrow('other bytes than were asked for'));
});
