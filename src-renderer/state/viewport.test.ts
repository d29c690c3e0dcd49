import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anchorOf, ENTRY_HEIGHT, fromAnchor, fromScrollTop, MAX_PHYSICAL, maxTop, physicalHeight, reveal, toScrollTop, visibleRange } from './viewport';

const sizes = fc.record({ total: fc.integer({ min: 1, max: 4_294_967_295 }), height: fc.integer({ min: 26, max: 2000 }) });

describe('the viewport of the entry table', () => {
  it('scrolls pixel for pixel while the entries fit', () => {
    expect(toScrollTop({ top: 10, height: 260, total: 400 })).toBeCloseTo(10 * ENTRY_HEIGHT);
    expect(fromScrollTop(260, 260, 400)).toBeCloseTo(10);
  });

  it('never asks the browser for more than eight million pixels', () => {
    expect(physicalHeight(10_000_000)).toBe(MAX_PHYSICAL);
    expect(toScrollTop({ top: 10_000_000, height: 500, total: 10_000_000 })).toBeCloseTo(MAX_PHYSICAL - 500);
  });

  it('reaches the last entry by the scroll bar at any length', () => {
    fc.assert(
      fc.property(sizes, ({ total, height }) => {
        const top = fromScrollTop(physicalHeight(total) - height, height, total);
        expect(visibleRange({ top, height, total }).to).toBe(total);
      }),
    );
  });

  it('comes back to the same place from the scroll position it asked for', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), ({ total, height }, share) => {
        const top = share * maxTop(total, height);
        expect(fromScrollTop(toScrollTop({ top, height, total }), height, total)).toBeCloseTo(top, 3);
      }),
    );
  });

  it('shows the entry it was told to reveal, wherever that lies', () => {
    const place = fc.record({ from: fc.nat(), to: fc.nat() });
    fc.assert(
      fc.property(sizes, place, fc.constantFrom('nearest', 'centre'), ({ total, height }, { from, to }, align) => {
        const index = to % total;
        const top = reveal({ top: from % total, height, total }, index, align);
        expect(index).toBeGreaterThanOrEqual(Math.floor(top));
        expect(index).toBeLessThan(Math.ceil(top + height / ENTRY_HEIGHT));
      }),
    );
  });

  it('places every line from its anchor as if from the first in sight, and what is out of sight stays out of it', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), ({ total, height }, at, other) => {
        const top = at % total;
        const anchor = anchorOf(top);
        const { from, to } = visibleRange({ top, height, total });
        for (let index = from; index < to; index += 1) expect(fromAnchor(index, anchor) - (top - anchor)).toBe(index - top);
        const away = other % total;
        const place = fromAnchor(away, anchor) - (top - anchor);
        expect(place < to - top && place > from - top - 1).toBe(away >= from && away < to);
      }),
    );
  });

  it('does not move for an entry that is in view', () => {
    expect(reveal({ top: 5.5, height: 260, total: 400 }, 8, 'centre')).toBe(5.5);
  });
});
