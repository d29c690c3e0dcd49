import { describe, expect, it } from 'vitest';

import type { Start } from '#core/contract';

import { toSigningView } from './signing-view';

const start = (change: Partial<Start>): Start => ({
  product: { version: '0', electron: '0', chromium: '0', node: '0' },
  recent: [],
  madeIdentity: null,
  canSeal: true,
  buckets: { airGap: null, known: [], heldFor: null },
  ...change,
});

describe('signing a report', () => {
  it('needs no passphrase where the system can seal the key', () => {
    expect(toSigningView(start({}), 'made', null, '')).toMatchObject({ passphrase: null, missing: '' });
  });

  it('needs a new passphrase, and says why, where it cannot', () => {
    const view = toSigningView(start({ canSeal: false }), 'made', null, '');
    expect(view.missing).toBe('Type a passphrase for the signature.');
    expect(view.passphrase?.why).toContain('no safe place for keys');
    expect(toSigningView(start({ canSeal: false }), 'made', null, 'long enough').missing).toBe('');
  });

  it('asks for the passphrase an identity was made with, even where the system could seal a new one', () => {
    const madeIdentity = { kind: 'made', name: 'Examiner PC', fingerprint: 'ab:cd', sealedBy: 'passphrase' } as const;
    expect(toSigningView(start({ madeIdentity }), 'made', null, '').passphrase?.label).toBe('Passphrase of this identity');
  });

  it('waits for a file to be chosen', () => {
    expect(toSigningView(start({}), 'file', null, 'x').missing).toBe('Choose the certificate file.');
    expect(toSigningView(start({}), 'file', { kind: 'file', id: '1', fileName: 'me.p12' }, '').missing).toBe('');
  });

  it('says of every identity of its own that it is self-signed', () => {
    const { options } = toSigningView(start({}), 'made', null, '');
    for (const kind of ['made', 'one-time']) expect(options.find((option) => option.kind === kind)?.says).toContain('Self-signed: identity not verified.');
  });
});
