import { describe, expect, test } from 'vitest';

import { Pace } from './pace';

describe('the speed of a fetch', () => {
  test('is not told before there is something to measure', () => {
    const pace = new Pace();
    expect(pace.perSecond()).toBeNull();
    pace.tell(0, 0);
    pace.tell(1000, 100);
    expect(pace.perSecond()).toBeNull();
  });

  test('is that of the last seconds, so that what was there at the start and a pause do not count for ever', () => {
    const pace = new Pace();
    for (let at = 0; at <= 20_000; at += 100) pace.tell(at < 10_000 ? at * 1000 : 10_000_000 + (at - 10_000), at);
    expect(pace.perSecond()).toBeCloseTo(1000);
  });
});
