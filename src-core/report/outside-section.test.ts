import { expect, test } from 'vitest';

import type { Confirmation, OutsideView } from '#core/contract';

import { answerNotCompared, endsNotCompared, outsideSections } from './outside-section';

const head: Confirmation = { source: 'head', about: 'head', independence: 'examiner', from: 'ab'.repeat(32), result: 'confirms', because: 'It is the last chain hash.' };
const answer: Confirmation = { source: 'serverVerdict', about: 'replay', independence: 'producer-service', from: '/v.json', result: 'contradicts', because: 'It calls sound what is broken.' };
const view = (confirmations: readonly Confirmation[], serverVerdict: OutsideView['serverVerdict'] = null): { beside: { outside: OutsideView } } => ({ beside: { outside: { confirmations, serverVerdict } } });

test('each comparison stands with its result, its source, how independent that is, and why', () => {
  const printed = JSON.stringify(outsideSections(view([head])));
  for (const words of ['confirms', 'Head hash, about the head', 'the examiner\u2019s own record', 'ab'.repeat(32), 'It is the last chain hash.']) expect(printed).toContain(words);
});

test('the producer\u2019s verdict stands member by member beside this one, and where they part', () => {
  const printed = JSON.stringify(outsideSections(view([answer], { partsAt: 9, fields: [{ name: 'brokenAtSequence', theirs: null, ours: '9', relation: 'differs' }] })));
  for (const words of ['The two part at entry 9.', 'brokenAtSequence', 'not stated', 'differs']) expect(printed).toContain(words);
});

test('without anything from outside there is no section, and the checks say what was not supplied', () => {
  expect(outsideSections({ beside: {} })).toEqual([]);
  expect(outsideSections(view([]))).toEqual([]);
  expect([endsNotCompared({ beside: {} }), answerNotCompared({ beside: {} })]).toEqual(['No head, status answer or neighbouring bundle was supplied.', 'None was supplied; the producer\u2019s service was not asked.']);
});

test('a check counts as run only where what was supplied speaks of this bundle', () => {
  expect(endsNotCompared(view([head]))).toBeNull();
  expect(endsNotCompared(view([{ ...head, result: 'says-nothing' }]))).toMatch(/speaks of the ends/);
  expect(endsNotCompared(view([answer]))).toMatch(/^No head/);
  expect(answerNotCompared(view([answer]))).toBeNull();
  expect(answerNotCompared(view([{ ...answer, result: 'unusable' }]))).toMatch(/cannot be used/);
});
