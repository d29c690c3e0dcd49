import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import { parseSequence } from '#core/evidence';

import { OpenExamination } from '../examination';
import { bundle, chain, edited, folder, write } from '../testing/evidence.fixture';
import { toEntryDetail } from './entry-detail';
import { MAX_PAGE } from './filters';
import { toOverview } from './overview';
import { search } from './search';

const here = folder();
const opened: OpenExamination[] = [];
let count = 0;

afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

function opening(text: string): OpenExamination {
  const path = write(join(here, `${++count}.json`), text);
  const open = new OpenExamination({ bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED }, { ticks: () => 0, now: () => '2026-01-01T00:00:00.000Z', told: () => undefined });
  opened.push(open);
  return open;
}

async function examined(text: string): Promise<OpenExamination> {
  const open = opening(text);
  expect(await open.run()).toMatchObject({ kind: 'verdict' });
  return open;
}

const HASH = 'a'.repeat(64);

describe('the book', () => {
  test('gives entries in the order of the walk, whatever their order in the file', async () => {
    const { book, filters } = await examined(bundle(chain(6).reverse()));
    expect(filters.page('all', 0, 10).entries.map(({ sequence, entryIndex, link, content }) => [sequence, entryIndex, link, content])).toEqual([
      [1, 5, 'genesis', 'recomputes'], [2, 4, 'holds', 'recomputes'], [3, 3, 'holds', 'recomputes'], [4, 2, 'holds', 'recomputes'], [5, 1, 'holds', 'recomputes'], [6, 0, 'holds', 'recomputes'],
    ]);
    expect(book.length).toBe(6);
  });

  test('goes from failing entry to failing entry in both directions and round at the ends', async () => {
    const { book } = await examined(bundle(edited(chain(10), { 3: { payloadDigest: HASH }, 7: { prevHash: HASH } })));
    // Entry 7's own hash covers its previous hash.
    expect([-1, 0, 2, 6, 9].map((from) => book.nextSought(from, false)?.position)).toEqual([2, 2, 6, 2, 2]);
    expect([-1, 0, 2, 6, 9].map((from) => book.nextSought(from, true)?.position)).toEqual([6, 6, 6, 2, 6]);
  });

  test('goes through every entry that a finding of severity fail names, also where its link and content hold, and of those alone', async () => {
    const { book, filters } = await examined(bundle(edited(chain(9), { 3: { payloadDigest: HASH }, 6: { traceView: { not: 'the trace' } }, 8: { eidasTimestamp: 'x' } })));
    expect(book.nextSought(2, false)).toEqual({ position: 5, severity: 'fail' });
    expect(book.nextSought(5, false)).toEqual({ position: 2, severity: 'fail' });
    expect(filters.page('fail', 0, 9).entries.map(({ sequence, link, content, gravest }) => [sequence, link, content, gravest])).toEqual([[3, 'holds', 'mismatch', 'fail'], [6, 'holds', 'recomputes', 'fail']]);
    expect(filters.page('indeterminate', 0, 9).entries.map(({ sequence }) => sequence)).toEqual([8]);
    expect(toOverview(book, 9)).toMatchObject({ fail: [0, 0, 1, 0, 0, 1, 0, 0, 0], indeterminate: [0, 0, 0, 0, 0, 0, 0, 1, 0] });
  });

  test('leaves open on a page the gap and the link over it, and not the content that fails behind them; of an export none of them', async () => {
    const lacking = edited(chain(8), { 6: { payloadDigest: HASH } }).filter((_, index) => index !== 4).reverse();
    const sixth = async (text: string): Promise<unknown> => {
      const { book, filters } = await examined(text);
      const row = filters.page('all', 4, 1).entries[0];
      return [row?.sequence, row?.link, row?.content, row?.gravest, row?.leftOpen, toEntryDetail(book, 3, []).linkAfterOpen];
    };
    expect(await sixth(JSON.stringify({ success: true, data: { entries: lacking, hasMore: false } }))).toEqual([6, 'broken', 'mismatch', 'fail', { link: true, content: false, gap: true }, true]);
    expect(await sixth(bundle(lacking))).toEqual([6, 'broken', 'mismatch', 'fail', { link: false, content: false, gap: false }, false]);
  });

  test('goes through the indeterminate ones where none fails', async () => {
    const { book } = await examined(bundle(edited(chain(9), { 8: { eidasTimestamp: 'x' } }).reverse()));
    expect([-1, 7].map((from) => book.nextSought(from, false))).toEqual([{ position: 7, severity: 'indeterminate' }, { position: 7, severity: 'indeterminate' }]);
    expect(book.nextSought(-1, true)).toEqual({ position: 7, severity: 'indeterminate' });
  });

  test('begins at the last entry when it looks backwards from nowhere', async () => {
    const { book } = await examined(bundle(edited(chain(5), { 4: { payloadDigest: HASH }, 5: { payloadDigest: HASH } })));
    expect(book.nextSought(-1, true)).toEqual({ position: 4, severity: 'fail' });
  });

  test('finds no failing entry in an intact chain, and none in an empty one', async () => {
    expect((await examined(bundle(chain(5)))).book.nextSought(-1, false)).toBeUndefined();
    expect((await examined(bundle([]))).book.nextSought(-1, true)).toBeUndefined();
  });

  test('finds a sequence, or the nearest after it, and nothing beyond the last', async () => {
    const { book } = await examined(bundle([...chain(9).filter(({ sequence }) => sequence !== 4), { sequence: 'x' }, 7]));
    expect(['1', '4', '9', '10', '1180591620717411303424'].map((text) => book.locate(parseSequence(text) ?? 0))).toEqual([
      { position: 0, exact: true }, { position: 3, exact: false }, { position: 7, exact: true }, undefined, undefined,
    ]);
  });

  test('puts entries without a sequence last, and says that nothing of them was checked', async () => {
    const { filters } = await examined(bundle([{ ...chain(1)[0], sequence: 0 }, ...chain(2), 'x']));
    expect(filters.page('all', 0, 9).entries.map(({ sequence, link, content, malformed }) => [sequence, link, content, malformed])).toEqual([
      [1, 'genesis', 'recomputes', false], [2, 'holds', 'recomputes', false], [null, 'unplaced', 'not-checked', true], [null, 'unplaced', 'not-checked', true],
    ]);
  });
});

