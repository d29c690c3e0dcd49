import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { KnownBuckets, bucketId } from '../settings';
import { folder } from '../verification/testing/evidence.fixture';
import { KeyRing } from './key-ring';

const KEYS = { kind: 'typed', accessKeyId: 'AKIA', secretAccessKey: 'secret' } as const;
const PLACE = { endpoint: 'https://s3.example', bucket: 'audit', prefix: '' };
const KNOWN = { ...PLACE, region: '', pathStyle: false, ca: null, folder: '/case', credentials: 'typed', profile: '' } as const;
/** Not a cipher: enough to see what is sealed and what is not. */
const SEALER = { seal: (text: string) => Buffer.from(text).reverse(), unseal: (sealed: Buffer) => Buffer.from(sealed).reverse().toString() };

let count = 0;
const known = (): KnownBuckets => new KnownBuckets(join(folder(), String(++count)));

describe('keys that were typed', () => {
  test('are used as typed, without the space around them, and not without a secret', () => {
    const typed = { kind: 'typed', accessKeyId: ' AKIA ', secretAccessKey: 'secret\n', sessionToken: '', keep: false } as const;
    expect(new KeyRing(undefined).credentialsOf(typed, '', known())).toEqual({ ok: true, value: KEYS });
    expect(new KeyRing(undefined).credentialsOf({ ...typed, sessionToken: 'token' }, '', known())).toMatchObject({ value: { ...KEYS, sessionToken: 'token' } });
    expect(new KeyRing(undefined).credentialsOf({ ...typed, secretAccessKey: ' ' }, '', known())).toMatchObject({ ok: false, failure: { code: 's3-credentials' } });
  });

  test('are held for the endpoint that they were typed for, and given to no other', () => {
    const ring = new KeyRing(undefined);
    ring.hold(PLACE.endpoint, KEYS);
    expect(ring.credentialsOf({ kind: 'held' }, PLACE.endpoint, known())).toEqual({ ok: true, value: KEYS });
    for (const other of ['', 'https://s3.example.evil', 'http://s3.example']) expect(ring.credentialsOf({ kind: 'held' }, other, known())).toMatchObject({ ok: false });
    ring.drop();
    expect(ring.credentialsOf({ kind: 'held' }, PLACE.endpoint, known())).toMatchObject({ ok: false });
  });

  test('are kept sealed, for their endpoint alone, and opened by the system that sealed them', () => {
    const sources = known();
    const ring = new KeyRing(SEALER);
    const sealed = ring.seal(KEYS);
    expect(Buffer.from(sealed ?? '', 'base64').toString()).not.toContain('secret');
    sources.note({ ...KNOWN, sealed });
    const kept = { kind: 'kept', id: bucketId(PLACE) } as const;
    expect(ring.credentialsOf(kept, PLACE.endpoint, sources)).toEqual({ ok: true, value: KEYS });
    expect(ring.credentialsOf(kept, 'https://elsewhere.example', sources)).toMatchObject({ ok: false, failure: { code: 's3-credentials' } });
    expect(new KeyRing({ ...SEALER, unseal: () => { throw new Error('another user'); } }).credentialsOf(kept, PLACE.endpoint, sources)).toMatchObject({ ok: false });
    expect(new KeyRing({ ...SEALER, unseal: () => '{"accessKeyId":1}' }).credentialsOf(kept, PLACE.endpoint, sources)).toMatchObject({ ok: false });
  });

  test('are not kept where the system cannot seal', () => {
    expect(new KeyRing(undefined).seal(KEYS)).toBeNull();
  });
});
