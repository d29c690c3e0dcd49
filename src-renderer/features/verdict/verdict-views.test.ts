import { describe, expect, it } from 'vitest';

import type { Claim, Finding } from '#core/assess';
import { NOTHING_SUPPLIED } from '#core/contract';

import { toClaimView, toTrustLines } from './claim-view';
import { countCodes, groupFindings, placeWithin } from './findings-view';
import { toProgressView } from './progress-view';
import { toRefusedView } from './refused-view';
import { toFileFacts } from './subject-view';

const finding = (sequence: number, change: Partial<Finding> = {}): Finding => ({
  code: 'chain-hash-mismatch',
  severity: 'fail',
  message: `Entry ${sequence} does not recompute.`,
  sequence,
  ...change,
});

describe('findings beside the chain', () => {
  it('stand with their consequences under them', () => {
    const link = finding(249, { code: 'prev-hash-mismatch', consequenceOf: 248 });
    const [group, ...rest] = groupFindings([finding(248), link]);
    expect(rest).toEqual([]);
    expect(group?.consequences.map(({ finding: { sequence } }) => sequence)).toEqual([249]);
  });

  it('stand alone when their cause is not listed', () => {
    expect(groupFindings([finding(249, { consequenceOf: 248 })])).toHaveLength(1);
  });

  it('keep their order', () => {
    const groups = groupFindings([finding(9, { consequenceOf: 8 }), finding(3), finding(5)]);
    expect(groups.map(({ finding: { sequence } }) => sequence)).toEqual([9, 3, 5]);
  });

  it('name what was supplied as the window does, not by an option of the command line', () => {
    const [group] = groupFindings([{ code: 'supplied-unreadable', severity: 'indeterminate', message: 'It cannot be used.', field: '--anchors' }]);
    expect(group?.place).toBe('Anchors and proofs');
    expect(groupFindings([finding(31)], (one) => placeWithin('record', one))[0]?.place).toBe('record 31');
  });

  it('count those that were left out', () => {
    const counts = countCodes({ findings: [finding(1), finding(2)], omitted: { 'chain-hash-mismatch': 500 } });
    expect(counts).toMatchObject([{ code: 'chain-hash-mismatch', count: 502, omitted: 500 }]);
  });
});

describe('claims', () => {
  const claim = (name: Claim['claim'], state: Claim['state']): Claim => ({ claim: name, state, because: 'Because.' });

  it('are never green unless proved', () => {
    for (const state of ['attested', 'not-provable', 'refuted'] as const) expect(toClaimView(claim('head', state)).status.tone).not.toBe('pass');
    expect(toClaimView(claim('head', 'proved')).status.tone).toBe('pass');
  });

  it('offer what could prove them, while they are open', () => {
    expect(toClaimView(claim('head', 'not-provable')).offer?.kind).toBe('head');
    expect(toClaimView(claim('head', 'attested')).offer?.kind).toBe('head');
    for (const state of ['proved', 'refuted'] as const) expect(toClaimView(claim('head', state)).offer).toBeNull();
    expect(toClaimView(claim('interior', 'not-provable')).offer).toBeNull();
  });

  it('offer no previous bundle where the chain begins', () => {
    expect(toClaimView(claim('start', 'not-provable'), 7).offer?.kind).toBe('previous');
    expect(toClaimView(claim('start', 'not-provable'), 1).offer).toBeNull();
  });

  it('offer nothing that was supplied already and did not help', () => {
    expect(toClaimView(claim('anchors', 'attested'), 1, ['status']).offer?.kind).toBe('anchors');
    expect(toClaimView(claim('anchors', 'attested'), 1, ['anchors']).offer).toBeNull();
    expect(toClaimView(claim('head', 'not-provable'), 1, ['head']).offer?.kind).toBe('head');
    expect(toClaimView(claim('head', 'not-provable'), 1, ['head', 'status', 'next']).offer).toBeNull();
  });

  it('say in short what is refuted first', () => {
    const lines = toTrustLines([claim('start', 'proved'), claim('interior', 'refuted'), claim('declared-range', 'proved')]);
    expect(lines.map(({ status, claims }) => `${status.word}: ${claims}`)).toEqual(['refuted: interior', 'proved: start, declared range']);
  });
});

describe('progress', () => {
  const evidence = { evidenceId: 1, path: '/e/bundle.json', name: 'bundle.json', bytes: 4_800_000_000, manifestPath: null, supplied: NOTHING_SUPPLIED };

  it('says how far, how fast and what is left', () => {
    const progress = { doneBytes: 1_200_000_000, totalBytes: 4_800_000_000, entries: 2_500_000, elapsedMs: 3000 };
    expect(toProgressView(evidence, 'replaying', progress)).toMatchObject({
      share: 0.25,
      done: '1.1 GiB of 4.5 GiB',
      entries: '2,500,000 entries read',
      rate: '400.0 MB/s, 833,333 entries/s',
      remaining: '9 s left',
    });
  });

  it('promises nothing before it has measured', () => {
    const progress = { doneBytes: 1, totalBytes: 10, entries: 1, elapsedMs: 3 };
    expect(toProgressView(evidence, 'replaying', progress)).toMatchObject({ rate: '', remaining: '' });
  });
});

describe('a refusal', () => {
  const refusal = { code: 'truncated-json', message: 'The file ends inside an entry.', byteOffset: 65884, line: 1, column: 65885, entriesRead: 137 } as const;

  it('gives the place and what could be read, and calls it not verified', () => {
    const view = toRefusedView({ refusal, before: '{"a"', at: '', after: '', firstSequence: 1, lastSequence: 137 });
    expect(view.facts).toEqual([['Byte offset', '65,884'], ['Line', '1'], ['Column', '65,885']]);
    expect(view.read).toBe('137 entries were read before this place, sequences 1 to 137. Read, not verified.');
  });

  it.each([
    ['not-found', 'Nothing of it was read.'],
    ['unreadable-file', 'Nothing of it was read.'],
    ['not-a-bundle', 'Nothing of it was verified.'],
    ['damaged-gzip', 'Nothing of it was verified.'],
  ] as const)('without a place says only of evidence that gave no byte that nothing of it was read: %s', (code, read) => {
    expect(toRefusedView({ refusal: { ...refusal, code, byteOffset: null, line: null, column: null, entriesRead: 0 }, before: '', at: '', after: '', firstSequence: null, lastSequence: null }).read).toBe(read);
  });

  it('shows no place where no byte was read', () => {
    const view = toRefusedView({ refusal: { ...refusal, code: 'not-found', byteOffset: null, line: null, column: null, entriesRead: 0 }, before: '', at: '', after: '', firstSequence: null, lastSequence: null });
    expect(view.facts).toEqual([]);
    expect(view.excerpt).toBeNull();
    expect(view.read).toBe('Nothing of it was read.');
    expect(toFileFacts({ evidenceId: 1, path: '/e/gone.json', name: 'gone.json', bytes: 0, manifestPath: null, supplied: NOTHING_SUPPLIED }, true).map(({ label }) => label)).toEqual(['Manifest']);
  });
});
