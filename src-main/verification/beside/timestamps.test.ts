import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it, test } from 'vitest';

import type { Verdict } from '#core/assess';
import { NOTHING_SUPPLIED } from '#core/contract';
import type { TimestampsView } from '#core/contract';

import { TAG, der, oid, sequence } from '../../report/signature/der';
import { bundleOf, stampedEntryOf, timestampCases, trustAt } from '../../timestamps/vectors.fixture';
import { OpenExamination } from '../examination';
import { bundle, chain, edited, folder, write } from '../testing/evidence.fixture';
import { expectNamed } from '../testing/named.fixture';
import { Verification } from '../verify';

const here = folder();
const mixed = folder();

async function verify(path: string, trust: string | null = null): Promise<{ readonly verdict: Verdict; readonly view: TimestampsView | undefined }> {
  const verification = new Verification({ bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: { ...NOTHING_SUPPLIED, trust } }, { ticks: () => 0, now: () => '', told: () => undefined });
  try {
    const outcome = await verification.run();
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
    expectNamed(outcome.named, outcome.verdict);
    return { verdict: outcome.verdict, view: outcome.beside.timestamps };
  } finally {
    verification.close();
  }
}

const written = (entries: readonly unknown[]): string => write(join(here, 'bundle.json'), bundle(entries));
const stateOf = ({ claims }: Verdict, name: string): string | undefined => claims.find(({ claim }) => claim === name)?.state;
const root = trustAt('root.pem');

describe('tokens that openssl made', () => {
  it.each(timestampCases.map((one) => [one.name, one.title, one] as const))('%s: %s', async (name, _title, one) => {
    const { verdict, view } = await verify(bundleOf(name), one.trust === null ? null : trustAt(one.trust));
    expect(verdict.findings.map(({ code }) => code)).toEqual(one.codes);
    expect(stateOf(verdict, 'timestamps')).toBe(one.timestamps);
    expect(stateOf(verdict, 'head')).toBe(one.head);
    const stands = view?.tokens.at(-1)?.token?.standsFor ?? null;
    expect(stands === null || one.standsFor === null ? stands : stands.includes(one.standsFor)).toBe(one.standsFor === null ? (name === 'every-entry' ? stands : null) : true);
    expect(stateOf(verdict, 'interior')).toBe('proved');
  });
});

