import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { BundleReader } from './index';
import type { BundleHead, Entry, Refusal } from './index';

type Told = { readonly entry: Entry; readonly text: string };
type Read = { readonly entries: Told[]; readonly head?: BundleHead; readonly refusal?: Refusal };

function read(text: string, pieces = 1e9): Read {
  const bytes = new TextEncoder().encode(text);
  const entries: Told[] = [];
  const reader = new BundleReader((entry, start, end) => entries.push({ entry, text: new TextDecoder().decode(bytes.subarray(start, end)) }));
  for (let from = 0; from < bytes.length; from += pieces) {
    const piece = bytes.slice(from, from + pieces);
    reader.write(piece);
    piece.fill(0xaa);
  }
  return { entries, ...reader.end() };
}

const HASH = 'ab'.repeat(32);
const ENTRY = `{"sequence":7,"prevHash":"${HASH}","payloadDigest":"${HASH}","chainHash":"${HASH}","createdAt":"2026-05-06T10:14:22Z"}`;

describe('a bundle', () => {
  it('gives each element with its own bytes, whatever stands around and inside it', () => {
    const elements = [ENTRY, '{ }', '[1,{"sequence":1}]', '"text"', '12', 'null', '{"entries":[{"sequence":1}],"sequence":{"sequence":2}}', '[[]]'];
    const text = `\ufeff{"x":{"entries":[1]},"entries": [ ${elements.join(' ,\n')} ] ,"data":{"a":1}}`;
    for (const pieces of [1, 2, 7, 64, 1e9]) {
      const { entries, refusal } = read(text, pieces);
      expect(refusal).toBeUndefined();
      expect(entries.map((told) => told.text)).toStrictEqual(elements);
      expect(entries.map(({ entry }) => entry.isObject)).toStrictEqual([true, true, false, false, false, false, true, false]);
      expect(entries.map(({ entry }) => entry.sequence)).toStrictEqual([7, ...Array<undefined>(7).fill(undefined)]);
    }
  });

  it('is read from the envelope too, in any order of its members', () => {
    const bundle = `{"toSequence":7,"entries":[${ENTRY}],"organizationId":"o"}`;
    for (const text of [`{"success":true,"data":${bundle}}`, `{"data":${bundle},"success":true}`, `{"data":${bundle},"entries":null,"success":true}`]) {
      const { head, entries } = read(text, 3);
      expect(head).toMatchObject({ envelope: true, toSequence: { state: 'stated', value: 7 }, organizationId: { state: 'stated', value: 'o' }, algorithm: { state: 'absent' } });
      expect(head?.members.map(({ name }) => name)).toStrictEqual(['toSequence', 'entries', 'organizationId']);
      expect(entries).toHaveLength(1);
    }
  });

  it('may spell its keys and values with escapes', () => {
    const spelled = ENTRY.replace('sequence', '\\u0073equence').replace('createdAt', 'created\\u0041t').replaceAll('ab', '\\u0061b').replace('2026', '\\u0032026');
    const { entries } = read(`{"\\u0065ntries":[${spelled}]}`, 5);
    expect(entries[0]!.entry).toMatchObject({ sequence: 7, chainHash: HASH, createdAt: '2026-05-06T10:14:22Z', faults: [] });
  });
});

describe('a document that is no bundle', () => {
  const cases: [what: string, text: string, place: Partial<Refusal>][] = [
    ['an array', '\n [{"entries":[]}]', { byteOffset: 2, line: 2, column: 2 }],
    ['a string', '"entries"', { byteOffset: 0 }],
    ['an object without entries', '{"a":1}', { byteOffset: 0 }],
    ['entries that are an object over several lines', '{\n"é":1, "entries": {\n\n"a":1\n}}', { byteOffset: 21, line: 2, column: 19 }],
    ['entries that are null', '{"entries":null}', { byteOffset: 11, line: 1, column: 12 }],
    ['entries in both places', '{"entries":[],"data":{"entries":[]},"success":true}', { byteOffset: 0 }],
    ['an envelope without success', '{"data":{"entries":[]}}', { byteOffset: 0 }],
    ['an envelope whose success is a text', '{"success":"true","data":{"entries":[]}}', { byteOffset: 0 }],
    ['entries inside a list of data', '{"success":true,"data":[{"entries":[]}]}', { byteOffset: 0 }],
    ['entries too deep', '{"success":true,"data":{"data":{"entries":[]}}}', { byteOffset: 0 }],
  ];

  it.each(cases)('%s is refused in its place', (_what, text, place) => {
    for (const pieces of [1, 4, 1e9]) expect(read(text, pieces).refusal).toMatchObject({ code: 'not-a-bundle', ...place });
  });

  it("quotes the API's own error", () => {
    for (const text of [
      '{"success":false,"error":{"code":"RANGE_TOO_LARGE","message":"Too many."}}',
      '{"success":false,"code":"RANGE_TOO_LARGE","data":null}',
      '{"success":false,"error":"RANGE_TOO_LARGE"}',
    ]) expect(read(text).refusal!.message).toContain('RANGE_TOO_LARGE');
  });

  it('is called no JSON first, where it is none', () => {
    expect(read('{"success":false,"error":{"code":"X"},}').refusal).toMatchObject({ code: 'json-syntax', byteOffset: 38 });
  });
});

describe('limits of a bundle', () => {
  it('refuse a sequence of more than 1,000 digits where it begins, also when its entry goes on below', () => {
    const digits = '9'.repeat(1001);
    const { refusal } = read(`{"entries":[${ENTRY},\n {"sequence": ${digits}\n,\n"a":1}]}`, 100);
    expect(refusal).toMatchObject({ code: 'limit-exceeded', line: 2, column: 15, entriesRead: 1 });
    expect(read(`{"entries":[{"sequence":${digits.slice(1)}}]}`).refusal).toBeUndefined();
  });

  it('do not take another number for a sequence', () => {
    const digits = '9'.repeat(1001);
    expect(read(`{"entries":[${ENTRY},[${digits}],${digits},{"a":${digits},"sequence":{"b":${digits}}}],"sequence":${digits}}`).refusal).toBeUndefined();
  });

  it('refuse more than 100,000 members where the next value begins', () => {
    const members = Array.from({ length: 100_000 }, (_, index) => `"k${index}":0`).join(',');
    expect(read(`{${members}}`).refusal).toMatchObject({ code: 'not-a-bundle' });
    expect(read(`{${members},\n"last": [\n]}`).refusal).toMatchObject({ code: 'limit-exceeded', line: 2, column: 9 });
  });
});

describe('any text around a bundle', () => {
  it('reads alike however it comes', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"entries"', '"data"', '"success"', 'true', '"sequence"', '1', '"a"', '\n', '"error"', '"code"', ENTRY, 'null');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), fc.integer({ min: 1, max: 9 }), (parts, wrapped, pieces) => {
        const text = wrapped ? `{"success":true,"data":{"entries":[${parts.join('')}]}}` : parts.join('');
        expect(read(text, pieces)).toStrictEqual(read(text));
      }),
      { numRuns: 3000 },
    );
  });
});
