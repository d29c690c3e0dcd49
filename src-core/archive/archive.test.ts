import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { examine } from '../assess/examine.fixture';
import { bundleBytes, makeChain, recomputeFrom, sha256 } from '../replay/chain.fixture';
import type { ChainEntry } from '../replay/chain.fixture';
import { archiveHeadline, dateIn, parseDate } from './index';
import type { ArchiveVerdict, CaseFacts } from './index';
import { judged, replayed } from './judged.fixture';

const DAMAGES: readonly ((entry: ChainEntry) => Partial<ChainEntry>)[] = [
  () => ({}), () => ({ payloadDigest: sha256('x') }), () => ({ prevHash: sha256('elsewhere') }), () => ({ chainHash: sha256('y') }), () => ({ createdAt: '2026-05-06T09:00:00Z' }),
];
const damagedChain = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.array(fc.tuple(fc.nat({ max: 11 }), fc.constantFrom(...DAMAGES)), { maxLength: 3 }))
  .map(([length, damages]) => damages.reduce((chain, [at, damage]) => chain.map((entry, index) => (index === at % length ? { ...entry, ...damage(entry) } : entry)), makeChain(length)));

describe('an archive', () => {
  test('answers the replay as one bundle of all entries does, however the chain was cut into bundles', () => {
    fc.assert(
      fc.property(damagedChain, fc.array(fc.nat({ max: 12 }), { maxLength: 5 }), (chain, cuts) => {
        const ends = [...new Set([0, ...cuts.map((cut) => cut % (chain.length + 1)), chain.length])].sort((a, b) => a - b);
        const parts = ends.slice(1).map((end, index) => chain.slice(ends[index], end));
        const whole = examine(bundleBytes(chain), { recipe: 'adjudon-decision/text' }).verdict;
        const archive = judged(parts.map((part, index) => replayed(`part-${index}.json`, null, part)).reverse());
        expect({ ...archive.replay, verifiedAt: '' }).toStrictEqual({ ...whole?.replay, verifiedAt: '' });
        const interior = (claims: readonly { claim: string; state: string }[]): string | undefined => claims.find(({ claim }) => claim === 'interior')?.state;
        expect(interior(archive.claims)).toBe(interior(whole?.claims ?? []));
        expect(archive.conclusion).toBe(whole?.conclusion);
      }),
      { numRuns: 300 },
    );
  });

  test('passes only where no bundle fails and nothing is missing between them', () => {
    const chain = makeChain(9);
    const parts = [chain.slice(0, 3), chain.slice(3, 6), chain.slice(6)];
    const bundles = parts.map((part, index) => replayed(`${index}.json`, null, part));
    expect(judged(bundles)).toMatchObject({ conclusion: 'passed', replay: { verified: true, totalChecked: 9 } });
    expect(judged([bundles[0]!, bundles[2]!])).toMatchObject({ conclusion: 'indeterminate', replay: { verified: false, brokenAtSequence: null } });
  });

  test('counts how its bundles lie to each other, and says what digests kept elsewhere say of each', () => {
    const chain = makeChain(8);
    const bundles = [replayed('0', '2026-05-06', chain.slice(0, 3)), replayed('1', '2026-05-07', chain.slice(3, 5)), replayed('2', '2026-05-08', chain.slice(6))];
    expect(judged(bundles)).toMatchObject({ seams: { linked: 1, broken: 0, gaps: 1, inExportWindow: 0, overlaps: 0, conflicts: 0 } });
    const strange = [bundles[0]!, replayed('1', '2026-05-07', makeChain(5).slice(3).map((entry) => ({ ...entry, prevHash: sha256('x') })))];
    expect(judged(strange)).toMatchObject({ seams: { linked: 0, broken: 1, gaps: 0 } });
    expect(judged(bundles).days.map(({ elsewhere }) => elsewhere)).toEqual([undefined, undefined, undefined]);
    const own = bundles[0]!.outcome.kind === 'verified' ? bundles[0]!.outcome.verdict.subject.sha256 : '';
    const digests = new Map([['2026-05-06', [new Set([own])]], ['2026-05-07', [new Set([sha256('other')])]]]);
    expect(judged(bundles, { from: null, to: null }, digests).days.map(({ elsewhere }) => elsewhere)).toEqual(['confirms', 'contradicts', 'says-nothing']);
  });

  test('holds nothing when it holds no bundle, and says so', () => {
    expect(judged([])).toMatchObject({ conclusion: 'indeterminate', replay: { verified: false, totalChecked: 0 }, subject: { bundleCount: 0 }, findings: [{ code: 'empty-bundle' }] });
  });

  test('lists the first 1,000 missing dates, and counts those of centuries', () => {
    const chain = makeChain(2);
    const verdict = judged([replayed('a', '0001-01-01', chain.slice(0, 1)), replayed('b', '9999-12-31', chain.slice(1))]);
    expect(verdict.findings.filter(({ code }) => code === 'missing-day')).toHaveLength(1000);
    // 3,652,059 days in all, less the two that hold a bundle; and two manifests are missing.
    expect(verdict.omitted).toEqual({ 'missing-day': 3_652_059 - 2 + 2 - 1000 });
  });

  test('leaves both bundles open at a seam that does not hold, however each came out alone, and fails itself', () => {
    const chain = makeChain(9);
    const parts = [chain.slice(0, 3), recomputeFrom(chain.map((entry, index) => (index === 4 ? { ...entry, payloadDigest: sha256('forged') } : entry)), 4).slice(3, 6), chain.slice(6)];
    const verdict = judged(parts.map((part, index) => replayed(`${index}.json`, null, part)));
    expect(verdict).toMatchObject({ conclusion: 'failed', seams: { linked: 1, broken: 1 }, findings: [{ code: 'seam-mismatch', severity: 'fail', sequence: 7 }] });
    expect(verdict.days.map(({ conclusion, byItself }) => [conclusion, byItself])).toEqual([['passed', undefined], ['indeterminate', 'passed'], ['indeterminate', 'passed']]);
    const states = verdict.days.flatMap(({ claims }) => claims.filter(({ claim }) => claim === 'start' || claim === 'head').map(({ state }) => state));
    expect(states).toEqual(['proved', 'proved', 'proved', 'not-provable', 'not-provable', 'not-provable']);
  });

  test('takes no end from a bundle that names another organisation', () => {
    const chain = makeChain(6);
    const bundles = [replayed('1', null, chain.slice(0, 3)), replayed('2', null, chain.slice(3).map((entry) => ({ ...entry, organizationId: 'org-b' })))];
    expect(judged(bundles).days.map(({ conclusion, claims }) => [conclusion, claims.find(({ claim }) => claim === 'head')?.state])).toEqual([['passed', 'not-provable'], ['passed', 'not-provable']]);
  });

  test('takes the ends of a day from the days beside it only where those recompute', () => {
    const chain = makeChain(6);
    const [first, second] = [chain.slice(0, 3), chain.slice(3)];
    const claims = (entries: readonly ChainEntry[]): string[] => judged([replayed('1', null, entries), replayed('2', null, second)]).days.map(({ claims: own }) => own.map(({ claim, state }) => `${claim} ${state}`).slice(0, 3).join(', '));
    expect(claims(first)).toEqual(['interior proved, start proved, head proved', 'interior proved, start proved, head not-provable']);
    const edited = first.map((entry, index) => (index === 1 ? { ...entry, payloadDigest: sha256('z') } : entry));
    expect(claims(edited)).toEqual(['interior refuted, start proved, head not-provable', 'interior proved, start not-provable, head not-provable']);
  });
});

