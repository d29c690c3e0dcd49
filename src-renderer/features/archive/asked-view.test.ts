import { expect, test } from 'vitest';

import { toStoreSentence, toTypedDates } from './asked-view';

test('dates are days that exist, in order; empty reaches as far as the archive', () => {
  expect(toTypedDates(' 2026-05-06 ', '')).toEqual({ asked: { from: '2026-05-06', to: null }, wrong: null, because: '' });
  expect(toTypedDates('2026-02-30', '').wrong).toBe('from');
  expect(toTypedDates('', '6 May').wrong).toBe('to');
  expect(toTypedDates('2026-05-08', '2026-05-06')).toMatchObject({ wrong: 'to', because: 'The first date lies after the last.' });
});

test('what digests kept elsewhere say is counted, and nothing where none were supplied', () => {
  expect(toStoreSentence(undefined)).toBe('');
  expect(toStoreSentence({ confirms: 8, contradicts: 1, 'says-nothing': 1, dates: 9, contradicted: [3] })).toBe('Digests for 9 dates confirm 8 of 10 bundles, contradict 1, say nothing of 1.');
  expect(toStoreSentence({ confirms: 1, contradicts: 0, 'says-nothing': 0, dates: 1, contradicted: [] })).toBe('Digests for 1 date confirm 1 of 1 bundle.');
});
