import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { crc32, crc32ByTable } from './crc32';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('the table gives the published check value of CRC-32, in one piece and in two', () => {
  expect(crc32ByTable(bytes('123456789'), 0)).toBe(0xcbf43926);
  expect(crc32ByTable(bytes('6789'), crc32ByTable(bytes('12345'), 0))).toBe(0xcbf43926);
});

test('the table and what is used here agree on all bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (piece, before) => {
      expect(crc32ByTable(piece, before)).toBe(crc32(piece, before));
    }),
  );
});
