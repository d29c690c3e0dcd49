import { createHash } from 'node:crypto';
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { CaseObject } from '#core/contract';

import type { Bucket } from '../sources/bucket';
import { folder, write } from '../verification/testing/evidence.fixture';
import { fetchObject } from './fetch-object';
import { CUT, NO_FACTS, bodies, listed, oddBucket, persistent } from './testing/odd-bucket.fixture';

const here = folder();
let count = 0;

const object = (size: number, more: Partial<CaseObject> = {}): CaseObject => ({ ...listed('a.json', { size }), ...NO_FACTS, path: null, sha256: null, state: 'not-fetched', why: null, ...more });

type Fetched = { text: string; sha256: string; bytes: number };

const fetched = (read: Bucket['read'], wanted: CaseObject): Promise<Fetched> => into(join(here, String(++count)), read, wanted);

async function into(path: string, read: Bucket['read'], wanted: CaseObject): Promise<Fetched> {
  let bytes = 0;
  const { sha256 } = await fetchObject(oddBucket({ read }), wanted, path, { persistence: persistent(), told: (more) => (bytes += more), signal: new AbortController().signal });
  return { text: readFileSync(path, 'utf8'), sha256, bytes };
}

const whole = (text: string): object => ({ text, sha256: createHash('sha256').update(text).digest('hex'), bytes: text.length });

describe('an object', () => {
  test('is written as it comes, with its SHA-256', async () => expect(await fetched(bodies({ start: 0, text: 'evidence' }).read, object(8))).toEqual(whole('evidence')));

  test('does not go through a link that lies where its bytes are gathered', async () => {
    const [path, outside] = [join(here, String(++count)), join(here, String(++count))];
    write(outside, 'theirs');
    symlinkSync(outside, path);
    expect(await into(path, bodies({ start: 0, text: 'evidence' }).read, object(8))).toEqual(whole('evidence'));
    expect(readFileSync(outside, 'utf8')).toBe('theirs');
  });

  test('may be empty', async () => expect(await fetched(bodies({ start: 0, text: '' }).read, object(0))).toEqual(whole('')));

  test('is gone on with after a cut, whether it is told or the bytes just end', async () => {
    const { read, orders } = bodies({ start: 0, text: 'evi', error: CUT }, { start: 3, text: 'de' }, { start: 5, text: 'nce' });
    expect(await fetched(read, object(8))).toEqual(whole('evidence'));
    expect(orders).toEqual([0, 3, 5]);
  });

  test('is gone on with where an earlier call ended, by what that noted', async () => {
    const path = join(here, String(++count));
    await expect(into(path, bodies({ start: 0, text: 'evi', error: new Error('ended') }).read, object(8))).rejects.toThrow('ended');
    const { read, orders } = bodies({ start: 3, text: 'dence' });
    expect(await into(path, read, object(8))).toEqual(whole('evidence'));
    expect(orders).toEqual([3]);
  });

  test.each([
    ['there is no note: after a crash, nobody knows what the disk made of it', (path: string) => rmSync(`${path}.known`)],
    ['the bytes are others', (path: string) => write(path, 'EVI')],
    ['there are fewer', (path: string) => write(path, 'ev')],
    ['there are none', (path: string) => rmSync(path)],
    ['the note cannot be read', (path: string) => write(`${path}.known`, '{"length":3')],
    ['the note says nothing', (path: string) => write(`${path}.known`, '{"length":-3,"sha256":7}')],
  ])('begins anew where %s', async (_, happens) => {
    const path = join(here, String(++count));
    await expect(into(path, bodies({ start: 0, text: 'evi', error: new Error('ended') }).read, object(8))).rejects.toThrow('ended');
    happens(path);
    const { read, orders } = bodies({ start: 0, text: 'evidence' });
    expect(await into(path, read, object(8))).toEqual(whole('evidence'));
    expect(orders).toEqual([0]);
  });

  test('begins anew from a server that knows no ranges', async () => expect(await fetched(bodies({ start: 0, text: 'evi' }, { start: 0, text: 'evidence' }).read, object(8))).toEqual(whole('evidence')));

  test('begins anew where neither ETag nor version pins it', async () => {
    const { read, orders } = bodies({ start: 0, text: 'EVI' }, { start: 0, text: 'evidence' });
    expect(await fetched(read, object(8, { etag: null }))).toEqual(whole('evidence'));
    expect(orders).toEqual([0, 0]);
  });

  test('that is longer than it was listed has changed, and is not read to its end', async () => {
    await expect(fetched(bodies({ start: 0, text: 'evidence and more' }).read, object(8))).rejects.toMatchObject({ code: 's3-changed', nature: 'object' });
  });

  describe('whose ETag is an MD5', () => {
    const md5 = createHash('md5').update('evidence').digest('hex');
    const damaged = { start: 0, text: 'evidenze' };
    const good = { start: 0, text: 'evidence' };

    test.each([['as it is', md5], ['in capitals', md5.toUpperCase()]])('is fetched again, whole, where something else came (%s)', async (_, etag) => {
      const { read, orders } = bodies(damaged, damaged, good);
      expect(await fetched(read, object(8, { etag }))).toEqual(whole('evidence'));
      expect(orders).toEqual([0, 0, 0]);
    });

    test('is given up after three times, and nothing of it stays to be gone on with', async () => {
      const path = join(here, String(++count));
      await expect(into(path, bodies(damaged, damaged, damaged).read, object(8, { etag: md5 }))).rejects.toMatchObject({ code: 's3-damaged', nature: 'object', message: expect.stringContaining('3 times') as string });
      expect(readFileSync(path, 'utf8')).toBe('');
    });

    test('is compared over what an earlier call left, too', async () => {
      const path = join(here, String(++count));
      await expect(into(path, bodies({ start: 0, text: 'EVI', error: new Error('ended') }).read, object(8, { etag: md5 }))).rejects.toThrow('ended');
      expect(await into(path, bodies({ start: 3, text: 'dence' }, good).read, object(8, { etag: md5 }))).toEqual(whole('evidence'));
    });

    test.each([['put in parts', `${md5}-1`, null], ['under a key service', '0'.repeat(32), 'aws:kms'], ['of another form', 'e', null]])('is none where it was %s: nothing is compared', async (_, etag, sse) => {
      const read: Bucket['read'] = async (order) => ({ ...(await bodies(good).read(order)), facts: { ...NO_FACTS, sse } });
      expect(await fetched(read, object(8, { etag }))).toEqual(whole('evidence'));
    });

    test('is compared where the store encrypts by itself', async () => {
      const read: Bucket['read'] = async (order) => ({ ...(await bodies(damaged).read(order)), facts: { ...NO_FACTS, sse: 'AES256' } });
      await expect(fetched(read, object(8, { etag: md5 }))).rejects.toMatchObject({ code: 's3-damaged' });
    });
  });

  test('is given up where the connection stays broken', async () => {
    await expect(fetched(bodies(...Array.from({ length: 9 }, () => ({ start: 0, text: '', error: CUT }))).read, object(8))).rejects.toBe(CUT);
  });
});