describe('the headline', () => {
  const verdict = (changes: Partial<ArchiveVerdict>, interior: 'proved' | 'not-provable' | 'refuted'): string => {
    const base = judged([replayed('a', '2026-05-06', makeChain(2))]);
    return archiveHeadline({ ...base, ...changes, claims: base.claims.map((claim) => (claim.claim === 'interior' ? { ...claim, state: interior } : claim)) });
  };
  const brokenAt = (sequence: number): Pick<ArchiveVerdict, 'replay' | 'conclusion'> => {
    const { replay } = judged([replayed('a', '2026-05-06', makeChain(2))]);
    return { conclusion: 'failed', replay: { ...replay, brokenAtSequence: sequence } };
  };

  test('says broken only where the replay under a known formula is', () => {
    expect(verdict(brokenAt(2), 'refuted')).toBe('The chain is broken at sequence 2.');
    expect(verdict(brokenAt(2), 'not-provable')).toContain('Whether the chain is broken could not be judged.');
    expect(verdict({ conclusion: 'failed' }, 'proved')).toContain('The chain itself shows no break');
  });

  test('says that nothing can be told where no formula is known, and not that nothing was found', () => {
    expect(verdict({ conclusion: 'indeterminate', recipe: null }, 'not-provable')).toBe('Whether the chain holds cannot be told: no known formula recomputes an entry.');
    expect(verdict({ conclusion: 'indeterminate' }, 'not-provable')).toMatch(/^No tampering was found in what could be judged, but not all of it could: /);
  });

  test('calls nothing free of tampering where no entry was examined', () => {
    expect(archiveHeadline(judged([]))).toBe('Nothing could be judged: see the findings.');
  });

  test('says intact only where all of the chain is there and holds', () => {
    expect(verdict({ conclusion: 'passed' }, 'proved')).toMatch(/^Chain intact over 1 bundle\. Head /);
    expect(verdict({ conclusion: 'passed' }, 'not-provable')).not.toContain('intact');
  });
});