describe('filters', () => {
  test('any page of any filter is a slice of all its entries, and says where each lies', async () => {
    const { filters } = await examined(bundle(edited(chain(60), { 5: { payloadDigest: HASH }, 6: { traceId: 'x' }, 20: { prevHash: HASH }, 41: { createdAt: 'never' }, 60: { chainHash: HASH } })));
    filters.found = [3, 8, 50];
    const whole = { all: filters.page('all', 0, MAX_PAGE), fail: filters.page('fail', 0, MAX_PAGE), indeterminate: filters.page('indeterminate', 0, MAX_PAGE), found: filters.page('found', 0, MAX_PAGE) };
    expect(whole.all.total).toBe(60);
    expect(whole.fail.entries.map(({ sequence }) => sequence)).toEqual([5, 20, 41, 60]);
    fc.assert(
      fc.property(fc.constantFrom('all' as const, 'fail' as const, 'indeterminate' as const, 'found' as const), fc.nat(80), fc.nat(80), (filter, from, size) => {
        const page = filters.page(filter, from, size);
        expect(page).toEqual({ filter, from, total: whole[filter].total, entries: whole[filter].entries.slice(from, from + size) });
        page.entries.forEach(({ position }, index) => expect(filters.placeIn(filter, position)).toBe(from + index));
      }),
    );
    expect(filters.placeIn('fail', 0)).toBeUndefined();
  });

  test('no page holds more than its limit', async () => {
    const { filters } = await examined(bundle(chain(MAX_PAGE + 1)));
    expect(filters.page('all', 0, 1e9).entries).toHaveLength(MAX_PAGE);
  });
});

