import { expect, test } from 'vitest';

import type { TimestampState, TimestampView, TimestampsView } from '#core/contract';

import { gravestFirst, timestampsLimits, timestampsNotRun, timestampsSections, timestampsText, timestampsTrust } from './timestamps-section';

const counts = { good: 0, weak: 0, untrusted: 0, mismatch: 0, unreadable: 0 };
const facts: NonNullable<TimestampView['token']> = {
  standsFor: 'the chain hash itself', imprint: { algorithm: 'SHA-256', value: 'ab12' }, genTime: '2026-05-06T10:00:00Z', accuracy: '± 1.5 s', policy: '1.2.3', serial: '0a', authority: null,
  signer: { subject: 'CN=tsa', issuer: 'CN=middle', serial: '07', validity: 'from to' }, signature: 'RSA 2048, SHA-256', path: ['CN=tsa', 'CN=root'], wasResponse: false,
};
const token = (sequence: number, state: TimestampState): TimestampView => ({ sequence, entryIndex: sequence - 1, state, sentences: [`Said of ${String(sequence)}.`], token: state === 'unreadable' ? null : facts });
const view: TimestampsView = { trusted: 1, found: 2, counts: { ...counts, good: 1, unreadable: 1 }, tokens: [token(1, 'good'), token(2, 'unreadable')] };
const looked = (part: Partial<TimestampsView>) => ({ beside: { timestamps: { ...view, ...part } } });

test('tokens are told in one sentence with the number in each state, the gravest first', () => {
  expect(timestampsText(view)).toBe('Of 2 tokens: 1 not readable, 1 sound and traced.');
  expect(timestampsText({ ...view, found: 0, counts })).toBe('No entry carries a time-stamp token.');
  expect(gravestFirst([token(1, 'good'), token(2, 'weak'), token(3, 'mismatch'), token(4, 'weak')]).map(({ sequence }) => sequence)).toEqual([3, 2, 4, 1]);
});

test('the section names what each token stands for, who signed it, and the path to the trusted certificate', () => {
  const text = JSON.stringify(timestampsSections(looked({})));
  for (const part of ['the chain hash itself', 'CN=tsa; issued by CN=middle', 'CN=tsa \u2190 CN=root', '1.2.3', 'ab12', '"Hash"', 'Said of 2.', 'Every token', 'not asked for']) expect(text).toContain(part);
});

test('of very many tokens sixty are printed, with how many there are', () => {
  const tokens = Array.from({ length: 90 }, (_, index) => token(index + 1, 'good'));
  const [section] = timestampsSections(looked({ found: 4000, tokens }));
  expect(section?.blocks.at(-1)).toMatchObject({ kind: 'table', caption: '60 of 4000 tokens, gravest first', rows: { length: 60 } });
});

test('without tokens there is no limit of theirs, the check was not run, and trust rests on none', () => {
  for (const nothing of [{ beside: {} }, looked({ found: 0, counts, tokens: [] })]) {
    expect(timestampsNotRun(nothing)).toContain('No entry carries a token.');
    expect(timestampsLimits(nothing)).toEqual([]);
    expect(timestampsTrust(nothing)).toBe('');
  }
  expect(timestampsSections({ beside: {} })).toEqual([]);
});

test('what an examination rests on names only tokens that were traced', () => {
  expect(timestampsTrust(looked({ counts: { ...counts, untrusted: 2, weak: 1 } }))).toBe('');
  expect(timestampsTrust(looked({}))).toBe('1 time-stamp token traced to certificates that the examiner supplied');
  expect(timestampsLimits(looked({}))[0]?.[0]).toBe('A time-stamp says before, not when.');
});
