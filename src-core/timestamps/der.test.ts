import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { parseBase64 } from './base64';
import { inside, sortedSet, wholeDer } from './der';
import { booleanValue, integerValue, oidText, timeValue } from './der-values';

const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const value = (text: string) => wholeDer(hex(text));

describe('DER', () => {
  it.each([
    ['0500', 'NULL'], ['3003020101', 'a sequence'], [`308180${'00'.repeat(128)}`, 'a length of 128'], [`30820100${'00'.repeat(256)}`, 'a length of 256'],
  ])('is read: %s (%s)', (text) => expect(value(text)).toBeDefined());

  it.each([
    ['', 'nothing'], ['30', 'no length'], ['3001', 'too short'], ['050000', 'a byte behind'], ['3080000', 'an indefinite length'], ['30800000', 'an indefinite length'],
    ['30810100', 'a length not in its shortest form'], ['3082000100', 'a length with a leading zero'], [`308180${'00'.repeat(127)}`, 'one byte short'], ['1f0500', 'a tag of several bytes'], ['3085000000000100', 'a length of five bytes'], ['3084ffffffff', 'a length of 4 GiB'],
  ])('is refused: %s (%s)', (text) => expect(value(text)).toBeUndefined());

  test('what is inside fills the outside exactly, and is at most 1,000 values', () => {
    expect(inside(value('3003020101'), 0x30)).toHaveLength(1);
    expect(inside(value('300402010105'), 0x30)).toBeUndefined();
    expect(inside(value('3003020101'), 0x31)).toBeUndefined();
    const many = (count: number): string => `3082${(2 * count).toString(16).padStart(4, '0')}${'0500'.repeat(count)}`;
    expect(inside(value(many(1000)), 0x30)).toHaveLength(1000);
    expect(inside(value(many(1001)), 0x30)).toBeUndefined();
  });

  test('integers have their shortest form', () => {
    expect([value('020100'), value('02017f'), value('02020080'), value('0201ff')].map((one) => integerValue(one))).toEqual([0n, 127n, 128n, -1n]);
    expect([value('0200'), value('02020001'), value('0202ff80'), value('030101')].map((one) => integerValue(one))).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('object identifiers are read, unless an arc is padded or unfinished', () => {
    expect(oidText(value('06092a864886f70d010702'))).toBe('1.2.840.113549.1.7.2');
    expect(oidText(value('0603883703'))).toBe('2.999.3');
    expect(['06022a80', '06032a8001', '0600'].map((text) => oidText(value(text)))).toEqual([undefined, undefined, undefined]);
  });

  test('true and false are FF and 00', () => expect(['0101ff', '010100', '010101', '0100'].map((text) => booleanValue(value(text)))).toEqual([true, false, undefined, undefined]));

  test('times are UTC with seconds', () => {
    const time = (tag: string, text: string) => timeValue(value(`${tag}${text.length.toString(16).padStart(2, '0')}${Buffer.from(text).toString('hex')}`))?.text;
    expect(time('18', '20260506101422Z')).toBe('2026-05-06T10:14:22Z');
    expect(time('18', '20260506101422.317Z')).toBe('2026-05-06T10:14:22.317Z');
    expect(time('17', '490506101422Z')).toBe('2049-05-06T10:14:22Z');
    expect(time('17', '500506101422Z')).toBe('1950-05-06T10:14:22Z');
    expect(['202605061014Z', '20260506101422', '20260506101422+0100', '20260231000000Z', '20260506101422.Z'].map((text) => time('18', text))).toEqual(Array(5).fill(undefined));
  });

  test('a set is sorted by the bytes of its members', () => {
    const members = inside(value('310902010205000201010101ff'.replace('3109', '310b')), 0x31)!;
    expect(Buffer.from(sortedSet(members)).toString('hex')).toBe('310b0101ff0201010201020500');
  });

  test.each([1, 125, 126, 127, 253, 254, 65_531, 65_532, 70_000])('a set is itself in DER, whatever its length (%i bytes of content)', (length) => {
    const header = length < 128 ? [length] : length < 256 ? [0x81, length] : length < 65_536 ? [0x82, length >> 8, length & 255] : [0x83, length >> 16, (length >> 8) & 255, length & 255];
    const member = wholeDer(Uint8Array.from([0x04, ...header, ...new Uint8Array(length)]))!;
    expect(inside(wholeDer(sortedSet([member])), 0x31)?.map(({ whole }) => whole)).toEqual([member.whole]);
  });
});

describe('base64', () => {
  test('gives the bytes that were written', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
      expect(parseBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
    }));
  });

  it.each(['', 'A', 'AA', 'AAA', 'A===', 'AB==', 'AAB=', 'AA==AA==', 'AA-_', 'AA A', '====', 'é123'])('refuses "%s"', (text) => expect(parseBase64(text)).toBeUndefined());

  test('passes over line ends', () => expect(parseBase64('AA\r\nAA\n')).toEqual(new Uint8Array(3)));
});
