import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { notatedDocument, notatedNumber, utf8 } from '../json/document.fixture';
import { TraceFormFinder, TraceLines, TraceReader, hashTrace, readTrace } from './index';
import type { ReadTrace } from './index';
import { canonicalNumber } from './number';
import { MAX_TRACE } from './trace-reader';

type Case = { readonly input: string; readonly output: string | null; readonly why: string | null };
const cases = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../vectors/canonical.json'), 'utf8')) as Case[];

/** The traces of an array, written in pieces of a size. */
function readArray(text: string, piece = 1 << 20): ReadTrace[] {
  const traces: ReadTrace[] = [];
  const reader = new TraceReader({ kind: 'array', under: [] }, { trace: (trace) => traces.push(trace), other: () => undefined });
  const bytes = utf8(text);
  for (let from = 0; from < bytes.length; from += piece) expect(reader.write(bytes.slice(from, from + piece))).toBeUndefined();
  expect(reader.end()).toBeUndefined();
  return traces;
}

const canonicalOf = (text: string): ReadTrace => readTrace(utf8(`{"v":${text}}`))!;

describe('the RFC 8785 form', () => {
  it.each(cases.map(({ input, output, why }) => [input.slice(0, 60), { input, output, why }] as const))('of %s is what Python makes by exact arithmetic', (_title, { input, output, why }) => {
    const { text, obstacle } = canonicalOf(input);
    expect(text ?? null).toBe(output === null ? null : `{"v":${output}}`);
    expect(obstacle?.kind ?? null).toBe(why);
  });

  it('keeps the value, and is its own form', () => {
    fc.assert(
      fc.property(notatedDocument, (text) => {
        const { text: form } = canonicalOf(text);
        if (form === undefined) return;
        expect(JSON.parse(form)).toEqual({ v: unsigned(JSON.parse(text)) });
        expect(readTrace(utf8(form))?.text).toBe(form);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same for every notation of a value, and in whatever pieces it comes', () => {
    fc.assert(
      fc.property(notatedDocument, fc.integer({ min: 1, max: 9 }), (text, piece) => {
        const [whole] = readArray(`[{"v":${text}}]`);
        expect(readArray(`[{"v":${text}}]`, piece)).toEqual([whole]);
        if (whole?.text !== undefined) expect(readTrace(utf8(JSON.stringify(JSON.parse(`{"v":${text}}`), null, 1)))?.text).toBe(whole.text);
      }),
      { numRuns: 300 },
    );
  });
});

/** RFC 8785 writes -0 as 0. */
function unsigned(value: unknown): unknown {
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (Array.isArray(value)) return value.map(unsigned);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unsigned(inner)])) : value;
}

describe('a number', () => {
  it('that is taken states exactly what was written, or is exactly the double', () => {
    fc.assert(
      fc.property(notatedNumber, (literal) => {
        const form = canonicalNumber(literal);
        if (form !== undefined) expect(Number(form)).toBe(Number(literal) + 0);
      }),
    );
  });

  it('that a program wrote from a double is always taken', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const form = String(value);
        expect(canonicalNumber(form)).toBe(form);
        expect(canonicalNumber(value.toExponential())).toBe(form);
      }),
    );
  });

  it('that is an integer beyond 2^53 is taken only where a double holds it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 53n, max: 2n ** 70n }), (integer) => {
        const nearest = Number(integer);
        const isHeld = BigInt(nearest) === integer || decimalInteger(String(nearest)) === integer;
        expect(canonicalNumber(String(integer)) !== undefined).toBe(isHeld);
      }),
    );
  });

  it.each(['1'.repeat(2049), `0.${'0'.repeat(3000)}1`, `1${'0'.repeat(70_000)}`])('of thousands of digits is not taken', (literal) => {
    expect(canonicalNumber(literal)).toBeUndefined();
    expect(canonicalOf(literal).obstacle?.literal).toHaveLength(65);
  });
});

/** The integer that a form like 1.5e+21 states. */
function decimalInteger(form: string): bigint {
  const [, whole = '', fraction = '', power = '0'] = /^(\d+)(?:\.(\d+))?(?:e\+(\d+))?$/.exec(form) ?? [];
  return BigInt(whole + fraction.padEnd(Number(power), '0'));
}

