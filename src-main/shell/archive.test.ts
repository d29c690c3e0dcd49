import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { ROOT, builtCli } from './testing/built-cli.fixture';

type Expected = { exit: number; findings: string[]; claims: string; brokenAtSequence: number | null; says: string };
type Case = { kind: string; name: string; title: string; arguments: string[]; expect: Expected };
type Finding = { code: string; severity: string; date?: string; sequence?: number; message: string };
type Verdict = { conclusion: string; replay: { verified: boolean; brokenAtSequence: number | null }; findings: Finding[]; claims: { claim: string; state: string; because: string }[]; days: { date: string; conclusion: string }[] };

const cli = builtCli();
const vectors = join(ROOT, 'vectors');
const listed = (kind: string): Case[] => (JSON.parse(readFileSync(join(vectors, `${kind}.json`), 'utf8')) as Omit<Case, 'kind'>[]).map((one) => ({ ...one, kind }));
const cases = [...listed('archive'), ...listed('case')];
const CONCLUSIONS = ['passed', 'failed', 'indeterminate'];
const LETTERS: Record<string, string> = { proved: 'p', attested: 'a', 'not-provable': 'n', refuted: 'r' };
const OWN_WEIGHT = new Set(['missing-day', 'missing-range', 'unreadable-bundle', 'empty-bundle', 'unknown-recipe', 'case-record-unreadable', 'changed-since-fetch', 'object-not-fetched']);

const told = ({ code, severity, date, sequence }: Finding): string =>
  `${code}${severity === 'indeterminate' && !OWN_WEIGHT.has(code) ? '?' : ''}${date === undefined ? '' : `@${date}`}${sequence === undefined ? '' : `#${sequence}`}`;

function verifyOf({ kind, name, arguments: words }: Case): string[] {
  const beside = words.map((word, index) => (words[index - 1] === '--digests' ? join(vectors, 'archive-beside', name, word) : word));
  return ['verify', join(vectors, kind, name), ...beside];
}

describe('archives made by an independent Python script', () => {
  test.each(cases.map((one) => [one.name, one.title, one] as const))('%s: %s', async (_name, _title, one) => {
    const { code, out, err } = await cli([...verifyOf(one), '--json']);
    expect(err).toBe('');
    const verdict = JSON.parse(out) as Verdict;
    expect(verdict.findings.map(told)).toEqual(one.expect.findings);
    expect(verdict.claims.map(({ state }) => LETTERS[state]).join('')).toBe(one.expect.claims);
    expect([code, verdict.conclusion]).toEqual([one.expect.exit, CONCLUSIONS[one.expect.exit]]);
    expect(verdict.replay.brokenAtSequence).toBe(one.expect.brokenAtSequence);
    // The producer's answer says no more than the claims do.
    if (verdict.replay.verified) expect(one.expect.claims[0]).toBe('p');
    expect(out).toContain(one.expect.says);
  });
});