describe('the overview', () => {
  test('counts every failing entry once, in the slice where it lies', async () => {
    const { book } = await examined(bundle(edited(chain(100), { 1: { payloadDigest: HASH }, 50: { payloadDigest: HASH }, 51: { payloadDigest: HASH }, 100: { payloadDigest: HASH } })));
    expect(toOverview(book, 4)).toEqual({ entries: 100, fail: [1, 1, 1, 1], indeterminate: [0, 0, 0, 0], warning: [0, 0, 0, 0] });
    for (const slices of [0, 1, 3, 99, 100, 5000, 1e9]) expect(toOverview(book, slices).fail.reduce((sum, value) => sum + value, 0)).toBe(4);
    expect(toOverview(book, 1e9).fail).toHaveLength(100);
  });

  test('of nothing is nothing', async () => expect(toOverview((await examined(bundle([]))).book, 5)).toEqual({ entries: 0, fail: [0], indeterminate: [0], warning: [0] }));
});

describe('a search', () => {
  async function hits(open: OpenExamination, prefix: string): Promise<number[]> {
    const found: number[] = [];
    await search(open.book, prefix, (position) => found.push(position), () => undefined, () => true);
    return found;
  }

  test('finds by prefix of trace id or chain hash, in walk order, and by nothing else', async () => {
    const entries = chain(30);
    const open = await examined(bundle([...entries].reverse()));
    expect(await hits(open, 'trace_0001')).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(await hits(open, entries[4]?.chainHash.slice(0, 20) ?? '')).toEqual([4]);
    expect(await hits(open, entries[4]?.payloadDigest ?? '')).toEqual([]);
    expect(await hits(open, 'race_')).toEqual([]);
    expect(await hits(open, 'TRACE_')).toEqual([]);
    expect(await hits(open, '')).toHaveLength(30);
  });

  test('finds an entry by its whole id, under either name that the API gives it, and by no part of one', async () => {
    const open = await examined(bundle(chain(4).map((entry, index) => (index === 2 ? { ...entry, _id: 'id_3' } : { ...entry, id: `id_${index + 1}` }))));
    expect([await hits(open, 'id_2'), await hits(open, 'id_3'), await hits(open, 'id_')]).toEqual([[1], [2], []]);
  });

  test('reads a trace id through its escapes', async () => {
    const open = await examined(bundle(chain(3)).replace('trace_00002', '\\u0074race\\u005f00002'));
    expect(await hits(open, 'trace_00002')).toEqual([1]);
  });

  test('finds what looking at every entry finds, whatever is searched, wherever it lies', async () => {
    const entries = chain(3000).map((entry, index) => ({ ...entry, traceId: index % 7 === 0 ? `x\u00e9"${index % 31}` : `tr${index % 13}` }));
    const open = await examined(bundle(entries).replaceAll('tr12', '\\u0074r12'));
    const of = (prefix: string): number[] => entries.flatMap(({ traceId, chainHash }, index) => (traceId.startsWith(prefix) || chainHash.startsWith(prefix) ? [index] : []));
    for (const prefix of ['t', 'tr1', 'tr12', 'tr13', 'x\u00e9', 'x\u00e9"', 'x\u00e9"3', '0', 'ab', entries[2999]?.chainHash ?? '']) expect(await hits(open, prefix), prefix).toEqual(of(prefix));
  });

  test('ends when it is no longer wanted, and does not say that it has finished', async () => {
    // Back to front, so that no two entries can be read in one go.
    const open = await examined(bundle(chain(50).reverse()));
    const told: boolean[] = [];
    await search(open.book, 'trace', () => undefined, ({ finished }) => told.push(finished), () => false);
    expect(told).not.toContain(true);
  });
});

