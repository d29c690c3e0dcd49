import { describe, expect, test } from 'vitest';

import { BucketProblem, UnsoundList } from '../sources/bucket';
import type { Bucket } from '../sources/bucket';
import { listObjects } from './list-objects';
import { CUT, listed, oddBucket, pages, persistent } from './testing/odd-bucket.fixture';

const list = (odd: Partial<Bucket>, prefix = ''): ReturnType<typeof listObjects> => listObjects(oddBucket(odd), prefix, persistent(), () => undefined, new AbortController().signal);

const enabled = () => Promise.resolve('enabled' as const);

describe('a list', () => {
  test('goes on to the last page, in the order of keys, the latest version of each first', async () => {
    const listVersions = pages([listed('b'), listed('a', { versionId: '1', isLatest: false })], [listed('a', { versionId: '2' })]);
    const { versioning, objects } = await list({ versioning: enabled, listVersions });
    expect([versioning, ...objects.map(({ key, versionId }) => `${key} ${versionId ?? '–'}`)]).toEqual(['enabled', 'a 2', 'a 1', 'b –']);
  });

  test('is one of latest versions where versions may not be listed, or there are none', async () => {
    const listLatest = pages([listed('a')]);
    expect(await list({ listLatest })).toMatchObject({ versioning: 'unknown', objects: [{ key: 'a' }] });
    expect(await list({ versioning: enabled, listLatest })).toMatchObject({ versioning: 'unknown', objects: [{ key: 'a' }] });
    expect(await list({ versioning: () => Promise.resolve('off'), listLatest })).toMatchObject({ versioning: 'off', objects: [{ key: 'a' }] });
  });

  test('is asked for again where a connection was cut', async () => {
    let calls = 0;
    const listLatest: Bucket['listLatest'] = (prefix, from) => (++calls === 1 ? Promise.reject(CUT) : pages([listed('a')])(prefix, from));
    expect((await list({ listLatest })).objects).toHaveLength(1);
  });

  test('is not made up where it cannot be had', async () => {
    await expect(list({})).rejects.toMatchObject({ code: 's3-refused' });
    const missing = new BucketProblem('s3-not-found', 'final', 'There is no bucket.');
    await expect(list({ versioning: () => Promise.reject(missing), listLatest: pages([listed('a')]) })).rejects.toBe(missing);
  });
});

/** Pages without objects, each leading to the next of these marks, again and again. */
function rounds(...marks: readonly string[]): Bucket['listLatest'] {
  let at = 0;
  return () => Promise.resolve({ objects: [], next: { key: marks[at++ % marks.length] ?? '', version: undefined } });
}

test('a list of versions that goes round is not replaced by one of the latest alone', async () => {
  await expect(list({ versioning: enabled, listVersions: rounds('1', '2'), listLatest: pages([listed('a')]) })).rejects.toMatchObject({ code: 's3-answer' });
});

test.each(['s3-answer', 's3-refused'] as const)('a list of versions that was begun and goes on with %s is not replaced by one of the latest alone', async (code) => {
  const whole = pages([listed('a', { versionId: '1' })], [listed('b', { versionId: '2', deleteMarker: true })]);
  const broken = new BucketProblem(code, 'final', 'A page of the web.');
  const listVersions: Bucket['listVersions'] = (prefix, from) => (from === undefined ? whole(prefix, from) : Promise.reject(broken));
  await expect(list({ versioning: enabled, listVersions, listLatest: pages([listed('a')]) })).rejects.toBe(broken);
});

test('nor is one whose first page goes on and does not say where', async () => {
  const nowhere = new UnsoundList('It goes on.');
  await expect(list({ versioning: enabled, listVersions: () => Promise.reject(nowhere), listLatest: pages([listed('a')]) })).rejects.toBe(nowhere);
});

describe('a list that cannot be believed is refused', () => {
  test.each([
    ['it names keys outside the prefix', pages([listed('other/a')]), 'names keys that were not asked for'],
    ['it names one version twice', pages([listed('p/a')], [listed('p/a')]), 'names one version twice'],
    ['an object has no size', pages([listed('p/a', { size: -1 })]), 'without its size'],
    ['an object is larger than can be counted', pages([listed('p/a', { size: 2 ** 60 })]), 'without its size'],
    ['it comes back to where it was', rounds('1', '2', '1'), 'comes back to where it was'],
    ['it goes round and round, with objects or none', rounds('1', '2', '3', '4', '2'), 'comes back to where it was'],
    ['it does not go on', () => Promise.resolve({ objects: [], next: { key: 'x', version: undefined } }), 'does not go on'],
  ])('where %s', async (_, listLatest, sentence) => {
    await expect(list({ listLatest }, 'p/')).rejects.toMatchObject({ code: 's3-answer', message: expect.stringContaining(sentence) as string });
  });
});
