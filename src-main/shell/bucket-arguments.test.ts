import { describe, expect, test } from 'vitest';

import { parseCall } from './arguments';
import { parseBucket, parseFetch } from './bucket-arguments';

const SOURCE = { endpoint: null, region: null, bucket: 'b', prefix: 'p/q', pathStyle: false, ca: null, credentials: { kind: 'profile', profile: null } };

describe('an archive in a bucket', () => {
  test('is named by an address, whose prefix is taken as it stands', () => {
    expect(parseBucket('s3://b/p/q', {}, {})).toEqual({ source: SOURCE, caseFolder: null });
    expect(parseBucket('S3://b', {}, {})).toMatchObject({ source: { bucket: 'b', prefix: '' } });
    expect(parseBucket('s3://b/a%20b//c', {}, {})).toMatchObject({ source: { prefix: 'a%20b//c' } });
  });

  test('may have all its options', () => {
    const values = { endpoint: 'https://e', region: 'r', 'path-style': true, profile: 'P', ca: 'ca.pem', 'case-folder': 'D' };
    expect(parseBucket('s3://b/p/q', values, {})).toEqual({ source: { ...SOURCE, endpoint: 'https://e', region: 'r', pathStyle: true, ca: 'ca.pem', credentials: { kind: 'profile', profile: 'P' } }, caseFolder: 'D' });
  });

  test.each([
    ['none, where that is said', { anonymous: true }, { AWS_ACCESS_KEY_ID: 'A' }, { kind: 'anonymous' }],
    ["the environment's", {}, { AWS_ACCESS_KEY_ID: 'A' }, { kind: 'environment' }],
    ["a named profile's before the environment's", { profile: 'P' }, { AWS_ACCESS_KEY_ID: 'A' }, { kind: 'profile', profile: 'P' }],
    ["the environment's profile's before its keys", {}, { AWS_ACCESS_KEY_ID: 'A', AWS_PROFILE: 'P' }, { kind: 'profile', profile: null }],
    ["the default profile's", {}, { AWS_ACCESS_KEY_ID: '' }, { kind: 'profile', profile: null }],
  ])('is read with keys: %s', (_, values, environment, credentials) => expect(parseBucket('s3://b', values, environment)).toMatchObject({ source: { credentials } }));

  test.each([
    ['s3://', {}, 'An archive in a bucket is named s3://BUCKET/PREFIX. Given: "s3://".'],
    ['s3:/b', {}, 'An archive in a bucket is named'],
    ['s3://b', { endpoint: '' }, '--endpoint needs a value.'],
    ['s3://b', { profile: 'P', anonymous: true }, '--profile and --anonymous exclude each other.'],
    ['folder', { 'case-folder': 'D' }, '--case-folder belongs to an archive in a bucket: s3://BUCKET/PREFIX.'],
  ])('is not understood as %s %j', (evidence, values, sentence) => expect(parseBucket(evidence, values, {})).toContain(sentence));

  test('is verified like any other evidence', () => {
    expect(parseCall(['verify', 's3://b/p', '--from', '2026-05-06', '--path-style', '--json'])).toMatchObject({ kind: 'verify', call: { bucket: { source: { bucket: 'b', prefix: 'p', pathStyle: true } }, archive: { from: '2026-05-06' }, json: true } });
    expect(parseCall(['verify', 'folder'])).toMatchObject({ call: { bucket: null } });
  });

  test('takes no key as an option, where everybody on the machine could see it', () => {
    expect(parseCall(['verify', 's3://b', '--secret-access-key', 'x'])).toMatchObject({ kind: 'wrong' });
  });
});

describe('fetch', () => {
  test('names an archive and a folder', () => {
    expect(parseFetch(['fetch', 's3://b/p/q', '--case-folder', 'D', '--to', '2026-05-06'], {})).toEqual({ kind: 'fetch', call: { source: SOURCE, caseFolder: 'D', from: null, to: '2026-05-06', json: false } });
  });

  test.each([
    [['fetch', 's3://b'], 'fetch needs a folder to put the objects in: --case-folder DIR.'],
    [['fetch', 'folder', '--case-folder', 'D'], 'fetch needs an archive in a bucket'],
    [['fetch'], 'fetch needs an archive in a bucket'],
    [['fetch', 's3://b', 's3://c', '--case-folder', 'D'], '"s3://c" is one too many.'],
    [['fetch', 's3://b', '--case-folder', 'D', '--from', 'May'], '--from needs a date'],
    [['fetch', 's3://b', '--case-folder', 'D', '--case-folder', 'E'], '--case-folder stands twice.'],
    [['fetch', 's3://b', '--case-folder', 'D', '--recipe', 'x'], "Unknown option '--recipe'."],
  ])('%j is not understood', (words, sentence) => {
    const parsed = parseFetch(words, {});
    expect(parsed.kind === 'wrong' ? parsed.because : parsed.kind).toContain(sentence);
  });
});
