import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareRuns, differenceSentence, firstDifference } from './difference';

describe('two hashes beside each other', () => {
  it('have their first difference named, counted from 1', () => {
    expect(differenceSentence('abcd', 'abxd')).toBe('First difference at character 3; 1 of 4 differ.');
    expect(differenceSentence('abcd', 'abcd')).toBeNull();
  });

  it('differ where one is longer', () => {
    expect(firstDifference('abc', 'ab')).toBe(2);
  });

  it('tell upper from lower case', () => {
    expect(firstDifference('ABC', 'abc')).toBe(0);
  });

  it('are cut into runs that joined are the text again', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => compareRuns(a, b).map(({ text }) => text).join('') === a));
  });
});