describe('the token of one entry, looked at', () => {
  const world = { ticks: () => 0, now: () => '', told: () => undefined };
  const detailsOf = async (path: string, trust: string | null) => {
    const open = new OpenExamination({ bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: { ...NOTHING_SUPPLIED, trust } }, world);
    await open.run();
    const details = Array.from({ length: open.book.length }, (_, position) => open.detail(position)?.timestamp);
    open.close();
    return details;
  };

  it.each(timestampCases.map((one) => [one.name, one] as const))('is what the verdict was told of it: %s', async (name, { trust }) => {
    const { view } = await verify(bundleOf(name), trust === null ? null : trustAt(trust));
    expect((await detailsOf(bundleOf(name), trust === null ? null : trustAt(trust))).filter((one) => one !== undefined)).toEqual(view?.tokens);
  });

  test('says what it is a stamp of, who made it and why it is not traced, also beyond the fifty that are listed', async () => {
    const { entry } = stampedEntryOf('rsa-sha256');
    const details = await detailsOf(written(chain(60).map((one) => ({ ...one, eidasTimestamp: entry.eidasTimestamp }))), null);
    expect(details[55]).toMatchObject({ sequence: 56, state: 'mismatch', sentences: [expect.stringContaining('stands for something else'), expect.stringMatching(/^Not traced to a certificate of the examiner's: it leads to /)] });
    expect(details[55]?.token).toMatchObject({ standsFor: null, imprint: { algorithm: 'SHA-256', value: entry.chainHash }, path: [] });
    expect((await detailsOf(written(chain(2)), null)).map((one) => one)).toEqual([undefined, undefined]);
  });
});

describe('what the tokens do to a verdict', () => {
  test('nothing, where every eidasTimestamp is null: its bytes are those of an examination that knows no tokens', async () => {
    const entries = chain(20);
    const without = await verify(written(entries));
    const withNulls = await verify(written(edited(entries, Object.fromEntries(entries.map(({ sequence: at }) => [at, { eidasTimestamp: null }])))));
    const facts = ({ verdict: { subject: _, ...rest } }: typeof without): string => JSON.stringify(rest);
    expect(facts(withNulls)).toBe(facts(without));
    expect(withNulls.view).toBeUndefined();
    expect(without.verdict.claims.map(({ claim }) => claim)).not.toContain('timestamps');
  });

  test('a sound token without any root leaves the examination undecided, and says what is missing', async () => {
    const { verdict } = await verify(bundleOf('no-trust'));
    expect(verdict.conclusion).toBe('indeterminate');
    expect(verdict.findings[0]).toMatchObject({ code: 'timestamp-untrusted', field: '--trust', message: expect.stringContaining('--trust') as string });
  });

  test('a token for something else fails, and says for what', async () => {
    const { verdict } = await verify(bundleOf('of-entry-before'), root);
    expect(verdict.conclusion).toBe('failed');
    expect(verdict.findings[0]).toMatchObject({ sequence: 3, message: expect.stringContaining("previous hash") as string });
  });

  test('a chain that was recomputed as a whole no longer fits the token that it carries', async () => {
    const { entry } = stampedEntryOf('rsa-sha256');
    const { verdict } = await verify(written(edited(chain(3), { 3: { eidasTimestamp: entry.eidasTimestamp } })), root);
    expect(stateOf(verdict, 'interior')).toBe('proved');
    expect(verdict.findings).toMatchObject([{ code: 'timestamp-mismatch', sequence: 3 }]);
  });

  test('a file that is no certificate, beside one that is, warns and leaves what was asked for decided', async () => {
    write(join(mixed, 'README.txt'), 'Certificates of the authority');
    write(join(mixed, 'root.pem'), readFileSync(root, 'utf8'));
    const { verdict } = await verify(bundleOf('rsa-sha256'), mixed);
    expect(verdict.conclusion).toBe('passed');
    expect(verdict.findings).toMatchObject([{ code: 'supplied-unreadable', severity: 'warning', message: expect.stringContaining('README.txt') as string }]);
    expect(stateOf(verdict, 'timestamps')).toBe('proved');
  });

  test('of a single entry, says nothing of a head: the chain around it was not seen', async () => {
    const { entries } = JSON.parse(readFileSync(bundleOf('rsa-sha256'), 'utf8')) as { readonly entries: readonly unknown[] };
    const { verdict } = await verify(write(join(here, 'entry.json'), JSON.stringify({ entry: entries[2] })), root);
    expect(stateOf(verdict, 'timestamps')).toBe('proved');
    expect(stateOf(verdict, 'head')).toBe('not-provable');
  });

  test('certificates that cannot be used are told, and leave the conclusion open', async () => {
    const { verdict } = await verify(bundleOf('none'), write(join(here, 'notes.txt'), 'no certificate'));
    expect(verdict.findings).toMatchObject([{ code: 'supplied-unreadable', severity: 'indeterminate', field: '--trust' }]);
    expect(stateOf(verdict, 'timestamps')).toBe('not-provable');
  });
});

describe('hostile tokens', () => {
  test('of more than 4 MiB are not read, and said to be too long', async () => {
    const { verdict } = await verify(written(edited(chain(3), { 2: { eidasTimestamp: { value: 'A'.repeat(4 * 2 ** 20) } } })), root);
    expect(verdict.findings).toMatchObject([{ code: 'timestamp-unreadable', sequence: 2, message: expect.stringContaining('longer than') as string }]);
  });

  test('of a megabyte are read: what is unsigned in a token may be long', async () => {
    const { entry, token } = stampedEntryOf('rsa-sha256');
    const value = withUnsigned(token, Buffer.alloc(2 ** 20, 7)).toString('base64');
    const bytes = readFileSync(bundleOf('rsa-sha256'), 'utf8').replace(entry.eidasTimestamp?.value ?? '', value);
    const { verdict, view } = await verify(write(join(here, 'long.json'), bytes), root);
    expect(verdict.findings).toEqual([]);
    expect(view?.counts.good).toBe(1);
  });

  test('in thousands are all counted, and 1,000 findings of a code are listed', async () => {
    const entries = chain(2500).map((entry) => ({ ...entry, eidasTimestamp: { value: 'AAAA' } }));
    const { verdict, view } = await verify(written(entries), root);
    expect(verdict.findings).toHaveLength(1000);
    expect(verdict.omitted).toEqual({ 'timestamp-unreadable': 1500 });
    expect(view).toMatchObject({ found: 2500, counts: { unreadable: 2500 } });
    expect(view?.tokens).toHaveLength(51);
    expect(view?.tokens.at(-1)?.sequence).toBe(2500);
  });

  test('a warning told a thousand times hides no failure behind it', async () => {
    const { entry, token } = stampedEntryOf('rsa-sha256');
    const value = token.toString('base64');
    const entries = chain(1200).map((one, index) => ({ ...one, merkleRoot: entry.chainHash, eidasTimestamp: index < 1199 ? { value, issuer: 'Somebody Else' } : { value, serial: '4711' } }));
    const { verdict } = await verify(written(entries), root);
    expect(verdict.omitted).toEqual({ 'timestamp-differs': 199 });
    expect(verdict.conclusion).toBe('failed');
  });

  test('at an entry that cannot be placed, and in a file out of order, are looked at like others', async () => {
    const { entry } = stampedEntryOf('rsa-sha256');
    const [a, b, c] = edited(chain(3), { 1: { sequence: 'x', eidasTimestamp: entry.eidasTimestamp }, 3: { eidasTimestamp: 'text' } });
    const { verdict } = await verify(written([c, b, a]), root);
    expect(verdict.findings.map(({ code, entryIndex }) => [code, entryIndex]).filter(([code]) => String(code).startsWith('timestamp'))).toEqual([['timestamp-unreadable', 0], ['timestamp-mismatch', 2]]);
  });
});

/** The token with one unsigned attribute more, of any length. */
function withUnsigned(token: Buffer, value: Buffer): Buffer {
  const attribute = sequence(oid('1.2.3.4'), der(TAG.set, der(TAG.octets, value)));
  const put = (bytes: Buffer, path: readonly number[]): Buffer => {
    const [step, ...rest] = path;
    const parts = split(bytes);
    const content = step === undefined ? [...parts, der(0xa1, attribute)] : parts.map((part, index) => (index === (step < 0 ? parts.length + step : step) ? put(part, rest) : part));
    return der(bytes[0] ?? 0, ...content);
  };
  return put(token, [1, 0, -1, 0]);
}

function split(bytes: Buffer): Buffer[] {
  const header = (at: number): [start: number, end: number] => {
    const first = bytes[at + 1] ?? 0;
    const longer = first < 0x80 ? 0 : first - 0x80;
    const start = at + 2 + longer;
    return [start, start + (longer === 0 ? first : bytes.readUIntBE(at + 2, longer))];
  };
  const [from, to] = header(0);
  const parts: Buffer[] = [];
  for (let at = from; at < to; ) {
    const [, end] = header(at);
    parts.push(bytes.subarray(at, end));
    at = end;
  }
  return parts;
}
