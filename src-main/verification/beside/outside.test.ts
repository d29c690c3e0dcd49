import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import type { OutsideView, Supplied } from '#core/contract';

import { bundle, chain, folder, write } from '../testing/evidence.fixture';
import { Verification } from '../verify';
import type { Refused, Verified } from '../verify';

const vectors = resolve(import.meta.dirname, '../../../vectors');
const here = folder();

type Case = {
  name: string; title: string; bundle: string; supplied: Record<string, string>; results: string[]; want: string[];
  start: 'p' | 'n' | 'r'; head: 'p' | 'n' | 'r'; exit: number; says: string;
};
const cases = JSON.parse(readFileSync(join(vectors, 'outside.json'), 'utf8')) as Case[];

const STATES = { p: 'proved', n: 'not-provable', r: 'refuted' };
const CONCLUSIONS = ['passed', 'failed', 'indeterminate'];
const MARKS: Record<string, string> = { indeterminate: '?', warning: '!', fail: '' };

async function verify(path: string, supplied: Partial<Supplied>): Promise<Verified | Refused> {
  const verification = new Verification({ bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: { ...NOTHING_SUPPLIED, ...supplied } }, { ticks: () => 0, now: () => '', told: () => undefined });
  try {
    return await verification.run();
  } finally {
    verification.close();
  }
}

async function verified(path: string, supplied: Partial<Supplied>): Promise<Verified & { readonly outside: OutsideView }> {
  const outcome = await verify(path, supplied);
  if (outcome.kind === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  const { outside } = outcome.beside;
  if (outside === undefined) throw new Error('nothing was looked at');
  return { ...outcome, outside };
}

const kindOf = (option: string): string => (option === 'server-verdict' ? 'serverVerdict' : option);
const suppliedOf = (one: Case): Partial<Supplied> =>
  Object.fromEntries(Object.entries(one.supplied).map(([option, value]) => [kindOf(option), option === 'head' ? value : join(vectors, value)]));

describe('what is supplied from outside, in vectors made by Python', () => {
  it.each(cases.map((one) => [one.name, one.title, one] as const))('%s: %s', async (_name, _title, one) => {
    const { verdict, outside } = await verified(join(vectors, one.bundle), suppliedOf(one));
    const told = verdict.findings.map(({ code, severity, sequence }) => `${code}${MARKS[severity] ?? severity}${sequence === undefined ? '' : `@${sequence}`}`);
    expect(told).toEqual(one.want);
    expect(outside.confirmations.map(({ source, result }) => [source, result])).toEqual(Object.keys(one.supplied).map((option, index) => [kindOf(option), one.results[index]]));
    const claims = Object.fromEntries(verdict.claims.map(({ claim, state }) => [claim, state]));
    expect(claims).toMatchObject({ start: STATES[one.start], head: STATES[one.head] });
    expect(verdict.conclusion).toBe(CONCLUSIONS[one.exit]);
    expect(outside.confirmations.map(({ because }) => because).join(' ')).toContain(one.says);
    for (const { about, because } of outside.confirmations) {
      const claim = verdict.claims.find((other) => other.claim === about);
      if (claim !== undefined && claim.state !== 'proved') expect(claim.because).toContain(because);
    }
  });
});

const long = chain(3000);
const at = (sequence: number): string => long[sequence - 1]?.chainHash ?? '';

describe('a record is held against the whole bundle', () => {
  test('a hash is found in it however far from the end', async () => {
    const path = write(join(here, 'long.json'), bundle(long));
    for (const sequence of [1, 2, 1777, 2999]) {
      const { outside } = await verified(path, { head: at(sequence) });
      expect(outside.confirmations[0]).toMatchObject({ result: 'confirms-part', independence: 'examiner', from: at(sequence), because: expect.stringContaining(`entry ${sequence}.`) as string });
    }
  });

  test('of an answer longer than 1 MiB nothing is used', async () => {
    const path = write(join(here, 'short.json'), bundle(chain(2)));
    const status = write(join(here, 'status.json'), `{"a":"${'x'.repeat(2 ** 20)}"}`);
    const { outside, verdict } = await verified(path, { status });
    expect(outside.confirmations[0]?.because).toContain('longer than 1048576 bytes');
    expect(verdict.findings).toMatchObject([{ code: 'supplied-unreadable', severity: 'indeterminate', field: '--status' }]);
  });

  test('what was meant for another option is recognised, however long it is', async () => {
    const path = write(join(here, 'own.json'), bundle(chain(2)));
    const long = write(join(here, 'meant-as-bundle.json'), bundle(chain(6000)));
    const status = write(join(here, 'meant-as-status.json'), '{"success":true,"data":{"lastSequence":2,"lastChainHash":"x"}}');
    const said = async (supplied: Parameters<typeof verified>[1]): Promise<string | undefined> => (await verified(path, supplied)).outside.confirmations[0]?.because;
    expect(await said({ status: long })).toContain('longer than 1048576 bytes; it looks like a bundle (--previous or --next takes one).');
    for (const supplied of [{ previous: status }, { next: status }, { serverVerdict: status }]) expect(await said(supplied)).toContain('it looks like an answer of /status (--status takes it).');
    expect(await said({ status })).not.toContain('looks like');
  });

  test('where a file gives no bytes, the examination that was asked for is refused', async () => {
    const path = write(join(here, 'refused.json'), bundle(chain(2)));
    for (const supplied of [{ status: 'nowhere' }, { serverVerdict: here }, { previous: 'nowhere' }, { next: here }]) {
      expect(await verify(path, supplied)).toMatchObject({ kind: 'refused', refusal: { byteOffset: null } });
    }
  });

  test("the producer's verdict stands beside ours member by member", async () => {
    const path = write(join(here, 'fields.json'), bundle(chain(4)));
    const answer = { verified: true, ok: true, totalChecked: 9, lastValidSequence: 9, brokenAtSequence: null, brokenReason: null, durationMs: 4.2, verifiedAt: '2026-05-06T10:14:22.317Z' };
    const { outside } = await verified(path, { serverVerdict: write(join(here, 'verify.json'), JSON.stringify(answer)) });
    expect(outside.serverVerdict?.fields.map(({ name, theirs, ours, relation }) => [name, theirs, ours, relation])).toEqual([
      ['verified', 'true', 'true', 'equal'], ['ok', 'true', 'true', 'equal'], ['totalChecked', '9', '4', 'other-range'], ['lastValidSequence', '9', '4', 'other-range'],
      ['brokenAtSequence', 'null', 'null', 'equal'], ['brokenReason', 'null', 'null', 'equal'], ['durationMs', '4.2', null, 'not-compared'], ['verifiedAt', '2026-05-06T10:14:22.317Z', null, 'not-compared'],
    ]);
  });
});
