import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EntryColumns, FLAG } from './columns';

const PLAIN = FLAG.walked | 1;
const BLOCK = 65_536;

/** Columns of so many plain entries, written in runs of any lengths. */
function columnsOf(lengths: readonly number[]): EntryColumns {
  const columns = new EntryColumns();
  for (const length of lengths) {
    const from = columns.length;
    const starts = Uint32Array.from({ length: length + 1 }, (_, i) => 10 * i);
    columns.addRun(100 * from, starts, new Uint32Array(length + 1).fill(7), 1, from + 1, PLAIN);
  }
  return columns;
}

describe('the columns of a bundle', () => {
  it('hold a run as if its entries had been added one by one, across the borders of blocks', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat({ max: 5 }), fc.integer({ min: BLOCK - 3, max: BLOCK + 3 })), { maxLength: 4 }), (lengths) => {
        const columns = columnsOf(lengths);
        expect(columns.length).toBe(lengths.reduce((sum, length) => sum + length, 0));
        let from = 0;
        for (const length of lengths) {
          for (const index of [from, from + 1, from + length - 1].filter((one) => one >= from && one < from + length)) {
            expect([columns.offset(index), columns.byteLength(index), columns.sequence(index), columns.flags(index)]).toEqual([100 * from + 10 * (index - from + 1), 7, index + 1, PLAIN]);
          }
          from += length;
        }
      }),
      { numRuns: 30 },
    );
  });

  it('give the next entry whose flags are not these', () => {
    const columns = columnsOf([BLOCK + 10]);
    const others = [0, 5, BLOCK - 1, BLOCK, BLOCK + 9];
    for (const index of others) columns.setFlags(index, PLAIN | FLAG.gap);
    const found = [];
    for (let at = columns.nextOther(0, PLAIN); at < columns.length; at = columns.nextOther(at + 1, PLAIN)) found.push(at);
    expect(found).toEqual(others);
    expect(columns.nextOther(0, PLAIN | FLAG.gap)).toBe(1);
    expect(columns.nextOther(columns.length, PLAIN)).toBe(columns.length);
    expect(new EntryColumns().nextOther(0, PLAIN)).toBe(0);
  });
});
