import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { locateLog, probeLog } from '#core/logs';
import type { LogRecipe } from '#core/logs';
import type { Sha256 } from '#core/replay';

import { judge, recipeBytes, recipeOf, sha256 } from '../logs/log.fixture';
import { ControlMissed, runLogControls } from './index';
import type { ControlsView } from './index';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Made = { readonly json: Json; readonly hashed: string };

/** The ways in which a recipe can write a field, with values and what must be hashed for each, written out by hand. */
const FORMS = {
  text: [fc.constantFrom<Made>({ json: 'a', hashed: 'a' }, { json: '', hashed: '' }, { json: 'q"\\\n\u0000é😀', hashed: 'q"\\\n\u0000é😀' }, { json: null, hashed: '' }), { as: 'text', null: 'empty' }],
  integer: [fc.constantFrom<Made>({ json: 7, hashed: '7' }, { json: '90071992547409931234', hashed: '90071992547409931234' }, { json: -1, hashed: '-1' }, { json: null, hashed: 'null' }), { as: 'integer', null: 'word' }],
  boolean: [fc.constantFrom<Made>({ json: true, hashed: 'yes' }, { json: false, hashed: 'no' }, { json: null, hashed: '' }), { as: 'boolean', true: 'yes', false: 'no', null: 'empty' }],
  bytes: [fc.constantFrom<Made>({ json: '41', hashed: 'A' }, { json: '', hashed: '' }), { as: 'hex-bytes' }],
  time: [fc.constantFrom<Made>({ json: '2026-05-06T08:59:59.5+02:00', hashed: '2026-05-06T06:59:59Z' }, { json: '2026-12-31t23:19:00z', hashed: '2026-12-31T23:19:00Z' }), { as: 'time', form: 'seconds' }],
} as const;
type Kind = keyof typeof FORMS;
const KINDS = Object.keys(FORMS) as Kind[];

const plan = fc.record({
  kinds: fc.uniqueArray(fc.constantFrom(...KINDS), { maxLength: 5 }),
  nested: fc.boolean(),
  order: fc.constantFrom('number', 'digits', 'covered', 'file', 'newest'),
  gaps: fc.constantFrom('normal', 'finding'),
  group: fc.constantFrom('none', 'plain', 'covered'),
  genesis: fc.constantFrom(null, '0', '0'.repeat(64), 'ä'),
  separator: fc.constantFrom('', '|'),
  place: fc.constantFrom('array', 'ndjson', 'member', 'pages'),
  formula: fc.boolean(),
  count: fc.integer({ min: 1, max: 7 }),
});
type Plan = typeof plan extends fc.Arbitrary<infer P> ? P : never;

const at = (kind: Kind, nested: boolean): string | string[] => (nested ? ['in', kind] : kind);

function recipeFor({ kinds, nested, order, gaps, group, genesis, separator, place, formula }: Plan): LogRecipe {
  const isFile = order === 'file' || order === 'newest';
  return recipeOf({
    schema: 'tamperscope.recipe/1', id: 'made/here', title: 'Made here',
    records: [place === 'member' || place === 'pages' ? { form: place, path: ['päge', 'rows'] } : { form: place }],
    order: isFile ? { by: 'file', direction: order === 'newest' ? 'descending' : 'either' } : { by: 'field', field: 'n', gaps, first: null },
    ...(group === 'none' ? {} : { group: 'tenant' }),
    hash: { algorithm: 'sha256', written: 'hex-lower', field: 'hash', null: 'refuse' },
    previous: { field: 'previous', genesis },
    preimage: formula ? {
      separator,
      parts: [
        { field: 'previous', as: 'text', null: 'empty' },
        ...kinds.map((kind) => ({ field: at(kind, nested), ...FORMS[kind][1] })),
        ...(order === 'covered' ? [{ field: 'n', as: 'integer' }] : []),
        ...(group === 'covered' ? [{ field: 'tenant', as: 'text' }] : []),
      ],
    } : null,
  });
}

function documentFor({ kinds, nested, order, group, genesis, separator, place, count }: Plan, values: readonly (readonly Made[])[], hash: Sha256): string {
  let previous: string | null = genesis;
  const records: Json[] = [];
  for (let index = 0; index < count; index++) {
    const made = kinds.map((kind, column) => [kind, values[index]?.[column] ?? { json: null, hashed: '' }] as const);
    const fields = Object.fromEntries(made.map(([kind, { json }]) => [kind, json]));
    const n = 2 ** 53 - 3 + index;
    const digits = String(BigInt(2 ** 53 - 3) + BigInt(index));
    const hashed = hash([previous ?? '', ...made.map(([, one]) => one.hashed), ...(order === 'covered' ? [digits] : []), ...(group === 'covered' ? ['t'] : [])].join(separator));
    records.push({ previous, n: order === 'digits' || n > Number.MAX_SAFE_INTEGER ? digits : n, ...(group === 'none' ? {} : { tenant: 't' }), ...(nested ? { in: fields } : fields), hash: hashed });
    previous = hashed;
  }
  if (order === 'newest') records.reverse();
  switch (place) {
    case 'array':
      return JSON.stringify(records, null, 1);
    case 'ndjson':
      return records.map((record) => JSON.stringify(record)).join('\n');
    case 'member':
      return JSON.stringify({ 'päge': { rows: records } });
    case 'pages':
      return JSON.stringify([{ 'päge': { rows: records } }]);
  }
}

