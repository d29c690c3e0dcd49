import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readCaseRecord } from './read-case-record';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const SOURCE = { kind: 's3', endpoint: null, region: 'eu-central-1', bucket: 'b', prefix: '', pathStyle: false, versioning: 'off', credentials: 'profile', listedAt: '2026-06-01T09:00:00Z', fetchedAt: null };
const OBJECT = { key: 'é/bundle.json', versionId: null, isLatest: true, deleteMarker: false, etag: null, size: 1, lastModified: null, sse: null, lockMode: null, retainUntil: null, legalHold: null, path: null, sha256: null, state: 'not-fetched', why: null };
const RECORD = { schema: 'tamperscope.case/1', source: SOURCE, objects: [OBJECT, { ...OBJECT, key: 'other', legalHold: true, lockMode: 'GOVERNANCE', path: 'a/b.json', sha256: '0'.repeat(64), state: 'fetched' }], setAside: [{ path: 'set-aside/a/b.json.2', was: 'a/b.json', sha256: null, at: '2026-06-02T09:00:00Z' }] };
const faultOf = (record: unknown): string => {
  const read = readCaseRecord([bytes(JSON.stringify(record))]);
  return 'fault' in read ? read.fault : 'none';
};

describe('a case record', () => {
  test('is what it says, whatever the pieces in which it is read and the notation', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 12 }), fc.constantFrom(undefined, 1, '\r\n\t'), (cuts, space) => {
        const whole = bytes(JSON.stringify(RECORD, null, space));
        const ends = [...new Set(cuts.map((_, index) => cuts.slice(0, index + 1).reduce((a, b) => a + b, 0)).filter((end) => end < whole.length)), whole.length];
        const pieces = ends.map((end, index) => whole.slice(ends[index - 1] ?? 0, end));
        expect(readCaseRecord(pieces)).toEqual({ record: RECORD });
      }),
    );
  });

  test('lacks no member', () => {
    for (const name of Object.keys(SOURCE)) expect(faultOf({ ...RECORD, source: { ...SOURCE, [name]: undefined } })).toBe(`its source: "${name}" has not the form of a case record's, or is missing`);
    for (const name of Object.keys(OBJECT)) expect(faultOf({ ...RECORD, objects: [OBJECT, { ...OBJECT, [name]: undefined }] })).toBe(`object 2: "${name}" has not the form of a case record's, or is missing`);
  });

  test('has no member of another form', () => {
    const wrong = fc.oneof(fc.object(), fc.array(fc.anything()), fc.double(), fc.constantFrom('', 'x', '\u0000', true, -1, 1e300));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(OBJECT)), wrong, (name, value) => {
        const read = readCaseRecord([bytes(JSON.stringify({ ...RECORD, objects: [{ ...OBJECT, [name]: value }] }))]);
        if ('record' in read) expect(read.record.objects).toEqual([JSON.parse(JSON.stringify({ ...OBJECT, [name]: value }))]);
      }),
    );
  });

  test.each(['', '/a', 'a/', 'a//b', '.', './a', 'a/./b', '..', '../a', 'a/../b', 'a\\b', 'c:a', 'a\u0000b'])('names no path that leads elsewhere, or in two ways to one place: "%s"', (path) => {
    expect(faultOf({ ...RECORD, objects: [{ ...OBJECT, path, sha256: '0'.repeat(64), state: 'fetched' }] })).toBe(`object 1: "path" has not the form of a case record's, or is missing`);
  });

  test('that is hostile is refused: nested, long, endless', () => {
    expect(faultOf({ ...RECORD, objects: [{ ...OBJECT, key: 'x'.repeat(2 ** 20) }] })).toContain('"key"');
    expect('fault' in readCaseRecord([bytes(`{"schema": "tamperscope.case/1", "x": ${'['.repeat(1000)}`)])).toBe(true);
    const one = bytes(`${JSON.stringify(OBJECT)},`.repeat(1000));
    function* endless(): Generator<Uint8Array> {
      yield bytes('{"objects":[');
      for (;;) yield one;
    }
    expect(readCaseRecord(endless())).toEqual({ fault: 'it lists more than 200000 objects' });
  });
});
