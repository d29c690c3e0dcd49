import { describe, expect, it } from 'vitest';

import { readAddress } from '../../state/bucket-address';
import { bucketAtStart } from '../../state/bucket-slice';
import type { BucketForm } from '../../state/bucket-slice';
import { airGapWords, connectionWords, fetchedWords, keepingWords, toFetchView, toFormView } from './bucket-view';

const START = { airGap: null, known: [], heldFor: null };
const KNOWN = { id: 'k', endpoint: 'https://s3.example', region: '', bucket: 'audit', prefix: '', pathStyle: false, ca: null, folder: { id: 'f', path: '/case' }, credentials: 'typed', profile: '', keysKept: true } as const;
const form = (change: Partial<BucketForm>): BucketForm => ({ ...bucketAtStart.bucketForm, bucket: 'audit', folder: { id: 'f', path: '/case' }, ...change });

describe('the dialog', () => {
  it('asks for what is missing, one thing at a time, and then for nothing', () => {
    expect(toFormView(form({ bucket: ' ' }), START, false).missing).toBe('Name a bucket.');
    expect(toFormView(form({ keys: 'typed' }), START, false).missing).toBe('Type an access key and its secret.');
    expect(toFormView(form({ folder: null }), START, false).missing).toBe('Choose the case folder.');
    expect(toFormView(form({ keys: 'typed' }), START, true).missing).toBe('');
    expect(toFormView(form({}), START, false).missing).toBe('');
  });

  it('offers kept and held keys for their own endpoint alone', () => {
    const kinds = (change: Partial<BucketForm>, heldFor: string | null): readonly string[] => toFormView(form(change), { ...START, known: [KNOWN], heldFor }, false).keys.map(({ kind }) => kind);
    expect(kinds({ keptId: 'k', endpoint: 'https://s3.example ' }, null)).toEqual(['kept', 'profile', 'environment', 'typed', 'anonymous']);
    expect(kinds({ keptId: 'k', endpoint: 'https://other.example' }, 'https://s3.example')).toEqual(['profile', 'environment', 'typed', 'anonymous']);
    expect(kinds({}, '')).toEqual(['held', 'profile', 'environment', 'typed', 'anonymous']);
    expect(toFormView(form({ keys: 'kept', keptId: 'k', endpoint: 'https://other.example' }), { ...START, known: [KNOWN] }, false).missing).toBe('Choose whose keys are used.');
  });

  it('warns of a connection that is not encrypted', () => {
    expect(toFormView(form({ endpoint: 'HTTP://s3.example' }), START, false).warning).toContain('not encrypted');
    expect(toFormView(form({ endpoint: 'https://s3.example' }), START, false).warning).toBeNull();
  });

  it('says whether keys are kept, and why not', () => {
    expect(keepingWords(true)).toContain('sealed by the system');
    expect(keepingWords(false)).toContain('they are not kept');
  });

  it.each([
    ['s3://audit/decisions/2026', { bucket: 'audit', prefix: 'decisions/2026' }],
    [' S3://audit ', { bucket: 'audit', prefix: '' }],
    ['s3://audit/', { bucket: 'audit', prefix: '' }],
    ['audit', null],
    ['https://audit/x', null],
  ])('reads a whole address where a bucket is named: %j', (text, address) => {
    expect(readAddress(text)).toEqual(address);
  });
});

describe('a fetch', () => {
  it('says what it does, how far it is, how fast, and what is left', () => {
    const progress = { phase: 'fetching', done: 2, objects: 10, doneBytes: 2 ** 20, totalBytes: 5 * 2 ** 20 } as const;
    expect(toFetchView({ progress, bytesPerSecond: 2 ** 20 }, false)).toEqual({ doing: 'Fetching', share: 0.2, facts: ['2 of 10 objects', '1.0 MiB of 5.0 MiB', '1.0 MB/s', '4 s left'] });
    expect(toFetchView({ progress, bytesPerSecond: null }, false).facts).toEqual(['2 of 10 objects', '1.0 MiB of 5.0 MiB']);
    expect(toFetchView({ progress: { ...progress, totalBytes: 0, doneBytes: 0 }, bytesPerSecond: 0 }, false).share).toBe(1);
    expect(toFetchView({ progress: { phase: 'listing', objects: 1 }, bytesPerSecond: null }, false)).toEqual({ doing: 'Listing', share: null, facts: ['1 object'] });
    expect(toFetchView({ progress: { phase: 'waiting', failures: 1, ms: 3000, because: 'Cut.' }, bytesPerSecond: null }, false).facts).toEqual(['Cut.', 'again in 3 s']);
    expect(toFetchView(null, false).doing).toBe('Connecting');
    expect(toFetchView(null, true).doing).toBe('Cancelling');
  });

  it('names to what the program is connected', () => {
    expect(connectionWords({ host: 's3.example:9000', place: 's3://audit/decisions/' })).toBe('Connected to s3.example:9000 · audit/decisions/');
  });

  it('says what came, and that nothing is known of what did not', () => {
    const fetched = { folder: '/case', objects: 12, bytes: 2048, notFetched: 1, examples: [], setAside: 0, asides: [] };
    expect(fetchedWords(fetched)).toEqual({ aside: null, here: '12 objects (2.0 KiB) lie in the case folder. Tamperscope is offline again.', missing: '1 object was not fetched, and nothing is known of what it holds.' });
    expect(fetchedWords({ ...fetched, notFetched: 0 }).missing).toBeNull();
    expect(fetchedWords({ ...fetched, setAside: 2 }).aside).toBe('2 files of the case folder were not what the record tells. They were set aside, unchanged, and are no part of the archive.');
  });

  it('is not offered by an air-gapped installation, which says by whom it is', () => {
    expect(airGapWords(null)).toBeNull();
    expect(airGapWords('environment')).toContain('TAMPERSCOPE_AIR_GAPPED');
    expect(airGapWords('machine')).toContain('administrator');
    expect(airGapWords('setting')).toContain('air-gapped');
  });
});
