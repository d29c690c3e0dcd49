import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { utf8 } from '../json/document.fixture';
import { readTrace, traceFields, traceTree } from './index';
import type { TraceNode } from './index';

const tree = (text: string): TraceNode => traceTree(utf8(text))!;
const compared = (a: string, b: string) => traceFields(tree(a), tree(b));
const told = (a: string, b: string) => compared(a, b).rows.map(({ path, state, first, second }) => [path, state, first, second]);

describe('the fields of a trace', () => {
  it('stand under their JSON Pointer, in the order of the trace', () => {
    expect(traceFields(tree('{"b":[1,{"c":"x"}],"a/b":{"~":null},"e":{}}'), undefined)).toEqual({
      rows: [
        { path: '/b/0', state: 'alone', first: '1', second: null },
        { path: '/b/1/c', state: 'alone', first: '"x"', second: null },
        { path: '/a~1b/~0', state: 'alone', first: 'null', second: null },
        { path: '/e', state: 'alone', first: '{}', second: null },
      ],
      same: 4,
      differing: 0,
    });
  });

  it('of two copies are laid side by side, differences first', () => {
    expect(told('{"same":1,"edited":"a","gone":[1],"kind":{"x":1}}', '{"new":true,"edited":"b","kind":[1],"same":1}')).toEqual([
      ['/edited', 'differs', '"a"', '"b"'],
      ['/gone', 'only-first', '[1]', null],
      ['/kind', 'differs', '{"x":1}', '[1]'],
      ['/new', 'only-second', null, 'true'],
      ['/same', 'same', '1', '1'],
    ]);
  });

  it('are the same however a value is spelled, and not where a double would make them so', () => {
    expect(compared('{"a":1.0,"b":"\\u0061"}', '{"a":1e0,"b":"a"}')).toMatchObject({ same: 2, differing: 0 });
    expect(compared('{"a":9007199254740993}', '{"a":9007199254740992}')).toMatchObject({ differing: 1 });
    expect(compared('{"a":1e400}', '{"a":1e401}')).toMatchObject({ differing: 1 });
    expect(compared('{"a":"1"}', '{"a":1}')).toMatchObject({ differing: 1 });
    expect(compared('{"a":[]}', '{"a":{}}')).toMatchObject({ differing: 1 });
    expect(compared('{"a":"\\ud800"}', '{"a":"\\udfff"}')).toMatchObject({ differing: 1 });
  });

  it('differ behind what is shown of them', () => {
    const long = 'x'.repeat(5000);
    const { rows, differing } = compared(`{"a":"${long}1"}`, `{"a":"${long}2"}`);
    expect(differing).toBe(1);
    expect(rows[0]?.first).toBe(rows[0]?.second);
    expect(rows[0]?.first).toHaveLength(1025);
  });

  it('are counted beyond the 300 that are listed, and no difference makes room for what is the same', () => {
    const members = (value: string) => Array.from({ length: 1000 }, (_, index) => `"k${String(index)}":${index < 900 ? '0' : value}`).join(',');
    const { rows, same, differing } = compared(`{${members('1')}}`, `{${members('2')}}`);
    expect([rows.length, same, differing]).toEqual([300, 900, 100]);
    expect(rows.filter(({ state }) => state === 'differs')).toHaveLength(100);
  });

  it('may be named __proto__, nested 500 deep under long keys, or be many elements', () => {
    expect(told('{"__proto__":{"a":1}}', '{"__proto__":{"a":2}}')).toEqual([['/__proto__/a', 'differs', '1', '2']]);
    const key = 'k'.repeat(1500);
    const deep = `${`{"${key}":`.repeat(500)}1${'}'.repeat(500)}`;
    const { rows } = traceFields(tree(deep), undefined);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.path).toHaveLength(256);
    expect(compared(`{"a":[${'0,'.repeat(200_000)}1]}`, `{"a":[${'0,'.repeat(200_000)}2]}`)).toMatchObject({ same: 200_000, differing: 1 });
    expect(compared('{"a":1}', `{"a":${deep}}`).rows[0]?.second?.length).toBeLessThanOrEqual(1025);
  });

  it('differ nowhere just when both copies have one RFC 8785 form', () => {
    const values = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(values, values, fc.boolean(), (a, b, alike) => {
        const [one, other] = [JSON.stringify({ v: a }), JSON.stringify({ v: alike ? a : b })];
        expect(compared(one, other).differing === 0).toBe(readTrace(utf8(one))?.text === readTrace(utf8(other))?.text);
      }),
    );
  });
});
