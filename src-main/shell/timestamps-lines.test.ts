import { expect, test } from 'vitest';

import type { TimestampView } from '#core/contract';

import { timestampsLines } from './timestamps-lines';

const good: TimestampView = {
  sequence: 3, entryIndex: 2, state: 'good', sentences: [],
  token: {
    standsFor: 'the chain hash itself', imprint: { algorithm: 'SHA-256', value: 'ab12' }, genTime: '2026-05-06T10:00:00Z', accuracy: null, policy: '1.2', serial: '01', authority: null,
    signer: { subject: 'CN=a\u001b[31mb', issuer: '', serial: '', validity: '' }, signature: '', path: [], wasResponse: false,
  },
};
const counts = { good: 4, weak: 0, untrusted: 0, mismatch: 0, unreadable: 1 };
const view = { trusted: 2, found: 5, counts, tokens: [good, good, good, good, { ...good, sequence: null, state: 'unreadable' as const, token: null }] };

test('tells the counts and three tokens, the gravest first, and names what a terminal would obey', () => {
  expect(timestampsLines({ timestamps: view })).toEqual([
    [
      'Time-stamps',
      '  Of 5 tokens: 1 not readable, 4 sound and traced.',
      '  Certificates supplied: 2. Revocation was not asked for.',
      '  ? element 2 · not readable',
      '  ✓ entry 3 · sound and traced · 2026-05-06T10:00:00Z · the chain hash itself · CN=a⟨U+001B⟩[31mb',
      '  ✓ entry 3 · sound and traced · 2026-05-06T10:00:00Z · the chain hash itself · CN=a⟨U+001B⟩[31mb',
    ].join('\n'),
  ]);
});

test('says what is missing where no certificate was supplied, and nothing where tokens were not looked at', () => {
  expect(timestampsLines({ timestamps: { ...view, trusted: null } })[0]).toContain('No certificate was supplied (--trust)');
  expect(timestampsLines({})).toEqual([]);
});
