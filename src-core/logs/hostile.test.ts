import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { codes, judge, judged, recipeBytes, recipeOf, sha256 } from './log.fixture';
import { writeTime } from './time-text';

const aster = recipeOf(recipeBytes('aster-audit'));

type Row = { id: number; eventType: string; timestamp: string; tenantId: string | null; success: boolean | null; prevHash: string | null; currentHash: string | null };

function table(count: number): Row[] {
  const rows: Row[] = [];
  for (let id = 1; id <= count; id++) {
    const prevHash = rows.at(-1)?.currentHash ?? null;
    const timestamp = `2026-05-06T08:00:${String(id % 60).padStart(2, '0')}Z`;
    rows.push({ id, eventType: 'E', timestamp, tenantId: 't', success: true, prevHash, currentHash: sha256(`${prevHash ?? ''}E${timestamp}ttrue`) });
  }
  return rows;
}

const rows = table(4);
const changed = (place: number, change: object): object[] => rows.map((row, index) => (index === place ? { ...row, ...change } : row));

describe('a log', () => {
  it('reads the same in chunks of any size, as a document and as lines', () => {
    const ndjson = rows.map((row) => JSON.stringify(row)).join('\n');
    for (const chunk of [1, 2, 3, 64, 1000]) {
      expect(judged(rows, aster, { chunk }).verdict.conclusion).toBe('passed');
      expect(judged(ndjson, aster, { chunk }).verdict.replay).toEqual(judged(rows, aster).verdict.replay);
    }
  });

  it('is not called changed where lost digits of a time were too dear to be searched for', () => {
    const long = 'E'.repeat(300_000);
    const stored = '2026-05-06T08:00:01.000001Z';
    const hashOf = (timestamp: string): string => sha256(`${long}${timestamp}ttrue`);
    const record = (hash: string): object => ({ id: 1, eventType: long, timestamp: stored, tenantId: 't', success: true, prevHash: null, currentHash: hash });
    for (const timestamp of ['2026-05-06T08:00:01.000001234Z', '2026-05-06T09:00:00Z']) {
      const outcome = judged([record(hashOf(timestamp)), ...table(2).map((row) => ({ ...row, id: row.id + 1, tenantId: 'u', currentHash: sha256(`${row.prevHash ?? ''}E${row.timestamp}utrue`), prevHash: row.prevHash })).slice(0, 1)], aster);
      expect(codes(outcome)).toEqual(['content-unjudged@1']);
      expect(outcome.verdict).toMatchObject({ conclusion: 'indeterminate', replay: { verified: false, brokenAtSequence: null } });
    }
    expect(judged([record(hashOf(stored))], aster).verdict.conclusion).toBe('passed');
  });

  it('never passes with a covered field changed', () => {
    const field = fc.constantFrom('eventType', 'timestamp', 'tenantId', 'policyModule', 'policyFunction', 'success', 'prevHash', 'currentHash');
    const value = fc.oneof(fc.jsonValue(), fc.string(), fc.constantFrom(null, true, false, rows[0]!.currentHash, '2026-05-06T08:00:02.000001Z'));
    fc.assert(fc.property(fc.nat(2), field, value, (place, name, changedTo) => {
      const row = rows[place]!;
      const before = name in row ? row[name as keyof Row] : undefined;
      fc.pre(JSON.stringify(before ?? '') !== JSON.stringify(changedTo ?? ''));
      // A hash taken away makes the record an unhashed one, and the next one's link breaks.
      const { verdict } = judged(changed(place, { [name]: changedTo }), aster);
      return verdict.conclusion !== 'passed';
    }), { examples: [[0, 'currentHash', null], [1, 'success', null]] });
  });

  it.each([
    ['a wrong type', { eventType: 7 }, ['malformed-field@2', 'chain-hash-mismatch@2']],
    ['a list for a time', { timestamp: [] }, ['malformed-field@2', 'malformed-field@2', 'chain-hash-mismatch@2']],
    ['an impossible date', { timestamp: '2026-02-30T00:00:00Z' }, ['malformed-field@2', 'malformed-field@2', 'chain-hash-mismatch@2']],
    ['a tenant that is an object', { tenantId: {} }, ['malformed-field@2', 'malformed-field@2', 'chain-hash-mismatch@2', 'prev-hash-mismatch@3']],
    ['a word for success', { success: 'true' }, ['malformed-field@2', 'chain-hash-mismatch@2']],
    ['a megabyte of text', { eventType: 'x'.repeat(2 ** 20) }, ['content-unjudged@2']],
    ['half of a character', { eventType: '\ud800' }, ['content-unjudged@2']],
    ['a hash in upper case', { currentHash: rows[1]!.currentHash!.toUpperCase() }, ['malformed-field@2', 'chain-hash-mismatch@2', 'prev-hash-mismatch@3']],
    ['a fraction for an id', { id: 1.5 }, ['prev-hash-mismatch@3', 'malformed-field']],
    ['a hash that is a number', { currentHash: 5 }, ['malformed-field@2', 'chain-hash-mismatch@2', 'prev-hash-mismatch@3']],
  ])('with %s is told in findings', (_, change, expected) => {
    expect(codes(judged(changed(1, change), aster))).toEqual(expected);
  });

  it.each([
    ['a member twice', '[{"id":1,"currentHash":null,"prevHash":null},{"id":1,"\\u0069d":2}]', 'duplicate-key'],
    ['deep nesting', `[{"currentHash":null,"prevHash":null,"x":${'['.repeat(520)}${']'.repeat(520)}}]`, 'too-deep'],
    ['an end that is missing', '[{"id":1,"currentHash":null,"prevHash":null}', 'truncated-json'],
    ['a second document', '[{"id":1,"currentHash":null,"prevHash":null}] []', 'json-syntax'],
    ['a broken second line', '{"id":1,"currentHash":null,"prevHash":null}\n{"id":', 'truncated-json'],
    ['places that are two', '{"data":[{"currentHash":1,"prevHash":1}],"items":[{"currentHash":1,"prevHash":1}]}', 'no place fits'],
  ])('with %s is refused', (_, text, reason) => {
    expect(judge(Buffer.from(text), aster)).toEqual({ refused: reason });
  });

  it('tells a page that holds no records', () => {
    expect(codes(judged([{ content: rows.slice(0, 2) }, { content: null }, { other: 1 }, { content: rows.slice(2) }], aster))).toContain('records-missing');
  });

  it('lists a thousand findings of a code and counts the rest', () => {
    const many = table(1500).map((row, index) => (index > 0 ? { ...row, eventType: 'F' } : row));
    // Without the search for lost digits, which is another test's subject and slow where all is in vain.
    const plain = recipeOf(Buffer.from(Buffer.from(recipeBytes('aster-audit')).toString().replace('"recoverLostPrecision": true', '"recoverLostPrecision": false')));
    const { verdict } = judged(many, plain, { chunk: 65_536 });
    expect(verdict.omitted).toEqual({ 'chain-hash-mismatch': 499 });
    expect(verdict.conclusion).toBe('failed');
  });

  it('explains a near miss and condemns nobody for it', () => {
    const pipes = recipeOf({ ...(JSON.parse(Buffer.from(recipeBytes('adjudon-decision-pipe')).toString()) as object), id: 'mine' });
    const prev = '0'.repeat(64);
    const chainHash = sha256(`${prev}${prev}12026-05-06T08:00:00.000Z`);
    const { verdict } = judged([{ sequence: 1, prevHash: prev, payloadDigest: prev, createdAt: '2026-05-06T08:00:00.000Z', chainHash }], pipes);
    expect(verdict.conclusion).toBe('indeterminate');
    expect(verdict.findings.find(({ code }) => code === 'recipe-near-miss')?.message).toContain('nothing stands between the values');
  });

  it('of a kind that was guessed condemns nobody where nothing of it has the guessed form', () => {
    const operations = recipeOf(recipeBytes('adjudon-operations'));
    const foreign = [{ hash: 'q83vEjRWeJA=', prevHash: '0', createdAt: '2026-05-06T08:00:00Z' }];
    expect(judged(foreign, operations, { pinned: false }).verdict.conclusion).toBe('indeterminate');
    const nameless = rows.map(({ id: _id, ...row }) => row);
    expect(judged(nameless, aster, { pinned: false }).verdict.conclusion).toBe('indeterminate');
    expect(judged(nameless, aster, { pinned: true }).verdict.conclusion).toBe('failed');
  });

  it('that was edited in its only record fails under a recipe that the examiner vouches for, and cannot be told without', () => {
    const [row] = table(1);
    expect(judged([{ ...row, eventType: 'F' }], aster).verdict.conclusion).toBe('failed');
    expect(judged([{ ...row, eventType: 'F' }], aster, { pinned: false }).verdict.conclusion).toBe('indeterminate');
  });
});

describe('a time', () => {
  it('is written as the language of dates writes it', () => {
    fc.assert(fc.property(fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
      const seconds = Math.floor(date.getTime() / 1000);
      expect(writeTime({ seconds, nanos: (date.getTime() - seconds * 1000) * 1e6 }, 'milliseconds')).toBe(date.toISOString());
    }));
  });
});
