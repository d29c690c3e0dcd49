import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { Examination } from '#core/contract';
import { buildReport } from '#core/report';

import { folder, write } from '../testing/evidence.fixture';
import { toOverview } from '../look/overview';
import { chooseLog, NO_WISH } from './choose-log';
import type { LogWish } from './choose-log';
import { OpenLog } from './open-log';
import { findLog } from './find-log';
import { everyBuiltIn } from './recipe-shelf';

const root = resolve(import.meta.dirname, '../../..');
const vectors = join(root, 'vectors');
const recipes = join(root, 'resources/recipes');
const world = { ticks: () => 0, now: () => '2026-01-01T00:00:00.000Z', told: () => undefined };
const here = folder();

async function opened(name: string, wish: Partial<LogWish> = {}): Promise<{ readonly open: OpenLog; readonly examination: Examination }> {
  const chosen = chooseLog(name.startsWith('/') ? name : join(vectors, 'logs', name), { ...NO_WISH, ...wish }, recipes);
  if (chosen.kind !== 'log') throw new Error(chosen.kind);
  const open = new OpenLog(chosen.request, world);
  const examined = await open.run();
  if (examined.kind === 'refused') throw new Error(examined.place.refusal.message);
  return { open, examination: examined.examination };
}

const rows = (open: OpenLog): unknown[] => open.filters.page('all', 0, 100).entries.map(({ sequence, link, content }) => [sequence, link, content]);

function textOf(examination: Examination): string {
  const details = { caseId: '', client: '', examiner: '', role: '', authority: '', scope: '', reviewer: '' };
  const signer = { subject: 'x', selfSigned: true, oneTime: true, algorithm: 'x', fingerprint: 'x' };
  return JSON.stringify(buildReport({ examination, details, reportId: 'R', issuedAt: '2026-01-01T00:00:00Z', acquired: { openedAt: '', how: '' }, tool: { version: '', runtime: '', os: '', dependencies: [] }, signer, network: '' }));
}

describe('an open log', () => {
  test('shows each record with who did what, when and where', async () => {
    const { open } = await opened('operations.json');
    expect(open.filters.page('all', 0, 1).entries[0]).toMatchObject({
      sequence: 1, createdAt: '2026-05-06T08:00:00.000Z', link: 'genesis', content: 'not-checked',
      told: { chain: 'org_1', who: 'u1 \u00b7 admin \u00b7 org_1', what: 'policy.update', where: '192.0.2.9' },
    });
  });

  test('tells links chain by chain, and never a mismatch without a formula', async () => {
    expect(rows((await opened('edited.json')).open)).toEqual([[10, 'genesis', 'recomputes'], [17, 'holds', 'recomputes'], [24, 'holds', 'recomputes'], [31, 'holds', 'mismatch'], [38, 'holds', 'recomputes'], [45, 'holds', 'recomputes']]);
    expect(rows((await opened('tenants.json')).open).map((row) => (row as unknown[])[1])).toEqual(['genesis', 'genesis', 'holds', 'holds', 'holds', 'holds']);
    expect(rows((await opened('operations-deleted.json')).open)).toEqual([[1, 'genesis', 'not-checked'], [2, 'holds', 'not-checked'], [3, 'broken', 'not-checked'], [4, 'holds', 'not-checked']]);
    expect(rows((await opened('milliseconds.json', { recipe: 'aster/audit' })).open)).toEqual([[1, 'genesis', 'not-checked'], [2, 'holds', 'not-checked']]);
  });

  test('says of each record what a shell says, its lost digits included', async () => {
    for (const name of ['edited.json', 'tenants.json', 'lost-precision.json']) {
      const { open } = await opened(name);
      for (let position = 0; position < open.book.length; position++) {
        const detail = open.detail(position);
        expect(execFileSync('sh', ['-c', detail?.hash?.shell ?? 'false'], { encoding: 'utf8' }).slice(0, 64)).toBe(detail?.hash?.recomputed);
        expect(detail?.hash?.recomputed === detail?.hash?.stored).toBe(detail?.row.content === 'recomputes');
      }
    }
    const { open } = await opened('lost-precision.json');
    expect(open.detail(0)?.hashNote).toContain('2025-11-20T09:30:00.123456789Z');
  });

  test('names the neighbours of the same chain, and which fields the hash covers', async () => {
    const { open } = await opened('tenants.json');
    const detail = open.detail(2);
    expect([detail?.before?.position, detail?.after?.position, detail?.linkAfter]).toEqual([0, 4, 'holds']);
    expect(detail?.fields.filter(({ coverage }) => coverage !== 'covered').map(({ name, coverage }) => [name, coverage])).toEqual([['id', 'not-covered'], ['performedBy', 'not-covered'], ['clientIp', 'not-covered'], ['userAgent', 'not-covered'], ['currentHash', 'chain-hash']]);
    expect(open.detail(99)).toBeNull();
  });

  test('says of no field that the hash leaves it out where the formula is not published', async () => {
    const { open } = await opened('operations.json');
    const coverages = new Set(open.detail(0)?.fields.map(({ coverage }) => coverage));
    expect(coverages).toEqual(new Set(['not-known', 'chain-hash']));
  });

  test('shows what is no object, and what has no order, as unplaced', async () => {
    const { open } = await opened('no-object.json');
    expect(rows(open).at(-1)).toEqual([null, 'unplaced', 'not-checked']);
    expect(open.detail(6)).toMatchObject({ hash: null, source: '7' });
    expect(toOverview(open.book, 7).fail).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });

  test('shows a formula that fits nothing as its own doubt', async () => {
    const { examination } = await opened('milliseconds.json', { recipe: 'aster/audit' });
    expect([examination.verdict.recipe, examination.surroundings.brokenContents]).toEqual([null, 0]);
  });

  test('explains the formula that would have fitted: bytes for text, bars for nothing', async () => {
    for (const [dialect, words] of [['bytes', 'prevHash and payloadDigest are written as raw bytes, not as text'], ['pipe', '"|" stands between the values']] as const) {
      const { examination } = await opened(join(vectors, 'recipe', dialect, 'bundle.json'), { recipe: join(recipes, 'adjudon-decision-text.json') });
      expect([examination.verdict.conclusion, examination.verdict.findings.find(({ code }) => code === 'recipe-near-miss')?.message.includes(words)]).toEqual(['indeterminate', true]);
    }
    const { examination } = await opened(join(vectors, 'recipe/pipe/bundle.json'), { recipe: join(recipes, 'adjudon-decision-pipe.json') });
    expect(examination.verdict.conclusion).toBe('passed');
  });

  test('is indeterminate without any record, never passed', async () => {
    for (const text of ['[]', '{"items":[]}']) {
      const { examination } = await opened(write(join(here, `${text.length}.json`), text), { recipe: 'aster/audit' });
      expect([examination.verdict.conclusion, examination.verdict.findings[0]?.code]).toEqual(['indeterminate', 'empty-bundle']);
    }
  });
});