describe('a date', () => {
  test('is one that exists', () => {
    expect(['2024-02-29', '2026-12-31', '0001-01-01'].map(parseDate)).toEqual(['2024-02-29', '2026-12-31', '0001-01-01']);
    expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-01-01T00:00:00Z', ''].map(parseDate)).toEqual(Array.from({ length: 7 }, () => undefined));
  });

  test('may begin a name', () => {
    expect(['2026-05-06', '2026-05-06.json', '2026-05-06-export', '2026-05-061', 'x2026-05-06', '2026-02-30.json'].map(dateIn)).toEqual(['2026-05-06', '2026-05-06', '2026-05-06', undefined, undefined, undefined]);
  });
});

describe('of a bucket', () => {
  const SOURCE = { kind: 's3', endpoint: null, region: 'eu', bucket: 'b', prefix: '', pathStyle: false, credentials: 'profile', listedAt: '', fetchedAt: '' } as const;
  const OBJECT = { key: '2026-05-06.json', deleteMarker: false, etag: null, size: 1, lastModified: null, sse: null, lockMode: null, retainUntil: null, legalHold: null, path: '2026-05-06.json', sha256: '0'.repeat(64), state: 'fetched', why: null } as const;
  const latest = (versionId: string | null) => ({ ...OBJECT, versionId, isLatest: true });
  /** From an earlier fetch that could list versions. */
  const older = { ...OBJECT, versionId: 'v1', isLatest: false, path: '.versions/2026-05-06.json/v1.json' };

  test.each([
    ['whose versions were listed', 'enabled', [latest('v2'), older], false],
    ['that keeps none', 'off', [latest(null)], false],
    ['whose versions could not be listed', 'unknown', [latest(null)], true],
    ['whose versions only an earlier fetch could list', 'unknown', [latest(null), older], true],
    ['that keeps versions and did not give them, in a record of an earlier program', 'enabled', [latest(null)], true],
  ] as const)('%s, completeness claims no more than was listed', (_, versioning, objects, isUnseen) => {
    const caseFolder: CaseFacts = { kind: 'read', record: { schema: 'tamperscope.case/1', source: { ...SOURCE, versioning }, objects }, digests: new Map(), unrecorded: [], pairs: [] };
    const { claims } = judged([replayed('2026-05-06.json', '2026-05-06', makeChain(3))], undefined, undefined, caseFolder);
    const { state, because = '' } = claims.find(({ claim }) => claim === 'completeness') ?? {};
    expect([state, because.endsWith('Delete markers were not listed: a bundle that was deleted in the bucket before the first or behind the last is not missed.')]).toEqual(['proved', isUnseen]);
  });
});
