import { describe, expect, it } from 'vitest';

import { NOTHING_SUPPLIED, SUPPLIED_KINDS } from '#core/contract';
import type { Finding } from '#core/assess';

import { nameOf, toSuppliedThingView } from './supplied-view';
import { toSupplyRows } from './supply-view';

const HEAD = 'a'.repeat(64);

describe('the rows of the dialog', () => {
  it('are one for each kind, each with its purpose, and nothing supplied at first', () => {
    const rows = toSupplyRows(NOTHING_SUPPLIED, []);
    expect(rows.map(({ kind }) => kind)).toEqual(SUPPLIED_KINDS);
    expect(new Set(rows.map(({ purpose }) => purpose)).size).toBe(rows.length);
    expect(rows.every(({ given, trouble }) => given === null && trouble === null)).toBe(true);
  });

  it('name what is supplied: a file by its name, a head as it was typed', () => {
    const rows = toSupplyRows({ ...NOTHING_SUPPLIED, head: HEAD, status: '/case/answers/status.json', trust: 'C:\\roots\\' }, []);
    const given = Object.fromEntries(rows.map((row) => [row.kind, row.given]));
    expect(given).toMatchObject({ head: { name: HEAD, path: null }, status: { name: 'status.json', path: '/case/answers/status.json' }, trust: { name: 'roots' }, next: null });
  });

  it('keep the erasure register until there are traces', () => {
    const blocked = (traces: string | null) => toSupplyRows({ ...NOTHING_SUPPLIED, traces }, []).find(({ kind }) => kind === 'erasures')?.blocked;
    expect(blocked(null)).toBe('Needs the decision traces');
    expect(blocked('/t')).toBeNull();
  });

  it('say what the verdict says of the supplied thing itself, and of nothing that is not supplied', () => {
    const finding: Finding = { code: 'manifest-unreadable', severity: 'indeterminate', message: 'It is no JSON.', field: '--status' };
    const trouble = (status: string | null) => toSupplyRows({ ...NOTHING_SUPPLIED, status }, [finding]).find(({ kind }) => kind === 'status')?.trouble;
    expect(trouble('/s')).toBe('It is no JSON.');
    expect(trouble(null)).toBeNull();
  });
});

describe('what is supplied, in the panel', () => {
  const file = { path: '/c/s.json', bytes: 2048, sha256: HEAD };

  it('is a file with size and digest', () => {
    expect(toSuppliedThingView({ kind: 'status', given: '/c/s.json', folder: false, files: [file], fileCount: 1, totalBytes: 2048, listSha256: null })).toMatchObject({ name: 's.json', size: '2.0 KiB', digest: { label: 'SHA-256', value: HEAD } });
  });

  it('is a folder with the number of its files and the digest of their list', () => {
    const view = toSuppliedThingView({ kind: 'traces', given: '/c/traces', folder: true, files: [file], fileCount: 3000, totalBytes: 10, listSha256: HEAD });
    expect(view).toMatchObject({ name: 'traces', size: '3,000 files, 10 bytes', digest: { label: 'List SHA-256' } });
  });

  it('is a head as it was typed', () => {
    expect(toSuppliedThingView({ kind: 'head', given: HEAD, folder: false, files: [], fileCount: 0, totalBytes: 0, listSha256: null })).toMatchObject({ name: HEAD, digest: null, size: '' });
  });
});

it('a path is named by its last part, on any system', () => {
  expect(['/a/b', '/a/b/', 'C:\\a\\b', 'b', '/'].map(nameOf)).toEqual(['b', 'b', 'b', 'b', '/']);
});
