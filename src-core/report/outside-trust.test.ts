import { expect, test } from 'vitest';

import type { Confirmation, OutsideView } from '#core/contract';

import { outsideTrust } from './outside-trust';

const own: Confirmation = { source: 'head', about: 'head', independence: 'examiner', from: 'ab', result: 'confirms', because: '' };
const outside = (...confirmations: readonly Confirmation[]): { readonly beside: { readonly outside: OutsideView } } => ({ beside: { outside: { confirmations, serverVerdict: null } } });

test('an examination rests on the examiner\u2019s own record only where that record confirms', () => {
  expect(outsideTrust(outside(own))).toBe('a chain hash that the examiner recorded');
  expect(outsideTrust(outside({ ...own, result: 'contradicts' }))).toBe('nothing from outside the producer\u2019s hands');
});

test('what the producer answered or exported is not from outside its hands', () => {
  expect(outsideTrust(outside({ ...own, source: 'status', independence: 'producer-service' }, { ...own, source: 'next', independence: 'producer-export' }))).toBe('nothing from outside the producer\u2019s hands');
});

test('a record and traced tokens are both named', () => {
  const counts = { good: 2, weak: 0, untrusted: 0, mismatch: 0, unreadable: 0 };
  expect(outsideTrust({ beside: { ...outside(own).beside, timestamps: { trusted: 1, found: 2, counts, tokens: [] } } })).toBe(
    'a chain hash that the examiner recorded; 2 time-stamp tokens traced to certificates that the examiner supplied',
  );
});
