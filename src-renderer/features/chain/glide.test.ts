import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { glideFrom } from './glide';

const place = fc.double({ min: 0, max: 10_000_000, noNaN: true });
/** Times between frames, in ms: of a fast screen, of a slow machine. */
const frames = fc.array(fc.double({ min: 1, max: 200, noNaN: true }), { minLength: 1 });

describe('a glide of the table', () => {
  it('comes nearer with every frame, passes nothing, and stays where it was to go', () => {
    fc.assert(
      fc.property(place, place, frames, (from, target, gaps) => {
        let at = from;
        for (const gap of gaps) {
          const next = glideFrom(at, target, gap);
          if (at === target) expect(next).toBe(target);
          else expect(Math.abs(target - next)).toBeLessThan(Math.abs(target - at));
          expect(Math.min(from, target) <= next && next <= Math.max(from, target)).toBe(true);
          at = next;
        }
      }),
    );
  });

  it('is within a pixel of a page of forty entries after 350 ms, however long the frames are', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(-40, 40), fc.double({ min: 1, max: 350, noNaN: true }), (from, entries, gap) => {
        let at = from;
        for (let passed = 0; passed < 350; passed += gap) at = glideFrom(at, from + entries, gap);
        expect(at).toBe(from + entries);
      }),
    );
  });
});
