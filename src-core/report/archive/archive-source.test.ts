import { expect, test } from 'vitest';

import { judged, replayed } from '../../archive/judged.fixture';
import { makeChain } from '../../replay/chain.fixture';
import { archiveChecks } from './archive-checks';
import { archiveInput, sectionOf, textsOf } from './archive-report.fixture';
import { buildArchiveReport } from './build-archive-report';

const SOURCE = { kind: 's3', endpoint: 'https://s3.example', region: 'eu-central-1', bucket: 'audit', prefix: 'adjudon/', pathStyle: true, versioning: 'enabled', credentials: 'anonymous', listedAt: '2026-06-01T09:00:00Z', fetchedAt: '2026-06-01T09:00:12Z' } as const;
const OBJECT = { key: 'adjudon/2026-05-06/bundle.json', versionId: 'v1', etag: null, size: 1, lastModified: null, sse: null, lockMode: 'COMPLIANCE', retainUntil: null, legalHold: null } as const;

const plain = judged([replayed('2026-05-06/bundle.json', '2026-05-06', makeChain(3))]);
const fetched = { ...plain, source: SOURCE, days: plain.days.map((day) => ({ ...day, object: OBJECT })) };
const changed = { ...fetched, findings: [...plain.findings, { code: 'changed-since-fetch', severity: 'indeterminate', message: 'x' } as const, { code: 'multiple-versions', severity: 'warning', message: 'x' } as const] };
const FETCHED = 'Files are those that were fetched from the bucket, and all that were asked for';
const VERSIONS = 'Each key of the bucket has one version';

test('of a case folder the report says where it was fetched from, and whose word its locks are', () => {
  const texts = textsOf(sectionOf(buildArchiveReport(archiveInput(fetched)), 'Archive'));
  expect(texts).toContain('Fetched from: bucket audit, prefix adjudon/, https://s3.example');
  expect(texts).toContain('Object Lock: stated by the bucket for 1 of 1 bundle when they were fetched. Its word: the tool did not check it, and nothing is concluded from it.');
  expect(textsOf(sectionOf(buildArchiveReport(archiveInput(plain)), 'Archive')).join()).not.toContain('bucket');
});

test.each([
  ['a folder', plain, ['not run', 'not run']],
  ['a case folder as it was fetched', fetched, ['ok', 'ok']],
  ['one whose bucket did not list versions', { ...fetched, days: plain.days.map((day) => ({ ...day, object: { ...OBJECT, versionId: null } })) }, ['ok', 'not run']],
  ['one whose bucket keeps none', { ...fetched, source: { ...SOURCE, versioning: 'off' }, days: plain.days.map((day) => ({ ...day, object: { ...OBJECT, versionId: null } })) }, ['ok', 'ok']],
  ['one that was changed, with several versions of a key', changed, ['indeterminate', 'warning']],
] as const)('%s: whether the files are those that were fetched is a check of its own', (_what, verdict, results) => {
  const checks = archiveChecks(archiveInput(verdict).archive);
  expect([FETCHED, VERSIONS].map((name) => checks.find((check) => check.name === name)?.result)).toEqual(results);
});
