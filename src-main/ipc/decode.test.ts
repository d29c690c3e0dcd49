import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Channel, Request } from '#core/contract';

import { decoders } from './decode';

const DETAILS = { caseId: 'C', client: '', examiner: 'E', role: '', authority: '', scope: '', reviewer: '' };
const ORDER = { endpoint: 'https://s3.example', region: '', bucket: 'audit', prefix: 'decisions/', pathStyle: true, ca: '', folder: 'path-1', from: '2026-05-01', to: '' };
const SAMPLES: { readonly [C in Channel]: readonly Request<C>[] } = {
  'app:start': [null],
  'evidence:choose': [{ folder: false }, { folder: true }],
  'evidence:drop': [{ paths: [] }, { paths: ['/a.json', '/b.json'] }],
  'evidence:recent': [{ id: 'abc' }],
  'evidence:sample': [{ which: 'intact' }, { which: 'broken' }],
  'evidence:close': [null],
  'evidence:again': [{ evidenceId: 1 }],
  'evidence:ask': [{ evidenceId: 1, start: '2026-05-06T00:00:00Z', end: '2026-05-07T00:00:00Z', tenant: 'acme' }],
  'supply:choose': [{ evidenceId: 1, kind: 'status', folder: false }, { evidenceId: 1, kind: 'traces', folder: true }],
  'supply:head': [{ evidenceId: 1, head: 'a'.repeat(64) }],
  'supply:remove': [{ evidenceId: 1, kind: 'head' }, { evidenceId: 1, kind: 'trust' }],
  'evidence:page': [{ evidenceId: 1, filter: 'all', from: 0, count: 100 }, { evidenceId: 1, filter: 'fail', from: 5, count: 0 }, { evidenceId: 1, filter: 'found', from: 4_294_967_295, count: 1 }],
  'evidence:entry': [{ evidenceId: 1, position: 0 }],
  'evidence:payload': [{ evidenceId: 1, position: 0, first: -1, second: -1 }, { evidenceId: 1, position: 3, first: 0, second: 19 }],
  'evidence:overview': [{ evidenceId: 1, slices: 300 }],
  'evidence:locate': [{ evidenceId: 1, sequence: '1180591620717411303424' }],
  'evidence:next-sought': [{ evidenceId: 1, position: -1, backwards: false }, { evidenceId: 1, position: 7, backwards: true }],
  'evidence:place-in': [{ evidenceId: 1, filter: 'fail', position: 3 }],
  'evidence:search': [{ evidenceId: 1, prefix: 'trace_' }],
  'evidence:search-stop': [{ evidenceId: 1 }],
  'compare:choose': [{ folders: false }, { folders: true }],
  'compare:bundles': [{ archiveId: 1, a: 0, b: 2556 }],
  'compare:again': [{ comparisonId: 1 }],
  'compare:difference': [{ comparisonId: 1, index: 999 }],
  'compare:neighbour': [{ comparisonId: 1, side: 'previous' }, { comparisonId: 1, side: 'next' }],
  'compare:open': [{ comparisonId: 1, which: 'a' }, { comparisonId: 1, which: 'b' }],
  'compare:close': [null],
  'archive:open-day': [{ archiveId: 1, index: 0 }],
  'archive:board': [{ archiveId: 1 }],
  'archive:day': [{ archiveId: 1, index: 99_999 }],
  'archive:order': [{ archiveId: 1, newestFirst: true }, { archiveId: 1, newestFirst: false }],
  'archive:stop': [{ archiveId: 1 }],
  'archive:recipe': [{ archiveId: 1, recipe: 'adjudon-decision/pipe' }],
  'archive:ask': [{ archiveId: 1, from: '2026-05-06', to: '' }],
  'archive:digests': [{ archiveId: 1, choose: 'file' }, { archiveId: 1, choose: 'none' }],
  'archive:again': [{ archiveId: 1 }],
  'bucket:choose': [{ what: 'ca' }, { what: 'folder' }],
  'bucket:fetch': [
    { ...ORDER, keys: { kind: 'anonymous' } },
    { ...ORDER, keys: { kind: 'environment' } },
    { ...ORDER, keys: { kind: 'held' } },
    { ...ORDER, keys: { kind: 'kept', id: 'source-1' } },
    { ...ORDER, keys: { kind: 'profile', profile: null } },
    { ...ORDER, keys: { kind: 'profile', profile: 'audit' } },
    { ...ORDER, keys: { kind: 'typed', accessKeyId: 'A', secretAccessKey: 'S', sessionToken: '', keep: false } },
  ],
  'bucket:stop': [null],
  'bucket:open': [null],
  'bucket:forget': [{ id: 'source-1' }],
  'bucket:air-gap': [{ on: true }, { on: false }],
  'report:identity': [null],
  'report:export': [
    { evidenceId: 1, details: DETAILS, signing: { kind: 'one-time' } },
    { evidenceId: 1, details: DETAILS, signing: { kind: 'made', passphrase: null } },
    { evidenceId: 1, details: DETAILS, signing: { kind: 'made', passphrase: '' } },
    { evidenceId: 1, details: DETAILS, signing: { kind: 'file', id: 'file-1', passphrase: 'p' } },
  ],
  'report:export-archive': [{ archiveId: 1, details: DETAILS, signing: { kind: 'one-time' } }],
  'report:reveal': [{ reportId: 'TS-1' }],
  'clipboard:write': [{ text: 'x'.repeat(65_536) }],
};
const channels = Object.keys(SAMPLES) as Channel[];
const decode = (channel: Channel, value: unknown): unknown => decoders[channel](value);

