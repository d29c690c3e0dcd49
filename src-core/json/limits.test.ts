import { describe, expect, it } from 'vitest';

import { scanInPieces, utf8 } from './document.fixture';
import { JsonScanner, MAX_KEYS, MAX_TOKEN } from './index';
import type { JsonVisitor, ScanRefusal } from './index';

const SILENT: JsonVisitor = {
  beginObject: () => undefined, endObject: () => undefined, beginArray: () => undefined, endArray: () => undefined,
  key: () => undefined, string: () => undefined, number: () => undefined, literal: () => undefined,
};

/** A document of one byte repeated between a beginning and an end. */
function filled(before: string, byte: string, count: number, after: string): Uint8Array {
  const bytes = new Uint8Array(before.length + count + after.length).fill(byte.charCodeAt(0));
  bytes.set(utf8(before));
  bytes.set(utf8(after), before.length + count);
  return bytes;
}

/** Scans in pieces without keeping what is told. `keepFrom`: the offset whose stretch is kept, as a reader of entries does. */
function refusalOf(bytes: Uint8Array, cuts: readonly number[] = [], keepFrom = -1): ScanRefusal | undefined {
  const scanner: JsonScanner = new JsonScanner({ ...SILENT, beginObject: (at) => (at === keepFrom ? scanner.keepFrom(at) : undefined) });
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    scanner.write(bytes.subarray(from, cut));
    from = cut;
  }
  return scanner.end();
}

describe('limits', () => {
  it('let a string of just under 64 MiB pass and refuse a longer one at its first byte', () => {
    expect(refusalOf(filled('["', 'a', MAX_TOKEN - 3, '"]'))).toBeUndefined();
    const long = filled('[\n"', 'a', MAX_TOKEN, '"]');
    for (const cuts of [[], [2 ** 20], [MAX_TOKEN + 1]]) expect(refusalOf(long, cuts)).toMatchObject({ code: 'limit-exceeded', byteOffset: 2, line: 2, column: 1 });
  });

  it('refuse a number of 64 MiB alike wherever it is cut, also when it is faulty beyond the limit', () => {
    const long = filled('[', '1', MAX_TOKEN + 10, '.x]');
    for (const cuts of [[], [MAX_TOKEN + 5]]) expect(refusalOf(long, cuts)).toMatchObject({ code: 'limit-exceeded', byteOffset: 1 });
  });

  it('refuse a kept stretch of more than 64 MiB alike wherever it is cut, also when it is faulty beyond the limit', () => {
    for (const after of ['}', '?', '']) {
      const spaced = filled('[\n{', ' ', MAX_TOKEN, after);
      for (const cuts of [[], [MAX_TOKEN], [MAX_TOKEN + 3]]) {
        expect(refusalOf(spaced, cuts, 2)).toMatchObject({ code: 'limit-exceeded', byteOffset: 2, line: 2, column: 1 });
      }
    }
  });

  it('refuse more than 16 MiB of keys on one open path, but not one after the other', () => {
    const key = 'k'.repeat(MAX_KEYS / 8);
    const object = (count: number): string => `{${Array.from({ length: count }, (_, index) => `"${key}${index}":0`).join(',')}}`;
    expect(refusalOf(utf8(`[${object(4)},${object(4)}]`))).toBeUndefined();
    expect(refusalOf(utf8(object(8)))).toMatchObject({ code: 'limit-exceeded', byteOffset: 1 + 7 * (key.length + 6) });
  });

  it('hold for what is open: a document may be longer than any of them', () => {
    const piece = utf8(`"${'a'.repeat(2 ** 20)}",`);
    const scanner = new JsonScanner(SILENT);
    scanner.write(utf8('['));
    for (let count = 0; count < 80; count++) scanner.write(piece);
    scanner.write(utf8('0]'));
    expect(scanner.end()).toBeUndefined();
  });
});

describe('a finished or refused scan', () => {
  it('stays refused, whatever comes after', () => {
    const scanner = new JsonScanner(SILENT);
    const refusal = scanner.write(utf8('[1,,2]'));
    expect(refusal).toMatchObject({ code: 'json-syntax', byteOffset: 3 });
    expect(scanner.write(utf8('"more"'))).toBe(refusal);
    expect(scanner.end()).toBe(refusal);
  });

  it('ends a number only where the file ends', () => {
    expect(scanInPieces(utf8('12'), [1])).toMatchObject({ refusal: undefined, value: 12 });
    expect(scanInPieces(utf8('1e5'), [1, 2])).toMatchObject({ refusal: undefined, value: 1e5 });
  });
});
