import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, unlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import type { PayloadDetail } from '#core/contract';

import { OpenExamination } from '../examination';
import { bundle, chain, folder, write } from '../testing/evidence.fixture';

const vectors = resolve(import.meta.dirname, '../../../vectors/payloads');
const here = folder();
const opened: OpenExamination[] = [];
const ANY = { first: -1, second: -1 };

afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

async function examined(path: string, traces: string | null): Promise<OpenExamination> {
  const open = new OpenExamination({ bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: { ...NOTHING_SUPPLIED, traces } }, { ticks: () => 0, now: () => '2026-06-01T00:00:00Z', told: () => undefined });
  opened.push(open);
  expect(await open.run()).toMatchObject({ kind: 'verdict' });
  return open;
}

const vector = (name: string, traces: string | null = 'traces.json') => examined(join(vectors, name, 'bundle.json'), traces === null ? null : join(vectors, name, traces));

/** The trace at every entry, in the order of the walk. */
function all(open: OpenExamination): PayloadDetail[] {
  return Array.from({ length: open.book.length }, (_, position) => open.payload(position, ANY)!);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const bundleOf = (name: string, texts: readonly string[]): string => write(join(here, name), bundle(chain(texts.length).map((entry, index) => ({ ...entry, payloadDigest: sha256(texts[index] ?? '') }))));
const trace = (rationale: string): string => `{"rationale":"${rationale}","traceId":"trace_00001"}`;

test('the trace stands beside its entry, field by field, with the place it was read from', async () => {
  const open = await vector('array');
  const text = readFileSync(join(vectors, 'array', 'traces.json'), 'utf8');
  const values = JSON.parse(text) as { traceId: string }[];
  all(open).forEach((detail, index) => {
    const [copy] = detail.copies;
    expect(detail).toMatchObject({ state: 'matches', copyCount: 1, first: 0, second: null, problem: null });
    expect(copy).toMatchObject({ matches: true, otherId: null, digest: detail.stored });
    expect(JSON.parse(Buffer.from(text).subarray(copy!.byteOffset, copy!.byteOffset + copy!.byteLength).toString())).toEqual(values[index]);
    expect(detail.fields?.rows).toContainEqual({ path: '/traceId', state: 'alone', first: JSON.stringify(values[index]?.traceId), second: null });
  });
});

test('two copies that differ stand side by side, the one that decided first', async () => {
  const path = join(here, 'copies');
  mkdirSync(path);
  write(join(path, 'a.json'), trace('edited'));
  write(join(path, 'b.json'), trace('as hashed'));
  write(join(path, 'c.ndjson'), `\n${trace('third')}\n`);
  const open = await examined(bundleOf('copies.json', [trace('as hashed')]), path);
  expect(open.payload(0, ANY)).toMatchObject({
    state: 'matches', first: 1, second: 0,
    fields: { rows: [{ path: '/rationale', state: 'differs', first: '"as hashed"', second: '"edited"' }, { path: '/traceId', state: 'same' }], same: 1, differing: 1 },
  });
  expect(open.payload(0, { first: 0, second: 2 })).toMatchObject({ first: 0, second: 2, fields: { rows: [{ first: '"edited"', second: '"third"' }, {}] } });
  expect(open.payload(0, { first: 7, second: 1 })).toMatchObject({ first: 1, second: null });
});

test('a trace in the entry stands before the one supplied from elsewhere', async () => {
  const edited = all(await vector('in-entries-edited-and-supplied')).find(({ state }) => state === 'mismatch');
  expect(edited).toMatchObject({ first: 0, second: 1, copies: [{ path: null, matches: false }, { matches: true }] });
  expect(edited?.fields?.differing).toBeGreaterThan(0);
  expect(all(await vector('in-entries', null)).map(({ state, copies }) => [state, copies[0]?.path])).toEqual([['matches', null], ['matches', null], ['matches', null], ['matches', null]]);
});

test('states at the entries are those of the verdict, in every vector', async () => {
  type Case = { name: string; evidence: string; traces: string | null; counts: Record<string, number> };
  const cases = JSON.parse(readFileSync(join(vectors, '../payloads.json'), 'utf8')) as Case[];
  for (const { name, evidence, traces, counts } of cases.filter(({ name: one, traces: from }) => from !== null && !one.includes('register') && !one.includes('listed'))) {
    const open = await examined(join(vectors, '..', evidence), join(vectors, '..', traces ?? ''));
    const states = all(open).map(({ state }) => state);
    expect([name, Object.fromEntries([...new Set(states)].map((state) => [state, states.filter((one) => one === state).length]))]).toEqual([name, counts]);
  }
});

test('a trace under another id is shown with that id', async () => {
  const found = all(await vector('under-another-id')).find(({ state }) => state === 'other-id');
  expect(found).toMatchObject({ first: 0, problem: null, copies: [{ matches: true }] });
  expect(found?.copies[0]?.otherId).not.toBeNull();
});

test('a file that changed, or is gone, since it was compared is told and not shown', async () => {
  const path = write(join(here, 'changing.json'), `[${trace('a')}]`);
  const open = await examined(bundleOf('changing-bundle.json', [trace('a')]), path);
  write(path, `[${trace('b')}]`);
  expect(open.payload(0, ANY)).toMatchObject({ fields: null, problem: expect.stringContaining('no longer the one') as string });
  write(path, `[`);
  expect(open.payload(0, ANY)).toMatchObject({ fields: null, problem: expect.stringContaining('no longer the one') as string });
  write(path, `[${trace('a')}]`);
  appendFileSync(path, '  ');
  expect(open.payload(0, ANY)).toMatchObject({ problem: null });
  unlinkSync(path);
  expect(open.payload(0, ANY)).toMatchObject({ fields: null, problem: expect.stringContaining('no such file') as string });
});

test('a trace of more than a mebibyte is told and not laid out', async () => {
  const path = write(join(here, 'long.json'), trace('x'.repeat(2 ** 20)));
  const open = await examined(bundleOf('long-bundle.json', ['']), path);
  expect(open.payload(0, ANY)).toMatchObject({ state: 'mismatch', fields: null, problem: expect.stringContaining('too long') as string });
});

test('there is nothing to show before a verdict, beyond the last entry, or where no payload was looked at', async () => {
  expect((await vector('array', null)).payload(0, ANY)).toBeNull();
  expect((await vector('array')).payload(4, ANY)).toBeNull();
  expect(all(await vector('none'))).toMatchObject(Array.from({ length: 4 }, () => ({ state: 'absent', copies: [], first: null, second: null, fields: null, problem: null })));
});