function controlsOf(text: string, recipe: LogRecipe, hash: Sha256 = sha256): ControlsView {
  const bytes = Buffer.from(text);
  const located = locateLog(probeLog(bytes, true), recipe, false);
  const outcome = judge(bytes, recipe, { hash });
  if (located === undefined || 'refused' in outcome) throw new Error(`not read: ${text}`);
  return runLogControls({ reading: outcome.reading, recipe, isKnown: outcome.verdict.recipe !== null, located, readSpan: (offset, length) => bytes.subarray(offset, offset + length), sha256: hash });
}

const tuple = ({ kinds }: Plan): fc.Arbitrary<readonly Made[]> => fc.tuple(...kinds.map((kind) => FORMS[kind][0]));
const log = plan.chain((made) => fc.tuple(fc.constant(made), fc.array(tuple(made), { minLength: made.count, maxLength: made.count })));

describe('negative controls on a log', () => {
  it('find every seeded change in copies of an intact chain of three records or more, whatever the recipe', () => {
    fc.assert(
      fc.property(log, ([made, values]) => {
        const view = controlsOf(documentFor(made, values, sha256), recipeFor(made));
        expect(view).toMatchObject(made.count < 3 ? { state: 'not-run' } : { state: 'run', of: 'records' });
        if (view.state === 'not-run') return;
        const named = view.controls.map(({ damage }) => damage).join('; ');
        // Every kind of field that the formula covers is changed, but for nulls of which no opposite is known.
        for (const kind of made.formula ? made.kinds : []) if (values[1]?.[made.kinds.indexOf(kind)]?.json !== null) expect(named).toContain(made.nested ? `in.${kind}` : kind);
      }),
      { numRuns: 400 },
    );
  });

  it('change every covered field of Aster\u2019s records, the hashes, and the records\u2019 order', () => {
    const recipe = recipeOf(recipeBytes('aster-audit'));
    let prevHash: string | null = null;
    const rows = [1, 2, 3, 4].map((id) => {
      const row = { id, eventType: 'E', timestamp: `2026-05-06T08:00:0${id}Z`, tenantId: 't', policyModule: 'm', policyFunction: null, success: true, prevHash };
      prevHash = sha256(`${prevHash ?? ''}E${row.timestamp}tmtrue`);
      return { ...row, currentHash: prevHash };
    });
    const view = controlsOf(JSON.stringify(rows), recipe);
    expect(view.state === 'run' ? view.controls.map(({ damage, found }) => `${damage}: ${found}`) : view).toEqual([
      'one digit of prevHash changed: prev-hash-mismatch', 'one digit of currentHash changed: chain-hash-mismatch', 'currentHash changed, seen from the record after: prev-hash-mismatch',
      'an upper-case digit in currentHash: malformed-field', 'genesis in place of prevHash: wrong-genesis',
      'a letter added to eventType: chain-hash-mismatch', 'one digit of timestamp changed: chain-hash-mismatch', 'a letter added to tenantId: chain-hash-mismatch',
      'a letter added to policyModule: chain-hash-mismatch', 'a letter added to policyFunction: chain-hash-mismatch', 'success turned to its opposite: chain-hash-mismatch',
      'a record changed and its hash made anew: prev-hash-mismatch', 'a record deleted: prev-hash-mismatch', 'a record given twice: duplicate-sequence',
      'a second record of the same id: fork', 'two neighbours with their id exchanged: prev-hash-mismatch', 'id that is no number: malformed-field',
    ]);
  });

  it('take neighbours of one chain, though records of others, and damaged ones, lie between', () => {
    const made: Plan = { kinds: ['text'], nested: false, order: 'number', gaps: 'normal', group: 'plain', genesis: '0', separator: '', place: 'array', formula: true, count: 5 };
    const records = JSON.parse(documentFor(made, [], sha256)) as { n: number | string; tenant: string; hash: string }[];
    const between = records.flatMap((record, index) => [{ ...record, n: String(10n * BigInt(record.n)) }, { ...record, n: String(10n * BigInt(record.n) + 1n), tenant: `u${index}`, ...(index === 2 ? { hash: sha256('changed') } : {}) }]);
    expect(controlsOf(JSON.stringify(between), recipeFor(made))).toMatchObject({ state: 'run', fromSequence: between[0]?.n, toSequence: between[4]?.n });
  });

  it('stop the run when the instrument does not see a change: a hash that passes over a field', () => {
    const made: Plan = { kinds: ['integer', 'time'], nested: true, order: 'file', gaps: 'normal', group: 'none', genesis: '0', separator: '|', place: 'ndjson', formula: true, count: 4 };
    const blind: Sha256 = (preimage) => sha256(typeof preimage === 'string' ? preimage.split('|').filter((_, index) => index !== 1).join('|') : preimage);
    const values = [1, 2, 3, 4].map((json): Made[] => [{ json, hashed: String(json) }, { json: '2026-05-06T08:00:00Z', hashed: '2026-05-06T08:00:00Z' }]);
    expect(() => controlsOf(documentFor(made, values, blind), recipeFor(made), blind)).toThrow(ControlMissed);
    expect(() => controlsOf(documentFor(made, values, blind), recipeFor(made), blind)).toThrow('in.integer raised by one');
  });
});