describe('one entry in detail', () => {
  test('its shell line, run by a shell, prints the recomputed hash', async () => {
    const open = await examined(bundle(edited(chain(5), { 3: { payloadDigest: HASH } })));
    for (let position = 0; position < 5; position++) {
      const { hash } = toEntryDetail(open.book, position, open.findings);
      expect(execFileSync('sh', ['-c', hash?.shell ?? 'false'], { encoding: 'utf8' }).slice(0, 64)).toBe(hash?.recomputed);
      expect(hash?.recomputed === hash?.stored).toBe(position !== 2);
    }
  });

  test('shows each field, whether the hash covers it, and what is wrong with it', async () => {
    const [first] = chain(1);
    const open = await examined(bundle([{ ...first, createdAt: 'noon', extra: { deep: [1] }, merkleRoot: null }]));
    const { fields, hash, row } = toEntryDetail(open.book, 0, open.findings);
    expect(hash).toBeNull();
    expect(row).toMatchObject({ content: 'not-checked', malformed: true });
    expect(fields.map(({ name, text, coverage, fault }) => [name, text, coverage, fault])).toEqual([
      ['sequence', '1', 'covered', null], ['prevHash', first?.prevHash, 'covered', null], ['payloadDigest', first?.payloadDigest, 'covered', null], ['chainHash', first?.chainHash, 'chain-hash', null],
      ['createdAt', 'noon', 'covered', 'Not an RFC 3339 date-time.'], ['traceId', 'trace_00001', 'not-covered', null], ['organizationId', 'org_1', 'not-covered', null], ['extra', null, 'not-covered', null], ['merkleRoot', 'null', 'not-covered', null],
    ]);
  });

  test('names a field that is missing', async () => {
    const [first] = chain(1);
    const { payloadDigest: _left, ...rest } = first ?? {};
    const open = await examined(bundle([rest]));
    expect(toEntryDetail(open.book, 0, open.findings).fields.at(-1)).toEqual({ name: 'payloadDigest', json: '', text: null, cut: false, coverage: 'covered', fault: 'The field is missing.' });
  });

  test('stands between its neighbours, with the findings that are its own', async () => {
    const open = await examined(bundle(edited(chain(3), { 2: { prevHash: HASH } })));
    const detail = toEntryDetail(open.book, 1, open.findings);
    expect([detail.before?.sequence, detail.after?.sequence, detail.linkAfter]).toEqual([1, 3, 'holds']);
    expect(detail.findings.map(({ code }) => code)).toEqual(['prev-hash-mismatch', 'chain-hash-mismatch']);
    expect([toEntryDetail(open.book, 0, []).before, toEntryDetail(open.book, 2, []).after, toEntryDetail(open.book, 2, []).linkAfter]).toEqual([null, null, null]);
  });

  test('a name like __proto__ is a field like any other', async () => {
    const open = await examined(bundle(chain(1)).replace('"traceId"', '"__proto__":{"sequence":9},"traceId"'));
    expect(toEntryDetail(open.book, 0, []).fields.find(({ name }) => name === '__proto__')).toMatchObject({ json: '{"sequence":9}', coverage: 'not-covered' });
  });

  test('a value without end is cut and says so', async () => {
    const open = await examined(bundle(chain(1)).replace('trace_00001', 'x'.repeat(100_000)));
    const detail = toEntryDetail(open.book, 0, []);
    expect(detail.fields.find(({ name }) => name === 'traceId')).toMatchObject({ cut: true });
    expect(detail.source.length).toBeLessThanOrEqual(65_536);
    expect(JSON.stringify(detail).length).toBeLessThan(100_000);
  });
});

describe('where evidence is refused', () => {
  test('the place is shown with what stands around it, and what was read before it', async () => {
    const text = bundle(chain(3));
    const at = text.indexOf('"sequence":3') + '"sequence":'.length;
    const outcome = await opening(`${text.slice(0, at)}\u0000\u00e9${text.slice(at + 1)}`).run();
    if (outcome.kind !== 'refused') throw new Error('not refused');
    expect(outcome.place).toMatchObject({ refusal: { code: 'json-syntax', byteOffset: at, entriesRead: 2 }, at: '\\x00', firstSequence: 1, lastSequence: 2 });
    expect(outcome.place.before.endsWith('{"sequence":')).toBe(true);
    expect(outcome.place.after.startsWith('\\xc3\\xa9,"prevHash"')).toBe(true);
  });
});