describe('the report on a log', () => {
  test('prints the recipe with its hash, its formula and what it covers', async () => {
    const { examination } = await opened('edited.json');
    const text = textOf(examination);
    expect(text).toContain(examination.beside.log?.recipe.sha256);
    expect(text).toContain('\\"schema\\": \\"tamperscope.recipe/1\\"');
    expect(text).toContain('It covers nothing else');
    expect(text).toContain('Values run into each other.');
    expect(text).toContain('current_hash tampered at record id=31');
  });

  test('says of a log without formula that contents are not claimed', async () => {
    const text = textOf((await opened('operations.json')).examination);
    expect(text).toContain('contents are not claimed');
    expect(text).toContain('What the hash of this log covers is not published.');
    expect(text).not.toContain('64 zeros');
  });

  test('repeats the call with the examiner\u2019s own recipe and window', async () => {
    const recipe = join(recipes, 'aster-audit.json');
    const instants = { start: { seconds: 0, nanos: 0 }, end: { seconds: 4e9, nanos: 0 } };
    const { examination } = await opened('array.json', { recipe, window: { start: '1970-01-01T00:00:00Z', end: '2096-10-02T07:06:40Z', instants } });
    expect(textOf(examination)).toContain('--recipe aster-audit.json --start 1970-01-01T00:00:00Z --end 2096-10-02T07:06:40Z --json');
  });
});

describe('evidence that is a bundle', () => {
  test('is never taken for a log, however it is damaged', () => {
    const cases = JSON.parse(readFileSync(join(vectors, 'expected.json'), 'utf8')) as { evidence: string; expect: { error?: { code: string } } }[];
    const shelf = everyBuiltIn(recipes);
    const taken = cases.filter(({ evidence, expect: { error } }) => error?.code !== 'not-found' && !evidence.endsWith('/') && taking(join(vectors, evidence), shelf));
    expect(taken.map(({ evidence }) => evidence)).toEqual([]);
  });

  test.each(['entries first', 'records first'])('is none where a log stands beside its entries, %s', (order) => {
    const entries = [{ sequence: 1, payloadDigest: '', chainHash: '' }];
    const logs = JSON.parse(readFileSync(join(vectors, 'logs/array.json'), 'utf8')) as unknown;
    const both = write(join(here, 'both.json'), JSON.stringify(order === 'entries first' ? { entries, logs } : { logs, entries }));
    const log = write(join(here, 'log.json'), JSON.stringify({ logs }));
    expect([both, log].map((path) => taking(path, everyBuiltIn(recipes)))).toEqual([false, true]);
  });
});

function taking(path: string, shelf: ReturnType<typeof everyBuiltIn>): boolean {
  try {
    return findLog(path, () => shelf, true) !== undefined;
  } catch {
    // No bytes: a bundle's refusal says so.
    return false;
  }
}
