import { expect, test } from 'vitest';

import type { PayloadsView } from '#core/contract';

import { payloadsLimit, payloadsNotRun, payloadsSections, payloadsText } from './payloads-section';

const view: PayloadsView = {
  entries: 3,
  isFormUnproven: false,
  inEntries: 0,
  counts: [
    { state: 'mismatch', count: 1, examples: [{ sequence: 2, entryIndex: 1, traceId: 'trace_2', stored: 'aa', computed: 'bb' }] },
    { state: 'matches', count: 2, examples: [{ sequence: 1, entryIndex: 0, traceId: 'trace_1', stored: 'cc', computed: 'cc' }] },
  ],
  sources: [{ path: '/case/traces.json', form: 'array', traces: 4, fault: null }],
  sourceCount: 1,
  traces: 4,
  notTraces: 0,
  strays: 1,
  foundStrays: [{ traceId: null, sequence: 3 }],
  differingCopies: 0,
  registered: null,
};
const looked = (part: Partial<PayloadsView>) => ({ beside: { payloads: { ...view, ...part } } });

test('payloads are told in one sentence with the number in each state', () => {
  expect(payloadsText(view)).toBe('Of 3 payloads: 1 different, 2 supplied and matching.');
  expect(payloadsText({ ...view, entries: 0, counts: [] })).toBe('There was no entry whose payload could be compared.');
});

test('the section names states, files, and traces that an entry has under another id', () => {
  const [section] = payloadsSections(looked({}));
  expect(section).toMatchObject({ title: 'Payloads' });
  const text = JSON.stringify(section);
  for (const part of ['Payloads by state', '/case/traces.json', 'one without an id (entry 3)', 'none was supplied']) expect(text).toContain(part);
  expect(JSON.stringify(payloadsSections(looked({ counts: [{ state: 'mismatch', count: 9, examples: view.counts[0]?.examples ?? [] }] })))).toContain('"2 \u2026"');
});

test('a difference is no fault where nothing matches', () => {
  const text = JSON.stringify(payloadsSections(looked({ isFormUnproven: true })));
  expect(text).toContain('another form');
  expect(text).not.toContain('"bad"');
});

test('without payloads there is no section, and the report says that none were seen', () => {
  expect(payloadsSections({ beside: {} })).toEqual([]);
  expect(payloadsNotRun({ beside: {} })).toContain('none were supplied');
  expect(payloadsLimit({ beside: {} })[0]).toBe('Payloads were not seen.');
});

test('the check is not called run where a stored digest is malformed or there is no entry', () => {
  expect(payloadsNotRun(looked({}))).toBeNull();
  expect(payloadsNotRun(looked({ entries: 0, counts: [] }))).toContain('no entry');
  expect(payloadsNotRun(looked({ counts: [{ state: 'no-digest', count: 2, examples: [] }] }))).toBe('Not at all entries: 2 payloadDigests are malformed, so there is nothing to compare with.');
});