/** Every place in a request, as the path of keys to it. */
function places(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => places(member, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((member: unknown, index) => (String(index) === key ? replaced(member, rest, by) : member));
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, member]) => [name, name === key ? replaced(member, rest, by) : member]));
}

function without(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  return Object.fromEntries(Object.entries(value ?? {}).flatMap(([name, member]) => (name !== key ? [[name, member]] : rest.length === 0 ? [] : [[name, without(member, rest)]])));
}

describe.each(channels)('%s', (channel) => {
  test('takes every request that it declares, as it is', () => {
    for (const request of SAMPLES[channel]) expect(decode(channel, structuredClone(request))).toEqual(request);
  });

  test('drops what it does not declare', () => {
    for (const request of SAMPLES[channel]) if (request !== null) expect(decode(channel, { ...request, extra: 1, ['__proto__']: { x: 1 } })).toEqual(request);
  });

  test('refuses another type anywhere, and a member that is missing', () => {
    for (const request of SAMPLES[channel]) {
      for (const path of places(request)) {
        const there = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], request);
        const kind = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
        const others = [undefined, true, 'x', 1, 1.5, {}, [], [1], new Date(0), new Map()].filter((other) => kind(other) !== kind(there));
        // A made identity's passphrase may be text or nothing, and so may a profile.
        const isPassphrase = path.at(-1) === 'passphrase' || path.at(-1) === 'profile';
        for (const other of others) if (!(isPassphrase && typeof other === 'string')) expect([path, other, decode(channel, replaced(request, path, other))]).toEqual([path, other, undefined]);
        if (path.length > 0 && !path.includes('paths')) expect([path, decode(channel, without(request, path))]).toEqual([path, undefined]);
        if (path[0] === 'paths' && path.length === 1) expect(decode(channel, {})).toBeUndefined();
      }
    }
  });

  test('whatever it takes, it has the declared form; and nothing makes it throw', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true, withDate: true, withMap: true }), (value) => {
        const decoded = decode(channel, value);
        if (decoded === undefined) return;
        if (SAMPLES[channel][0] === null) expect(decoded).toBeNull();
        else expect(Object.keys(decoded ?? {}).sort()).toEqual(Object.keys(SAMPLES[channel][0] ?? {}).sort());
      }),
      { numRuns: 300 },
    );
  });
});

test('numbers are whole, safe and not negative; texts and lists have their limits', () => {
  const page = { evidenceId: 1, filter: 'all', from: 0, count: 1 };
  for (const wrong of [-1, 0.5, NaN, Infinity, 2 ** 53]) expect(decode('evidence:page', { ...page, from: wrong })).toBeUndefined();
  expect(decode('evidence:next-sought', { evidenceId: 1, position: -2, backwards: true })).toBeUndefined();
  expect(decode('evidence:page', { ...page, filter: 'toString' })).toBeUndefined();
  expect(decode('evidence:sample', { which: '../../etc/passwd' })).toBeUndefined();
  for (const kind of ['toString', '/etc/passwd', 'HEAD', '']) expect(decode('supply:remove', { evidenceId: 1, kind })).toBeUndefined();
  expect(decode('supply:choose', { evidenceId: 1, kind: 'head', folder: false })).toBeUndefined();
  expect(decode('supply:head', { evidenceId: 1, head: 'a'.repeat(4097) })).toBeUndefined();
  expect(decode('evidence:search', { evidenceId: 1, prefix: 'x'.repeat(4097) })).toBeUndefined();
  expect(decode('evidence:drop', { paths: Array.from({ length: 1001 }, () => 'x') })).toBeUndefined();
  expect(decode('evidence:drop', { paths: new Array(1) })).toBeUndefined();
  expect(decode('clipboard:write', { text: 'x'.repeat(2 ** 20 + 1) })).toBeUndefined();
  expect(decode('report:export', { evidenceId: 1, details: DETAILS, signing: { kind: 'file', id: 'x', passphrase: null } })).toBeUndefined();
});
