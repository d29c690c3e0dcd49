import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { notatedDocument } from '../json/document.fixture';
import { PythonDump, compareInstants, comparePoints, parseInstant, pythonDump } from './index';

const vectors = resolve(import.meta.dirname, '../../vectors');
const load = (name: string): unknown => JSON.parse(readFileSync(resolve(vectors, name), 'utf8'));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("Python's json.dumps", () => {
  const cases = load('python-json.json') as { input: string; output: string }[];

  it.each(cases.map(({ input, output }) => [input.slice(0, 60), input, output] as const))('writes %s as we do', (_title, input, output) => {
    expect(pythonDump(bytesOf(input))).toBe(output);
  });

  it('gives the same text however the value comes', () => {
    fc.assert(
      fc.property(notatedDocument, fc.integer({ min: 1, max: 20 }), (text, pieces) => {
        const bytes = bytesOf(text);
        const parts: string[] = [];
        const dump = new PythonDump((ascii) => parts.push(ascii));
        for (let from = 0; from < bytes.length; from += pieces) dump.write(bytes.slice(from, from + pieces));
        expect(dump.end()).toBeUndefined();
        expect(parts.join('')).toBe(pythonDump(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the value and is its own fixed point', () => {
    fc.assert(
      fc.property(notatedDocument, (text) => {
        const written = pythonDump(bytesOf(text))!;
        expect(written).toMatch(/^[ -~]*$/);
        expect(pythonDump(bytesOf(written.replace(/-?Infinity/g, '1e999')))).toBe(written.replaceAll('-Infinity', 'Infinity'));
        if (!written.includes('Infinity')) expect(sameValue(JSON.parse(written), JSON.parse(text))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('orders keys by code point', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(comparePoints(a, b))).toBe(Math.sign(compareLists(Array.from(a, (c) => c.codePointAt(0)!), Array.from(b, (c) => c.codePointAt(0)!))));
      }),
      { numRuns: 2000 },
    );
  });
});

/** Equal but for -0, which Python reads as 0 where it stands as an integer. */
const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

describe('RFC 3339 date-times', () => {
  const cases = load('times.json') as { text: string; nanoseconds: string | null }[];

  it.each(cases.map(({ text, nanoseconds }) => [text, nanoseconds] as const))('%j is the instant that Python computes', (text, nanoseconds) => {
    const instant = parseInstant(text);
    expect(instant === undefined ? null : String(BigInt(instant.seconds) * 1_000_000_000n + BigInt(instant.nanos))).toBe(nanoseconds);
  });

  it('agree with Date on every instant it knows, in every zone', () => {
    const zone = fc.tuple(fc.constantFrom('+', '-'), fc.nat({ max: 23 }), fc.nat({ max: 59 })).map(([sign, hours, minutes]) => `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
    const date = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.option(zone, { nil: 'Z' }), (moment, offset) => {
        const text = moment.toISOString().replace('Z', offset);
        const instant = parseInstant(text)!;
        expect(instant.seconds * 1000 + instant.nanos / 1e6).toBe(Date.parse(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('refuse every day that no calendar has', () => {
    for (let month = 0; month <= 13; month++) {
      for (let day = 0; day <= 32; day++) {
        for (const year of [1900, 2000, 2023, 2024]) {
          const at = new Date(Date.UTC(year, month - 1, day));
          const exists = month >= 1 && month <= 12 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T00:00:00Z`;
          expect(parseInstant(text) !== undefined, text).toBe(exists);
        }
      }
    }
  });

  it('compare to the nanosecond', () => {
    const at = (text: string) => parseInstant(text)!;
    expect(compareInstants(at('2026-05-06T10:00:00.000000001Z'), at('2026-05-06T12:00:00+02:00'))).toBeGreaterThan(0);
    expect(compareInstants(at('2026-05-06T10:00:00Z'), at('2026-05-06T10:00:00.000000000Z'))).toBe(0);
    expect(compareInstants(at('2026-05-06T09:59:59.999999999Z'), at('2026-05-06T10:00:00Z'))).toBeLessThan(0);
  });
});
