import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { write } from '../verification/testing/evidence.fixture';
import { AirGapSetting, KnownBuckets, bucketId } from './index';
import type { KeptBucket } from './index';
import { profiles } from './profile.fixture';

const fresh = profiles();

const BUCKET: KeptBucket = { endpoint: '', region: 'eu-central-1', bucket: 'audit', prefix: 'a/', pathStyle: false, ca: null, folder: '/case', credentials: 'profile', profile: 'p', sealed: null };

describe('sources fetched from before', () => {
  test('are offered newest first, once each, eight at most, and forgotten when asked to', () => {
    const known = new KnownBuckets(fresh());
    for (let i = 1; i <= 10; i++) known.note({ ...BUCKET, prefix: `${i}/` });
    known.note({ ...BUCKET, prefix: '5/', region: 'other' });
    expect(known.list().map(({ prefix }) => prefix)).toEqual(['5/', '10/', '9/', '8/', '7/', '6/', '4/', '3/']);
    expect(known.find(bucketId({ ...BUCKET, prefix: '5/' }))).toEqual({ ...BUCKET, prefix: '5/', region: 'other' });
    known.forget(bucketId({ ...BUCKET, prefix: '5/' }));
    expect(known.list().map(({ prefix }) => prefix)).not.toContain('5/');
  });

  test('lie in a file for their owner alone, with what is wrong in it left out', () => {
    const path = fresh();
    write(join(path, 'buckets.json'), JSON.stringify([1, null, {}, { ...BUCKET, credentials: 'toString' }, { ...BUCKET, pathStyle: 1 }, BUCKET, { ...BUCKET, bucket: 'x', sealed: 7 }]));
    const known = new KnownBuckets(path);
    expect(known.list()).toEqual([BUCKET, { ...BUCKET, bucket: 'x' }]);
    known.note(BUCKET);
    expect(statSync(join(path, 'buckets.json')).mode & 0o077).toBe(0);
    write(join(path, 'buckets.json'), 'not json');
    expect(known.list()).toEqual([]);
  });
});

describe('the air-gapped setting', () => {
  test('is off until it is set, and comes back as it was set', () => {
    const path = fresh();
    expect(new AirGapSetting(path).read()).toBe(false);
    for (const on of [true, false, true]) {
      expect(new AirGapSetting(path).write(on)).toBe(true);
      expect(new AirGapSetting(path).read()).toBe(on);
    }
    expect(JSON.parse(readFileSync(join(path, 'network.json'), 'utf8'))).toEqual({ airGapped: true });
  });

  test.each(['', '{', 'null', '{"airGapped":"false"}', '{"airGapped":0}', '{"airGapped":false'])('keeps the network closed where its file is damaged: %j', (text) => {
    const path = fresh();
    write(join(path, 'network.json'), text);
    expect(new AirGapSetting(path).read()).toBe(true);
  });

  test('says so where it cannot be kept', () => {
    const path = fresh();
    write(join(path, 'file'), '');
    expect(new AirGapSetting(join(path, 'file')).write(true)).toBe(false);
  });
});
