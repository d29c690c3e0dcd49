import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { describeWithS3, s3Server } from '../sources/testing/s3-server.fixture';
import type { S3Server, TestBucket } from '../sources/testing/s3-server.fixture';
import { ROOT, builtCli } from './testing/built-cli.fixture';

type Finding = { readonly code: string; readonly message: string; readonly sequence?: number; readonly version?: string; readonly otherVersion?: string };
type Verdict = { readonly conclusion: string; readonly findings: readonly Finding[]; readonly source: object; readonly days: readonly { readonly date: string; readonly conclusion: string; readonly object?: object; readonly container?: object }[] };

const cli = builtCli();
const intact = join(ROOT, 'vectors/archive/intact');
const files = new Map(readdirSync(intact, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json')).map((path) => [path, readFileSync(join(intact, path))]));
const DAY = '2026-05-07/bundle.json';
const SOUND = files.get(DAY)?.toString() ?? '';
const OTHER = SOUND.replace(/"traceId":"[^"]*"/, '"traceId":"trace_other"');
const UNTIL = new Date('2040-01-02T03:04:05.000Z');
const place = mkdtempSync(join(tmpdir(), 'tamperscope-versions-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

let s3: S3Server;
let runs = 0;

async function verified({ name }: TestBucket, folder = join(place, String(++runs))): Promise<Verdict> {
  const env = { AWS_PROFILE: '', AWS_CONFIG_FILE: join(place, 'none'), AWS_SHARED_CREDENTIALS_FILE: join(place, 'none'), AWS_ACCESS_KEY_ID: s3.owner.accessKey, AWS_SECRET_ACCESS_KEY: s3.owner.secretKey };
  const { out } = await cli(['verify', `s3://${name}`, '--endpoint', s3.endpoint, '--path-style', '--case-folder', folder, '--json'], { env });
  return JSON.parse(out) as Verdict;
}

const codes = ({ findings }: Verdict): string[] => findings.map(({ code }) => code);

describeWithS3('the versions of a key, from a real server', () => {
  beforeAll(async () => {
    s3 = await s3Server();
    return s3.close;
  });

  it('that tell an entry differently are equivocation, each with its version id', async () => {
    const bucket = await s3.bucket({ versions: true });
    const older = await bucket.put(DAY, OTHER);
    await bucket.putAll(files);
    const verdict = await verified(bucket);
    expect([verdict.conclusion, codes(verdict)]).toEqual(['failed', ['multiple-versions', 'overlap-conflict']]);
    expect(verdict.findings[1]).toMatchObject({ bundle: DAY, otherVersion: older.versionId, sequence: 6, field: 'traceId', expected: '"trace_other"' });
    expect(verdict.findings[1]?.version).not.toBe(older.versionId);
    expect(verdict.source).toMatchObject({ kind: 's3', bucket: bucket.name, versioning: 'enabled' });
  });

  it('of which the latest is a delete marker are told as a deletion, and the day is missing', async () => {
    const bucket = await s3.bucket({ versions: true });
    await bucket.putAll(files);
    await bucket.remove(DAY);
    const verdict = await verified(bucket);
    expect([verdict.conclusion, codes(verdict)]).toEqual(['indeterminate', ['multiple-versions', 'missing-day', 'missing-range']]);
    expect(verdict.findings[0]?.message).toMatch(/^2026-05-07\/bundle\.json was deleted in the bucket: its latest version \(version \S+ of \S+\) is a delete marker\. 1 version of it was still listed behind it/);
  });

  it('that were replaced in a bucket without versions, between two fetches, are compared all the same', async () => {
    const bucket = await s3.bucket();
    await bucket.putAll(files);
    const folder = join(place, 'twice');
    expect((await verified(bucket, folder)).conclusion).toBe('passed');
    await bucket.put(DAY, OTHER);
    const verdict = await verified(bucket, folder);
    expect([verdict.conclusion, codes(verdict)]).toEqual(['failed', ['multiple-versions', 'overlap-conflict', 'bundle-digest-mismatch']]);
  });

  it('stand with each day: its object as the server told it, and the gzip file that it lay in', async () => {
    const bucket = await s3.bucket({ locks: true });
    await bucket.putAll(new Map([...files].filter(([path]) => path !== DAY)));
    const { versionId, etag } = await bucket.put(`${DAY}.gz`, gzipSync(SOUND), { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: UNTIL });
    const verdict = await verified(bucket);
    expect([verdict.conclusion, codes(verdict)]).toEqual(['passed', []]);
    expect(verdict.days[1]).toMatchObject({ container: { format: 'gzip', members: 1 }, object: { key: `${DAY}.gz`, versionId, etag, lockMode: 'COMPLIANCE', retainUntil: UNTIL.toISOString(), legalHold: null } });
  });
});
