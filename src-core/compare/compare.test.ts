import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { examine } from '../assess/examine.fixture';
import { bundleBytes, damagedFrom, makeChain } from '../replay/chain.fixture';
import type { ChainEntry } from '../replay/chain.fixture';
import { compareCopies, fieldsSideBySide } from './index';
import type { Comparison, Copy } from './index';

function copyOf(bytes: Uint8Array): Copy {
  const examined = examine(bytes);
  if (examined.refusal !== undefined) throw new Error('refused');
  return { reading: examined.reading, readSpan: (offset, length) => bytes.subarray(offset, offset + length) };
}

function compared(a: Uint8Array, b: Uint8Array, range?: { from: number; to: number }): Comparison {
  const steps = compareCopies(copyOf(a), copyOf(b), range);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const chain = makeChain(6);
const changed = (at: number, fields: object): object[] => chain.map((entry, index) => (index === at ? { ...entry, ...fields } : entry));

describe('two copies of a range', () => {
  test('are the same whatever their notation and order', () => {
    const respelled = [...chain].reverse().map((entry) => Object.fromEntries(Object.entries(entry).reverse()));
    expect(compared(bundleBytes(chain), bundleBytes(respelled, {}, 2))).toEqual({ same: 6, differing: 0, onlyInA: 0, onlyInB: 0, unplacedDiffering: 0, differences: [], divergences: [], divergenceCount: 0 });
  });

  test('differ in the fields that are named, also such as no hash covers and such as only one has', () => {
    const { differences } = compared(bundleBytes(chain), bundleBytes(changed(2, { traceId: 'trace-x', extra: { n: 1.5e3 } })));
    expect(differences).toEqual([{ sequence: 3, kind: 'differs', fields: [{ field: 'traceId', a: '"trace-3"', b: '"trace-x"' }, { field: 'extra', a: null, b: '{"n":1500}' }], indexA: 2, indexB: 2 }]);
  });

  test('differ in values that Python cannot write again, too', () => {
    const digits = (last: string): Uint8Array => new TextEncoder().encode(JSON.stringify({ entries: [{ ...chain[0], note: 'HERE' }] }).replace('"HERE"', `${'9'.repeat(6000)}${last}`));
    expect(compared(digits('1'), digits('2'))).toMatchObject({ same: 0, differing: 1, differences: [{ fields: [{ field: 'note' }] }] });
    expect(compared(digits('1'), digits('1'))).toMatchObject({ same: 1, differing: 0 });
  });

  test('tell which entries only one of them has', () => {
    const { differences, ...counts } = compared(bundleBytes(chain.slice(1)), bundleBytes([...chain.slice(0, 3), ...chain.slice(4)]));
    expect(counts).toMatchObject({ same: 4, differing: 0, onlyInA: 1, onlyInB: 1, unplacedDiffering: 0 });
    expect(differences).toEqual([{ sequence: 1, kind: 'only-in-b', fields: [], indexA: null, indexB: 0 }, { sequence: 4, kind: 'only-in-a', fields: [], indexA: 2, indexB: null }]);
  });

  test('are compared inside a range, both ends included', () => {
    const other = bundleBytes(changed(0, { traceId: 'x' }).slice(0, 4));
    expect(compared(bundleBytes(chain), other, { from: 2, to: 4 })).toMatchObject({ same: 3, differing: 0, onlyInA: 0, onlyInB: 0 });
    expect(compared(bundleBytes(chain), other, { from: 1, to: 5 })).toMatchObject({ same: 3, differing: 1, onlyInA: 1 });
  });

  test('differ in elements that have no place in the chain', () => {
    const [plain, text, number] = [chain, [...chain, { ...chain[5], sequence: '6' }], [...chain, 7]].map((entries) => bundleBytes(entries as object[]));
    if (plain === undefined || text === undefined || number === undefined) throw new Error('three were made');
    expect(compared(text, text)).toMatchObject({ same: 6, unplacedDiffering: 0 });
    expect(compared(number, number)).toMatchObject({ same: 6, unplacedDiffering: 0 });
    for (const [a, b] of [[plain, text], [text, plain], [text, number]] as const) expect(compared(a, b)).toMatchObject({ same: 6, differing: 0, unplacedDiffering: 1 });
  });

  test('show of two long values what lies around their first difference', () => {
    const text = 'x'.repeat(5000);
    const { differences } = compared(bundleBytes(changed(2, { note: `${text}a${text}` })), bundleBytes(changed(2, { note: `${text}b${text}` })));
    const [field] = differences[0]?.fields ?? [];
    expect([field?.a?.length, field?.a?.indexOf('a'), field?.b?.indexOf('b')]).toEqual([202, 41, 41]);
  });

  test('list a hundred fields of one entry, and count the rest', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, index]));
    const { differences } = compared(bundleBytes(chain), bundleBytes(changed(2, many)));
    expect(differences).toMatchObject([{ moreFields: 4900 }]);
    expect(differences[0]?.fields).toHaveLength(100);
  });

  test('stand side by side field by field, those that differ first', () => {
    const [a, b] = [{ id: 1, traceId: 'a', note: 'n' }, { traceId: 'b', id: 1.0, more: null }].map((entry) => new TextEncoder().encode(JSON.stringify(entry)));
    const told = (one: Uint8Array | undefined, other: Uint8Array | undefined): unknown[] => fieldsSideBySide(one, other).fields.map(({ field, differs, a: ours, b: theirs }) => [field, differs, ours, theirs]);
    expect(told(a, b)).toEqual([['traceId', true, '"a"', '"b"'], ['note', true, '"n"', null], ['more', true, null, 'null'], ['id', false, '1', '1']]);
    expect(told(a, undefined)).toEqual([['id', false, '1', null], ['traceId', false, '"a"', null], ['note', false, '"n"', null]]);
  });

  test('show long values cut, and list a thousand differences', () => {
    const long = makeChain(1200).map((entry) => ({ ...entry, note: 'x'.repeat(1000) }));
    const { differing, differences } = compared(bundleBytes(makeChain(1200)), bundleBytes(long));
    expect([differing, differences.length, differences[0]?.fields[0]?.b?.length]).toEqual([1200, 1000, 201]);
  });

  test('are the same as themselves, and what one finds the other finds with A and B exchanged', () => {
    fc.assert(
      fc.property(damagedFrom(fc.constant<ChainEntry[]>(makeChain(6))), damagedFrom(fc.constant<ChainEntry[]>(makeChain(6))), (one, other) => {
        expect(compared(bundleBytes(one), bundleBytes(one)).differences).toEqual([]);
        const [there, back] = [compared(bundleBytes(one), bundleBytes(other)), compared(bundleBytes(other), bundleBytes(one))];
        expect([there.same, there.differing, there.onlyInA, there.onlyInB]).toEqual([back.same, back.differing, back.onlyInB, back.onlyInA]);
      }),
    );
  });
});
