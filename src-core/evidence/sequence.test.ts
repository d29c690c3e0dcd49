import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareSequences, isNextSequence, parseSequence, stepSequence } from './index';

const EDGE = 2n ** 53n;
const nearEdge = fc.bigInt({ min: EDGE - 5n, max: EDGE + 5n });
const integer = fc.oneof(nearEdge, fc.bigInt({ min: 0n, max: 20n }), fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.constantFrom(9_999_999_999_999_999n, 10n ** 15n, 10n ** 16n, 10n ** 21n));
const sequence = (value: bigint) => parseSequence(value.toString())!;

describe('a sequence', () => {
  it('keeps every digit, as a number up to 2^53 and as text beyond', () => {
    fc.assert(
      fc.property(integer, (value) => {
        expect(String(sequence(value))).toBe(value.toString());
        expect(typeof sequence(value)).toBe(value <= EDGE ? 'number' : 'string');
      }),
      { numRuns: 2000 },
    );
  });

  it('compares as integers do', () => {
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        expect(Math.sign(compareSequences(sequence(a), sequence(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(isNextSequence(sequence(a), sequence(b))).toBe(b === a + 1n);
        expect(isNextSequence(sequence(a), sequence(a + 1n))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('steps as integers do, forth and back', () => {
    fc.assert(
      fc.property(integer, fc.integer({ min: -12, max: 12 }), (value, steps) => {
        const sum = value + BigInt(steps);
        if (sum < 0n) return;
        expect(stepSequence(sequence(value), steps)).toBe(sequence(sum));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['', '-1', '+1', '01', '00', '1.0', '1e3', ' 1', '1 ', '1\n', '0x1', '١', '1n', 'Infinity'])('is no such literal as %j', (literal) => {
    expect(parseSequence(literal)).toBeUndefined();
  });
});
