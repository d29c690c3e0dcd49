import { describe, expect, it } from 'vitest';

import type { ArchiveFindingView } from '#core/contract';

import { Board } from '../../state/board';
import { folderOfArchive, toArchiveFacts, toArchiveHeadline, toArchiveProgress } from './archive-view';
import { findingsAbout, placeInArchive, seamSentence } from './day-view';

const board = new Board();
board.add(0, 3, [{ date: '2026-05-06', bundle: '2026-05-06/bundle.json' }, { date: '2026-05-07', bundle: '2026-05-07/bundle.json' }, { date: null, bundle: 'extra.json' }]);
board.judge([{ before: 0, after: 1, kind: 'broken', proves: true }]);

describe('the head of an archive', () => {
  it('has no colour of a verdict while there is none', () => {
    const works = [{ phase: 'listing', found: 0 }, { phase: 'reading', total: 3, again: null, progress: null }, { phase: 'stopped' }, { phase: 'failed', failure: { code: 'worker-died', sentence: '' } }] as const;
    for (const work of works) expect(['calm', 'warn']).toContain(toArchiveHeadline(work).tone);
  });

  it('says so when all bundles are read once more', () => {
    const work = { phase: 'reading', total: 3, again: 'adjudon-decision/text', progress: null } as const;
    expect(toArchiveHeadline(work).headline).toBe('Replaying the archive once more');
    expect(toArchiveProgress(work).doing).toBe('Reading all bundles again by adjudon-decision/text');
  });

  it('names bundles and dates before anything was read', () => {
    expect(toArchiveFacts({ phase: 'reading', total: 3, again: null, progress: null }, board)).toEqual([
      { label: 'Bundles', text: '3', note: '1 without a date' },
      { label: 'Dates', text: '6 May 2026 to 7 May 2026' },
    ]);
  });

  it('names the bucket that a case folder was fetched from', () => {
    const source = { kind: 's3', endpoint: 'https://s3.example', region: 'eu', bucket: 'audit', prefix: 'days/', pathStyle: true, versioning: 'off', credentials: 'profile', listedAt: '2026-05-10T08:00:00Z', fetchedAt: null } as const;
    const replay = { verified: true, ok: true, totalChecked: 0, lastValidSequence: null, brokenAtSequence: null, brokenReason: null, durationMs: 1, verifiedAt: '2026-05-10T09:00:00Z' };
    const subject = { fromDate: null, toDate: null, bundleCount: 0, entryCount: 0, bytes: 0, fromSequence: null, toSequence: null, organizationIds: [] };
    const examination = { conclusion: 'passed', headline: '', replay, findings: [], omitted: {}, claims: [], recipe: null, subject, controls: { seeded: 0, bundles: 0 }, seams: [], alsoBroken: [], absent: [], source } as const;
    expect(toArchiveFacts({ phase: 'judged', examination }, board)).toContainEqual({ label: 'Fetched from', text: 's3://audit/days/', mono: true, note: 'https://s3.example, the fetch was not finished' });
  });

  it('names the folder that it lies in', () => {
    const info = { archiveId: 1, newestFirst: false, asked: { from: null, to: null }, digestsPath: null, recipe: null };
    expect(folderOfArchive({ ...info, path: '/evidence/decisions', name: 'decisions' })).toBe('/evidence');
    expect(folderOfArchive({ ...info, path: '/decisions', name: 'decisions' })).toBe('/');
    expect(folderOfArchive({ ...info, path: 'C:\\e\\decisions', name: 'decisions' })).toBe('C:\\e');
  });

  it('says how far, how fast and how long still, once that means anything', () => {
    const progress = { done: 500, total: 2000, bytes: 100_000_000, entries: 500_000, elapsedMs: 5000 };
    expect(toArchiveProgress({ phase: 'reading', total: 2000, again: null, progress })).toMatchObject({
      share: 0.25, done: '500 of 2,000 bundles', entries: '500,000 entries, 95.4 MiB', rate: '100 bundles/s, 20.0 MB/s', remaining: '15 s left',
    });
    expect(toArchiveProgress({ phase: 'reading', total: 2000, again: null, progress: { ...progress, elapsedMs: 10 } })).toMatchObject({ rate: '', remaining: '' });
  });
});

describe('what is said of a day', () => {
  const finding = (change: Partial<ArchiveFindingView>): ArchiveFindingView => ({ code: 'seam-mismatch', severity: 'fail', message: 'It does not link.', ...change });

  it('is every finding about its bundle, the seam behind it among them, or about its date where there is no bundle', () => {
    const findings = [finding({ bundle: 1, otherBundle: 0, date: '2026-05-07' }), finding({ date: '2026-05-08' }), finding({})];
    expect(findingsAbout(findings, 0, '2026-05-06')).toEqual([findings[0]]);
    expect(findingsAbout(findings, 1, '2026-05-07')).toEqual([findings[0]]);
    expect(findingsAbout(findings, null, '2026-05-08')).toEqual([findings[1]]);
  });

  it('names the bundle that it does not follow', () => {
    expect(seamSentence(board, 1)).toBe('It does not link to the bundle before it: 6 May 2026.');
    expect(seamSentence(board, 0)).toBeNull();
  });

  it('stands at its day and entry, or at its path', () => {
    expect(placeInArchive(board, finding({ bundle: 1, sequence: 8 }))).toBe('2026-05-07 · entry 8');
    expect(placeInArchive(board, finding({ bundle: 2 }))).toBe('extra.json');
    expect(placeInArchive(board, finding({}))).toBeNull();
  });
});
