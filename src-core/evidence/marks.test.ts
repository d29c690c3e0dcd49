import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EntryMarks } from './marks';

const indexes = fc.array(fc.oneof(fc.nat({ max: 40 }), fc.integer({ min: 65_530, max: 65_550 }), fc.constantFrom(1_000_000, 2 ** 32 - 2)), { maxLength: 20 });

describe('marks at entries', () => {
  it('are set over a stretch, and nowhere around it', () => {
    const marks = new EntryMarks();
    marks.setRange(65_530, 10);
    expect(marks.next(0)).toBe(65_530);
    expect([65_529, 65_530, 65_539, 65_540].map((index) => marks.has(index))).toEqual([false, true, true, false]);
  });

  it('are found again in ascending order, and no others', () => {
    fc.assert(
      fc.property(indexes, (set) => {
        const marks = new EntryMarks();
        for (const index of set) marks.set(index);
        const found = [];
        for (let at = marks.next(0); at !== undefined; at = marks.next(at + 1)) found.push(at);
        expect(found).toEqual([...new Set(set)].sort((a, b) => a - b));
        expect(found.every((index) => marks.has(index))).toBe(true);
        expect(marks.isEmpty).toBe(set.length === 0);
        expect(marks.has(50)).toBe(false);
      }),
    );
  });
});
