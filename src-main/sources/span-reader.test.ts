import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { SpanReader } from './span-reader';
import type { SpanSource } from './span-reader';

const BYTES = Uint8Array.from({ length: 700_000 }, (_, index) => (index * 31 + (index >> 8)) & 0xff);

function counted(): SpanSource & { reads: number } {
  const source = {
    size: BYTES.length,
    reads: 0,
    readSpan(offset: number, length: number) {
      source.reads++;
      return BYTES.slice(offset, offset + length);
    },
  };
  return source;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

test('spans in any order are those of the file itself, shorter only where it ends', () => {
  const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: BYTES.length + 10 }), fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: BYTES.length }))), { maxLength: 30 });
  fc.assert(
    fc.property(spans, fc.constantFrom('as they come', 'forwards', 'backwards'), (all, direction) => {
      const reader = new SpanReader(counted());
      const sorted = direction === 'as they come' ? all : [...all].sort(([a], [b]) => (direction === 'forwards' ? a - b : b - a));
      for (const [offset, length] of sorted) expect(same(reader.readSpan(offset, length), BYTES.subarray(offset, offset + length))).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test.each(['forwards', 'backwards'])('walking %s over entries side by side costs one read for hundreds of them', (direction) => {
  const source = counted();
  const reader = new SpanReader(source);
  const offsets = Array.from({ length: 1400 }, (_, index) => index * 500);
  for (const offset of direction === 'forwards' ? offsets : offsets.reverse()) expect(same(reader.readSpan(offset, 500), BYTES.subarray(offset, offset + 500))).toBe(true);
  expect(source.reads).toBeLessThan(6);
});