describe('hostile traces', () => {
  it('of a megabyte in one string are hashed whole', () => {
    const long = 'x"\u00e9'.repeat(400_000);
    const [read] = readArray(`[{"traceId":"t","rationale":${JSON.stringify(long)}}]`, 65_536);
    const digest = hashTrace(read!, (text) => createHash('sha256').update(text).digest('hex'), 0).digest;
    expect(digest).toBe(createHash('sha256').update(JSON.stringify({ rationale: long, traceId: 't' })).digest('hex'));
  });

  it('longer than the limit are passed over, and the next is read', () => {
    const [long, next] = readArray(`[{"traceId":"t","a":[${'"xxxxxxxxxxxxxx",'.repeat(MAX_TRACE / 16)}null]},{"traceId":"u"}]`);
    expect(long).toMatchObject({ id: 't', text: undefined, obstacle: { kind: 'too-large', at: 1 } });
    expect(next).toMatchObject({ id: 'u', text: '{"traceId":"u"}' });
  });

  it('with two hundred thousand members, and five hundred levels of long ones, are read', () => {
    const members = Array.from({ length: 200_000 }, (_, index) => `"k${String(199_999 - index)}":${String(index)}`).join(',');
    expect(readTrace(utf8(`{${members}}`))?.text).toBe(`{${members.split(',').sort((a, b) => (a.split(':')[0]! < b.split(':')[0]! ? -1 : 1)).join(',')}}`.replace(/"k(\d+)"/g, '"k$1"'));
    const deep = `${'{"b":1,"a":'.repeat(500)}"${'x'.repeat(1_000_000)}"${'}'.repeat(500)}`;
    expect(readTrace(utf8(deep))?.text).toHaveLength(deep.length);
  });
});

describe('the form of a document', () => {
  const formOf = (text: string): unknown => {
    const finder = new TraceFormFinder();
    return finder.write(utf8(text)) ?? finder.form ?? finder.end() ?? finder.form;
  };

  it.each([
    ['[]', 'array', ''], [' [{', 'array', ''], ['{}', 'by-id', ''], ['{"a":{"traceId":"a"}}', 'by-id', ''],
    ['{"traceId":"a","x":{}}', 'single', ''], ['{"x":{},"rationale":null}', 'single', ''], ['{"traceId":{}}', 'by-id', ''], ['7', 'single', ''],
    ['{"success":true,"data":[]}', 'array', 'data'], ['{"success":true,"data":{"a":{}}}', 'by-id', 'data'], ['{"success":true,"data":{"traceId":"a"}}', 'single', 'data'],
    ['{"success":true,"data":{"traces":[],"hasMore":true}}', 'array', 'data/traces'], ['{"success":true,"data":{"traces":[],"erasures":[]}}', 'by-id', 'data'], ['{"data":{"traces":[]}}', 'by-id', ''],
    ['{"data":{"a":{}}}', 'by-id', ''], ['{"traces":[],"n":1}', 'array', 'traces'], ['{"traces":[],"data":[]}', 'by-id', ''],
    ['{"a":1}\n{"a":2}', 'lines', ''], ['{"a":1}\r\n\r\n7', 'lines', ''], ['"a"\n"b"', 'lines', ''],
  ])('%j is %s', (text, kind, under) => {
    expect(formOf(text)).toEqual({ kind, under: under.split('/').filter(Boolean) });
  });

  it.each(['', '{"a":1}{"a":2}', '{"a":1} 7', '{"a":1,"a":2}', '{', 'x'])('%j is none', (text) => {
    expect(formOf(text)).toHaveProperty('byteOffset');
  });
});

describe('lines', () => {
  it('are read alike in whatever pieces they come, with the place of each trace and each fault', () => {
    const text = '\ufeff{"traceId":"a"}\r\n\n  {"traceId":"b"}\n{"traceId":"c"} x\n{"traceId"\n{"traceId":"d"}';
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (piece) => {
        const traces: ReadTrace[] = [];
        const faults: (readonly [number, number])[] = [];
        const lines = new TraceLines({ trace: (trace) => traces.push(trace), other: () => undefined }, ({ line, byteOffset }) => faults.push([line, byteOffset]));
        const bytes = utf8(text);
        for (let from = 0; from < bytes.length; from += piece) lines.write(bytes.slice(from, from + piece));
        lines.end();
        expect(traces.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
        for (const { start, end, text: form } of traces) expect(new TextDecoder().decode(bytes.subarray(start, end))).toBe(form);
        expect(faults).toEqual([[4, utf8(text.slice(0, text.indexOf('x\n'))).length], [5, utf8(text.slice(0, text.indexOf('\n{"traceId":"d"'))).length]]);
      }),
    );
  });
});
