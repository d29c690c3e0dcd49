import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { describeWithS3, s3Server } from '../sources/testing/s3-server.fixture';
import type { S3Server, TestBucket } from '../sources/testing/s3-server.fixture';
import { ROOT, builtCli } from './testing/built-cli.fixture';

type Finding = { readonly code: string; readonly severity: string; readonly date?: string; readonly version?: string; readonly otherVersion?: string; readonly message: string };
type Verdict = { readonly conclusion: string; readonly source: object; readonly findings: readonly Finding[]; readonly days: readonly { readonly date: string; readonly conclusion: string; readonly object?: object }[] };

const cli = builtCli();
const KEY = '2026-05-07/bundle.json';
const UNTIL = new Date('2040-01-02T03:04:05.000Z');
const place = mkdtempSync(join(tmpdir(), 'tamperscope-versions-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
let s3: S3Server;
let runs = 0;

const fileOf = (archive: 'intact' | 'edited', path: string): Buffer => readFileSync(join(ROOT, 'vectors/archive', archive, path));

/** A bucket that holds the intact archive and keeps versions. */
async function keptArchive(): Promise<TestBucket> {
  const bucket = await s3.bucket({ locks: true });
  const paths = readdirSync(join(ROOT, 'vectors/archive/intact'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
  await bucket.putAll(new Map(paths.map((path) => [path, fileOf('intact', path)])));
  return bucket;
}

async function verify({ name }: TestBucket, into = join(place, String(++runs))): Promise<Verdict & { readonly code: number | null }> {
  const env = { AWS_PROFILE: '', AWS_ACCESS_KEY_ID: s3.owner.accessKey, AWS_SECRET_ACCESS_KEY: s3.owner.secretKey };
  const { code, out } = await cli(['verify', `s3://${name}/`, '--endpoint', s3.endpoint, '--path-style', '--case-folder', into, '--json'], { env });
  return { code, ...(JSON.parse(out) as Verdict) };
}

const codes = ({ findings }: Verdict): string[] => findings.map(({ code, severity, date }) => `${code} ${severity} ${date ?? ''}`);

describeWithS3('an archive in a bucket that keeps versions', () => {
  beforeAll(async () => {
    s3 = await s3Server();
    return s3.close;
  });

  it('has for each day what the bucket said of its bundle: version, ETag, lock', async () => {
    const bucket = await s3.bucket({ locks: true });
    const { versionId, etag } = await bucket.put(KEY, fileOf('intact', KEY), { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: UNTIL, ObjectLockLegalHoldStatus: 'ON' });
    const { days, source } = await verify(bucket);
    expect(days).toEqual([expect.objectContaining({ date: '2026-05-07', object: expect.objectContaining({ key: KEY, versionId, etag, size: fileOf('intact', KEY).length, lockMode: 'COMPLIANCE', retainUntil: UNTIL.toISOString(), legalHold: true }) as object })]);
    expect(source).toMatchObject({ kind: 's3', endpoint: s3.endpoint, bucket: bucket.name, versioning: 'enabled', credentials: 'environment' });
  });

  it('passes with a warning where an older version has the same bytes', async () => {
    const bucket = await keptArchive();
    await bucket.put(KEY, fileOf('intact', KEY));
    const verdict = await verify(bucket);
    expect(codes(verdict)).toEqual(['multiple-versions warning 2026-05-07']);
    expect(verdict).toMatchObject({ code: 0, conclusion: 'passed' });
  });

  it('does not pass where an older version tells an entry differently, though the latest is intact: both are named', async () => {
    const bucket = await s3.bucket({ locks: true });
    const older = await bucket.put(KEY, fileOf('edited', KEY));
    const archive = readdirSync(join(ROOT, 'vectors/archive/intact'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json') && path !== KEY);
    await bucket.putAll(new Map(archive.map((path) => [path, fileOf('intact', path)])));
    const newer = await bucket.put(KEY, fileOf('intact', KEY));
    const verdict = await verify(bucket);
    expect(verdict).toMatchObject({ code: 1, conclusion: 'failed' });
    expect(verdict.findings.find(({ code }) => code === 'overlap-conflict')).toMatchObject({ severity: 'fail', date: '2026-05-07', version: newer.versionId, otherVersion: older.versionId });
    // The day as it stands is intact; that is said of the day, and no more.
    expect(verdict.days.find(({ date }) => date === '2026-05-07')?.conclusion).toBe('passed');
  });

  it('does not pass where a day was removed: what was behind the delete marker is told', async () => {
    const bucket = await keptArchive();
    await bucket.remove(KEY);
    const verdict = await verify(bucket);
    expect(verdict.code).not.toBe(0);
    expect(verdict.findings.find(({ code }) => code === 'multiple-versions')?.message).toMatch(/was deleted in the bucket.*1 version of it was still listed behind it/);
  });

  it('does not hold against the bucket what was done to the case folder', async () => {
    const bucket = await keptArchive();
    const into = join(place, String(++runs));
    expect((await verify(bucket, into)).code).toBe(0);
    writeFileSync(join(into, KEY), fileOf('edited', KEY));
    const { out } = await cli(['verify', into, '--json']);
    const changed = (JSON.parse(out) as Verdict).findings.find(({ code }) => code === 'changed-since-fetch');
    expect(changed).toMatchObject({ date: '2026-05-07', message: expect.stringContaining('says nothing about the bucket') as string });
    // Fetched again, it is what it was; what somebody made of it is kept.
    const again = await verify(bucket, into);
    expect([again.code, codes(again)]).toEqual([0, ['not-in-case-record warning 2026-05-07']]);
    expect(again.findings[0]?.message).toContain('set-aside/2026-05-07/bundle.json.1 was set aside by a fetch');
  });
});
