import { describe, expect, test } from 'vitest';

import { networkWords } from './network-words';

const AT = { host: 's3.example', place: 's3://audit/2026/', from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T10:05:00.000Z' };

describe('what the report says of the network', () => {
  test('is that no connection was opened, where none was', () => {
    expect(networkWords([])).toBe('The program worked offline: name resolution, every request of its window but those for its own pages, and all permissions are denied, and it opens a connection only to fetch an archive from a bucket that the examiner names. In this run it opened none.');
  });

  test('is to where and when it was connected, and what for', () => {
    const words = networkWords([AT]);
    expect(words).toContain("connected, by the examiner's choice, to s3.example (s3://audit/2026/), from 2026-11-21T10:00:00.000Z to 2026-11-21T10:05:00.000Z.");
    expect(words).toContain('put what it fetched into a case folder; verification reads files on this machine alone');
    expect(words).not.toContain('it opened none');
  });

  test('names each place once, with how often, and a connection that is open still', () => {
    const again = { ...AT, from: '2026-11-21T11:00:00.000Z', to: '2026-11-21T11:01:00.000Z' };
    const now = { host: 'other.example', place: 's3://copy/', from: '2026-11-21T12:00:00.000Z', to: null };
    expect(networkWords([AT, again, now])).toContain(
      'to s3.example (s3://audit/2026/), 2 times between 2026-11-21T10:00:00.000Z and 2026-11-21T11:01:00.000Z; and to other.example (s3://copy/), since 2026-11-21T12:00:00.000Z and still so when this report was ordered.',
    );
  });
});