describe('at a shell', () => {
  const intact = join(vectors, 'archive/intact');

  test('an archive is summarised for a person: conclusion, board of days, claims, findings', async () => {
    const { code, out } = await cli(['verify', join(vectors, 'archive/missing-day')]);
    expect(code).toBe(2);
    expect(out).toMatch(/^\? INDETERMINATE {3}No tampering was found in what could be judged, but not all of it could: 1 date without a bundle, 1 range of sequences in no bundle\.\n/);
    expect(out).toContain('  2026-05       ✓·✓✓\n');
    expect(out).toContain('✗ completeness   refuted       1 date has no bundle, 1 range of sequences is in no bundle.');
    expect(out).toContain('✓ 30 of 30 seeded changes detected');
  });

  test('a case folder says where it was fetched from, and what the bucket said of keeping it', async () => {
    const { code, out } = await cli(['verify', join(vectors, 'case/case-whole')]);
    expect(code).toBe(0);
    expect(out).toContain('  Fetched from bucket audit, prefix adjudon/, https://s3.example\n               listed 2026-06-01T09:00:00.000Z, fetched by 2026-06-01T09:00:12.345Z; versioning enabled, as the bucket said\n');
    expect(out).toContain("  Object Lock  COMPLIANCE stated for 4 of 4 bundles, the earliest until 2036-05-10T00:00:00.000Z. The bucket's word, when it was fetched; not checked here.\n");
    const { days } = JSON.parse((await cli(['verify', join(vectors, 'case/case-whole'), '--json'])).out) as { days: { object: { key: string; versionId: string } }[] };
    expect(days[0]?.object).toMatchObject({ key: 'adjudon/2026-05-06/bundle.json', versionId: 'v1', sse: 'AES256', lockMode: 'COMPLIANCE', retainUntil: '2036-05-10T00:00:00.000Z', legalHold: false, size: 2569 });
  });

  test('a break in a file that was changed since it was fetched is not quoted without that', async () => {
    const { code, out } = await cli(['verify', join(vectors, 'case/case-edited')]);
    expect([code, out.split('\n')[0]]).toEqual([1, '✗ FAILED   The chain is broken at sequence 8. Files of the case folder are no longer what was fetched: see the findings before anybody is blamed.']);
  });

  test('a case folder that holds one bundle right at its root is an archive all the same', async () => {
    const root = mkdtempSync(join(tmpdir(), 'case-'));
    for (const name of ['bundle.json', 'manifest.json']) copyFileSync(join(intact, '2026-05-06', name), join(root, name));
    writeFileSync(join(root, 'tamperscope-case.json'), '{}');
    const { code, out } = await cli(['verify', root, '--json']);
    rmSync(root, { recursive: true });
    expect([code, (JSON.parse(out) as Verdict).findings.map((one) => one.code)]).toEqual([2, ['case-record-unreadable']]);
  });

  test.each([
    [['verify', intact, '--manifest', 'm.json'], 'the other options belong to one bundle'],
    [['verify', intact, '--head', '1'.repeat(64)], 'the other options belong to one bundle'],
    [['verify', join(intact, '2026-05-06'), '--from', '2026-05-06'], '--from belongs to an archive'],
    [['verify', intact, '--from', '2026-02-30'], '--from needs a date'],
    [['verify', intact, '--from', '2026-05-07', '--to', '2026-05-06'], '--from lies after --to.'],
    [['compare', intact], 'compare needs two copies'],
    [['compare', 'a', 'b', 'c'], '"c" is one too many'],
  ])('%j is told why it cannot be done', async (words, says) => {
    const { code, out, err } = await cli(words);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain(says);
  });

  test('an archive has a signed report, whose attached verdict is the one that was printed', async () => {
    const here = mkdtempSync(join(tmpdir(), 'tamperscope-archive-report-'));
    onTestFinished(() => rmSync(here, { recursive: true, force: true }));
    const digests = join(vectors, 'archive-beside/digests-later/digests.csv');
    const { code, out, err } = await cli(['verify', join(vectors, 'archive/digests-later'), '--digests', digests, '--json', '--report', 'r.pdf', '--case', 'C-1', '--examiner', 'M. Okafor'], { cwd: here });
    expect(code).toBe(2);
    expect(err).toMatch(/^\nReport {4}.*\/r\.pdf\nSHA-256 {3}[0-9a-f]{64}\nId {8}TS-.*\nSigned {4}CN=M\. Okafor \(self-signed: identity not verified\)\n$/);
    const pdf = readFileSync(join(here, 'r.pdf'));
    expect(execFileSync('pdfsig', ['-nocert', 'r.pdf'], { cwd: here, encoding: 'utf8' })).toMatch(/Signature is Valid[^]*Total document signed|Total document signed[^]*Signature is Valid/);
    const [, before = 0, after = 0, rest = 0] = (/\/ByteRange \[0 (\d+) (\d+) (\d+)/.exec(pdf.toString('latin1')) ?? []).map(Number);
    expect(after + rest).toBe(pdf.length);
    writeFileSync(join(here, 'content'), Buffer.concat([pdf.subarray(0, before), pdf.subarray(after)]));
    writeFileSync(join(here, 'cms.der'), Buffer.from(pdf.subarray(before + 1, after - 1).toString('latin1'), 'hex'));
    const said = spawnSync('openssl', ['cms', '-verify', '-noverify', '-binary', '-inform', 'DER', '-in', 'cms.der', '-content', 'content', '-out', 'out'], { cwd: here, encoding: 'utf8' });
    expect(said.stderr).toContain('Verification successful');
    execFileSync('pdfdetach', ['-save', '1', '-o', 'verdict.json', 'r.pdf'], { cwd: here });
    expect(readFileSync(join(here, 'verdict.json'), 'utf8')).toBe(out);
    const text = execFileSync('pdftotext', ['-layout', 'r.pdf', '-'], { cwd: here, encoding: 'utf8' });
    expect(text).toContain('Digests kept elsewhere');
    expect(text).toMatch(/Confirm +4 bundles/);
    for (const day of (JSON.parse(out) as { days: { sha256: string }[] }).days) expect(text).toContain(day.sha256);
  });

  test('the commands that its report names do what it says they do', async () => {
    const here = mkdtempSync(join(tmpdir(), 'tamperscope-archive-report-'));
    onTestFinished(() => rmSync(here, { recursive: true, force: true }));
    cpSync(intact, join(here, 'archive'), { recursive: true });
    expect((await cli(['verify', 'archive', '--report', 'REPORT.pdf'], { cwd: here })).code).toBe(0);
    const text = execFileSync('pdftotext', ['-raw', 'REPORT.pdf', '-'], { cwd: here, encoding: 'utf8' });
    const script = /\$ (pdfdetach -save 1[^]*?echo the same)\n/.exec(text)?.[1] ?? '';
    const run = (): string => spawnSync('sh', ['-c', script], { cwd: here, encoding: 'utf8' }).stdout;
    expect(run()).toBe('the same\n');
    writeFileSync(join(here, 'archive/2026-05-07/bundle.json'), '{}');
    expect(run()).not.toContain('the same');
  });

  test('a report never takes the place of a bundle, a manifest or a file of digests', async () => {
    const here = mkdtempSync(join(tmpdir(), 'tamperscope-archive-report-'));
    onTestFinished(() => rmSync(here, { recursive: true, force: true }));
    cpSync(intact, join(here, 'archive'), { recursive: true });
    writeFileSync(join(here, 'archive/2026-05-07/bundle.json'), '%PDF-1.7 not a bundle, but evidence');
    for (const place of ['archive/2026-05-07/bundle.json', 'archive/2026-05-06/manifest.json', 'archive']) {
      const { code, out, err } = await cli(['verify', 'archive', '--report', place], { cwd: here });
      expect([place, code, out]).toEqual([place, 64, '']);
      expect(err).toMatch(/^tamperscope: The report (may|can) /);
    }
    expect(readFileSync(join(here, 'archive/2026-05-07/bundle.json'), 'utf8')).toContain('but evidence');
  });

  test('digests that cannot be read are a refusal, not a verdict', async () => {
    const { code, out } = await cli(['verify', intact, '--digests', 'nowhere.csv', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ schema: 'tamperscope.archive-verdict/1', error: { code: 'not-found' } });
  });

  test('two copies are the same, different, or unreadable', async () => {
    const [bundle, broken] = ['resources/samples/intact', 'resources/samples/broken/bundle.json'];
    expect(await cli(['compare', bundle, `${bundle}/bundle.json`])).toMatchObject({ code: 0, err: '' });
    const different = await cli(['compare', bundle, broken, '--json']);
    expect(different.code).toBe(1);
    expect(JSON.parse(different.out)).toMatchObject({ schema: 'tamperscope.comparison/1', same: false, counts: { same: 399, differing: 1, onlyInA: 0, onlyInB: 0 }, firstDifference: 248, differences: [{ sequence: 248, kind: 'differs', fields: [{ field: 'payloadDigest' }] }], a: { conclusion: 'passed' }, b: { conclusion: 'failed' } });
    expect(await cli(['compare', bundle, 'nowhere.json'])).toMatchObject({ code: 3 });
  });
});
