import { describe, expect, test } from 'vitest';

import type { CaseObject, CaseRecord } from '#core/contract';

import { FetchLine } from './fetch-line';
import { summariseFetch, summariseNotFetched, summariseSetAside } from './fetch-summary';

const object = (key: string, more: Partial<CaseObject> = {}): CaseObject => ({ key, versionId: 'v', isLatest: true, deleteMarker: false, etag: 'e', size: 10, lastModified: null, sse: null, lockMode: null, retainUntil: null, legalHold: null, path: key, sha256: 'a'.repeat(64), state: 'fetched', why: null, ...more });
const record = (objects: readonly CaseObject[], source: Partial<CaseRecord['source']> = {}): CaseRecord => ({
  schema: 'tamperscope.case/1',
  source: { kind: 's3', endpoint: 'https://s3.example', region: 'r', bucket: 'b', prefix: 'p/', pathStyle: true, versioning: 'enabled', credentials: 'typed', listedAt: '', fetchedAt: '', ...source },
  objects,
});

describe('what was fetched', () => {
  test('is told in a sentence', () => expect(summariseFetch(record([object('a.json')]), '/case')).toBe('1 object (10 bytes) from s3://b/p/ at https://s3.example in /case.'));

  test('is told with older versions, delete markers and what was left aside', () => {
    const objects = [object('a.json'), object('a.json', { isLatest: false }), object('b', { deleteMarker: true, state: 'not-asked' }), object('c.txt', { state: 'not-asked' })];
    expect(summariseFetch(record(objects), '/case')).toContain('/case; 1 of them is an older version, 1 delete marker in the bucket, 1 other object was not asked for.');
  });

  test('is told with what nobody could see or protect', () => {
    expect(summariseFetch(record([object('a.json', { versionId: null })], { versioning: 'unknown', endpoint: 'http://s3.example' }), '/case')).toContain('older versions, if there are any, were not listed, the connection was not encrypted: on their way, anybody could read or change them.');
  });

  test('is told with what was set aside by this fetch, and by none before it', () => {
    const aside = (at: string, was: string): NonNullable<CaseRecord['setAside']>[number] => ({ path: `set-aside/${was}.1`, was, sha256: null, at });
    const before = { ...record([object('a.json')], { listedAt: '2026-05-07T00:00:00.000Z' }), setAside: [aside('2026-05-06T23:59:59.999Z', 'a.json')] };
    expect(summariseSetAside(before)).toBe('');
    expect(summariseSetAside({ ...before, setAside: [...before.setAside, aside('2026-05-07T00:00:01.000Z', 'b\u001b.json')] })).toBe(
      'tamperscope: 1 file of the case folder was not what the record tells, and set aside, unchanged:\n  b⟨U+001B⟩.json is now set-aside/b⟨U+001B⟩.json.1\n',
    );
  });

  test('is told with what could not be had, at most ten of it', () => {
    expect(summariseNotFetched(record([object('a.json')]))).toBe('');
    const missing = Array.from({ length: 12 }, (_, index) => object(`${index}\u001b[2J.json`, { state: 'not-fetched', why: 'The object changed.' }));
    const lines = summariseNotFetched(record(missing)).split('\n');
    expect(lines[0]).toBe('tamperscope: 12 objects were not fetched, and nothing is known of what they hold:');
    expect(lines[1]).not.toContain('\u001b');
    expect(lines.slice(11)).toEqual(['  … 2 more', '']);
  });
});

describe('while objects come', () => {
  const told = (isTTY: boolean): { line: FetchLine; written: string[] } => {
    const written: string[] = [];
    let now = 0;
    return { line: new FetchLine({ isTTY, write: (text: unknown) => written.push(String(text)) > 0 }, () => (now += 2000)), written };
  };
  const fetching = { phase: 'fetching', done: 1, objects: 4, doneBytes: 1e6, totalBytes: 4e6 } as const;

  test('a terminal sees how far', () => {
    const { line, written } = told(true);
    line.told({ phase: 'listing', objects: 1000 });
    line.told(fetching);
    expect(written.map((text) => text.slice(4))).toEqual(['listing  1000 objects', 'fetching  25 %  1 of 4 objects  0.3 MB/s  12 s left']);
  });

  test('a file sees only that something is tried again', () => {
    const { line, written } = told(false);
    line.told(fetching);
    line.told({ phase: 'waiting', failures: 1, ms: 500, because: 'The connection was cut.' });
    expect(written).toEqual(['tamperscope: The connection was cut. Trying again in 0.5 s.\n']);
  });
});
