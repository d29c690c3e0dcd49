import { describe, expect, test } from 'vitest';

import type { LogView } from '#core/contract';

import { askedOf, tenantsOf, toLogPanel } from './log-panel';

const view: LogView = {
  recipe: { id: 'aster/audit', title: 'Aster', sha256: 'ab'.repeat(32), formula: 'f', covered: ['a', 'b'], joined: true, pinned: false, path: null, text: '{}', textCut: false },
  records: 'an array of records', hashName: 'currentHash', previousName: 'prevHash', genesis: 'null', order: 'ascending by id', group: 'tenantId',
  chains: [{ name: 'acme', hashed: 3, judged: 3, fromGenesis: true, first: 1, last: 9, lastHash: null }, { name: null, hashed: 1, judged: 1, fromGenesis: false, first: 2, last: 2, lastHash: null }],
  chainCount: 2,
  counts: { judged: 4, recomputed: 4, recovered: 1, unjudged: 0, unhashed: 0, outside: 0, links: 2, brokenLinks: 1 },
  window: null, tenant: null, aster: null,
};

const textOf = (label: string, shown: LogView): string | undefined => toLogPanel(shown).facts.find((fact) => fact.label === label)?.text;

describe('what the window says of a log', () => {
  test('names the recipe, its hash, what it covers and what it leaves unseen', () => {
    const { facts, notes } = toLogPanel(view);
    expect(facts.find(({ label }) => label === 'SHA-256 of its file')?.copy).toBe('ab'.repeat(32));
    expect(notes).toEqual(['currentHash covers a, b. An edit to any other member is invisible here.', 'Nothing stands between the values: a letter moved from one to the next is invisible, too.']);
  });

  test('counts what recomputes and what holds, lost digits apart', () => {
    expect([textOf('Recomputed', view), textOf('Links', view), textOf('Without a hash', view)]).toEqual(['4 of 4 records, 1 with lost digits of the time', '1 of 2 hold', undefined]);
    expect(textOf('Without a hash', { ...view, counts: { ...view.counts, unhashed: 2 } })).toBe('2');
  });

  test('claims nothing of contents without a formula', () => {
    const { notes } = toLogPanel({ ...view, recipe: { ...view.recipe, covered: [], joined: false } });
    expect(notes).toEqual(['What the hash covers is not published: an edit inside a record leaves links whole.']);
    expect(textOf('Recomputed', { ...view, recipe: { ...view.recipe, covered: [] } })).toBe('none: contents are not claimed');
  });

  test('keeps what was asked of it, and says when nobody bears the tenant\u2019s name', () => {
    expect(askedOf(view)).toEqual({ start: '', end: '', tenant: '' });
    const asked = { ...view, window: { start: 'a', end: 'b' }, tenant: 'nobody' };
    expect(askedOf(asked)).toEqual({ start: 'a', end: 'b', tenant: 'nobody' });
    expect(toLogPanel(asked).notes[0]).toBe('No record with a hash names the tenant "nobody".');
  });

  test('lists chains where there are several, and the endpoint\u2019s answer where there is one', () => {
    expect(toLogPanel(view).chains).toEqual(['acme: 3 records, 1 to 9, from genesis', 'without a name: 1 record, 2 to 2, what came before was not supplied']);
    expect(toLogPanel({ ...view, chainCount: 1 }).chains).toEqual([]);
    expect(toLogPanel({ ...view, chainCount: 2000 }).chainsTitle).toBe('The first 20 of 2,000 chains');
    expect(tenantsOf(view)).toEqual(['acme']);
    expect([tenantsOf({ ...view, chainCount: 1 }), tenantsOf({ ...view, recipe: { ...view.recipe, id: 'mine' } })]).toEqual([null, null]);
    expect(toLogPanel({ ...view, aster: { tenant: 'acme', answer: { valid: true, brokenAt: null, reason: null, recordsVerified: 3 } } }).aster).toEqual(['valid: true', 'brokenAt: null', 'reason: null', 'recordsVerified: 3']);
  });
});
