import { expect, test } from 'vitest';

import { counted, countedIfAny, grouped } from './count';
import { cutTo, shorten } from './cut';
import { firstDifference, makeVisible, nameUnseen } from './visible';

test('what draws nothing or turns the direction is named by its code point', () => {
  expect(nameUnseen('a\u202eb\u0000c\ud800d\u200d\u{e0041}')).toBe('a\u27e8U+202E\u27e9b\u27e8U+0000\u27e9c\u27e8U+D800\u27e9d\u27e8U+200D\u27e9\u27e8U+E0041\u27e9');
  expect(nameUnseen('plain \u{1f600} \u0645\u0631 \u6c7a')).toBe('plain \u{1f600} \u0645\u0631 \u6c7a');
});

test('spaces of a value that a line end could swallow are named', () => {
  expect(makeVisible(' a  b ')).toBe('\u27e8U+0020\u27e9a \u27e8U+0020\u27e9b\u27e8U+0020\u27e9');
});

test('a cut value says how much is missing and never splits a pair', () => {
  expect(cutTo('abcdef', 4)).toBe('abcd \u2026 2 more characters');
  expect(cutTo('abc\u{1f600}', 4)).toBe('abc \u2026 2 more characters');
  expect(cutTo('abc', 4)).toBe('abc');
});

test('a shortened text says that it goes on and never splits a pair', () => {
  expect(shorten('abcdef', 4)).toBe('abcd\u2026');
  expect(shorten('abc\u{1f600}', 4)).toBe('abc\u2026');
  expect(shorten('abcd', 4)).toBe('abcd');
});

test('a count bears its noun, and of nothing a list of parts has none', () => {
  expect([0, 1, 2].map((count) => counted(count, 'link does', 'links do'))).toEqual(['0 links do', '1 link does', '2 links do']);
  expect([0, 1, 2].map((count) => countedIfAny(count, 'differ'))).toEqual(['', '1 differ', '2 differ']);
});

test('a count has its thousands apart, whatever its length', () => {
  expect([0, 999, 1000, 12345, 123456, 1234567, 2 ** 53].map(grouped)).toEqual(['0', '999', '1,000', '12,345', '123,456', '1,234,567', '9,007,199,254,740,992']);
  expect(counted(10_000_000, 'entry', 'entries')).toBe('10,000,000 entries');
});

test('the first difference is the first position where two texts part', () => {
  expect(firstDifference('abc', 'abd')).toBe(2);
  expect(firstDifference('abc', 'abcd')).toBe(3);
  expect(firstDifference('abc', 'abc')).toBeNull();
});
