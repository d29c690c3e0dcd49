import { expect, test } from 'vitest';

import { parseStatedHead } from './stated-head';

const HASH = '0123456789abcdef'.repeat(4);

test('a head is a digest, or a digest and a positive sequence of any size', () => {
  expect(parseStatedHead(HASH)).toEqual({ chainHash: HASH, sequence: null });
  expect(parseStatedHead(`${HASH}@12`)).toEqual({ chainHash: HASH, sequence: 12 });
  expect(parseStatedHead(`${HASH}@1180591620717411303424`)).toEqual({ chainHash: HASH, sequence: '1180591620717411303424' });
});

test.each(['', '@', '@1', HASH.slice(1), `${HASH}0`, HASH.toUpperCase(), `${HASH}@`, `${HASH}@0`, `${HASH}@-1`, `${HASH}@1.0`, `${HASH}@01`, `${HASH}@1@1`, ` ${HASH}`, `${HASH}\n`, `${HASH} @1`])('%j states no head', (text) => {
  expect(parseStatedHead(text)).toBeUndefined();
});
