import { expect, test } from 'vitest';

import type { Confirmation, OutsideResult } from '#core/contract';

import { toOutsidePanel } from './outside-view';

const one = (result: OutsideResult): Confirmation => ({ source: 'status', about: 'head', independence: 'producer-service', from: '/s.json', result, because: 'Why.' });

test('only what confirms the whole is drawn as good, and only a contradiction as bad', () => {
  const tones = (['confirms', 'confirms-part', 'says-nothing', 'at-odds', 'contradicts', 'unusable'] as const).map((result) => toOutsidePanel({ confirmations: [one(result)], serverVerdict: null }).lines[0]?.status.tone);
  expect(tones).toEqual(['pass', 'calm', 'calm', 'open', 'fail', 'open']);
});

test('a comparison names what it is about, from how far it comes, and why', () => {
  expect(toOutsidePanel({ confirmations: [one('confirms')], serverVerdict: null }).lines).toEqual([
    { key: 'status head', status: { tone: 'pass', icon: 'check', word: 'confirms' }, title: 'Status answer, head', independence: 'the producer\u2019s service, from the store under examination', because: 'Why.' },
  ]);
});

test('the producer\u2019s verdict is shown member by member, and what differs is marked', () => {
  const fields = [{ name: 'ok', theirs: 'true', ours: 'true', relation: 'equal' }, { name: 'brokenAtSequence', theirs: null, ours: '9', relation: 'differs' }] as const;
  expect(toOutsidePanel({ confirmations: [], serverVerdict: { partsAt: 9, fields } }).answer).toEqual([
    { name: 'ok', theirs: 'true', ours: 'true', relation: 'equal', differs: false },
    { name: 'brokenAtSequence', theirs: '–', ours: '9', relation: 'differs', differs: true },
  ]);
});
