import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import type { Supplied } from '#core/contract';

import { bundle, chain, folder, write } from '../testing/evidence.fixture';
import { expectNamed } from '../testing/named.fixture';
import { Verification } from '../verify';
import type { Refused, Verified } from '../verify';

type Case = {
  readonly name: string;
  readonly evidence: string;
  readonly traces: string | null;
  readonly erasures: string | null;
  readonly conclusion: string;
  readonly claim: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly string[];
};

const vectors = resolve(import.meta.dirname, '../../../vectors');
const cases = JSON.parse(readFileSync(join(vectors, 'payloads.json'), 'utf8')) as Case[];
const here = folder();

async function verify(evidence: string, supplied: Partial<Supplied>): Promise<Verified | Refused> {
  const verification = new Verification({ bundle: evidence, manifest: null, manifestNamed: false, recipe: null, supplied: { ...NOTHING_SUPPLIED, ...supplied } }, { ticks: () => 0, now: () => '2026-06-01T00:00:00Z', told: () => undefined });
  try {
    return await verification.run();
  } finally {
    verification.close();
  }
}

async function verified(evidence: string, supplied: Partial<Supplied>): Promise<Verified> {
  const outcome = await verify(evidence, supplied);
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
  return outcome;
}

const countsOf = ({ beside }: Verified): unknown => Object.fromEntries((beside.payloads?.counts ?? []).map(({ state, count }) => [state, count]));
const claimOf = ({ verdict }: Verified) => verdict.claims.find(({ claim }) => claim === 'payloads');
const told = ({ verdict }: Verified): string[] => verdict.findings.map(({ code, severity, sequence }) => `${code}:${severity}${sequence === undefined ? '' : `@${String(sequence)}`}`);

describe('payload vectors, made in Python', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, { evidence, traces, erasures, ...expected }) => {
    const path = (name: string | null): string | null => (name === null ? null : join(vectors, name));
    const outcome = await verified(join(vectors, evidence), { traces: path(traces), erasures: path(erasures) });
    expect(countsOf(outcome)).toEqual(expected.counts);
    expectNamed(outcome.named, outcome.verdict);
    expect(told(outcome).sort()).toEqual([...expected.findings].sort());
    expect(claimOf(outcome)?.state).toBe(expected.claim);
    expect(outcome.verdict.conclusion).toBe(expected.conclusion);
  });
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const traceText = (index: number, rationale = 'r'): string => `{"rationale":"${rationale}","traceId":"trace_${String(index).padStart(5, '0')}"}`;

/** A sound chain over the traces with these numbers, from 1 on. */
function evidence(name: string, count: number): string {
  let prevHash = '0'.repeat(64);
  const entries = chain(count).map((entry) => {
    const payloadDigest = sha256(traceText(entry.sequence));
    const chainHash = sha256(`${prevHash}${payloadDigest}${String(entry.sequence)}${entry.createdAt}`);
    const made = { ...entry, prevHash, payloadDigest, chainHash };
    prevHash = chainHash;
    return made;
  });
  return write(join(here, name), bundle(entries));
}

const all = (count: number, text = traceText): string[] => Array.from({ length: count }, (_, index) => text(index + 1));

describe('a file given as the register of erasures', () => {
  const erased = '{"inputContext":null,"metadata":null,"outputDecision":null,"rationale":null,"traceId":"trace_00002"}';

  it('that holds the traces themselves lists nothing as erased, and is told for what it is', async () => {
    const traces = write(join(here, 'own-register.json'), `[${traceText(1)},${erased}]`);
    const outcome = await verified(evidence('own-register-bundle.json', 2), { traces, erasures: traces });
    expect(told(outcome)).toEqual(['supplied-unreadable:indeterminate', 'payload-erased:indeterminate@2']);
    expect(outcome.verdict.findings.map(({ message }) => message)).toEqual([
      `This is not a register of erasures but decision traces: its element for trace_00002 has inputContext set to null, as an erasure leaves it: ${traces}`,
      expect.stringContaining('no erasure register that can be used was supplied'),
    ]);
    expect(outcome.beside.payloads).toMatchObject({ registered: 0 });
  });

  it('may say when, by whom and on what ground of each erasure', async () => {
    const traces = write(join(here, 'with-erased.json'), `[${traceText(1)},${erased}]`);
    const register = write(join(here, 'register.ndjson'), '{"traceId":"trace_00002","erasedAt":"2026-05-09","by":"dpo","rationale":"Art. 17","metadata":{"ticket":7},"fields":["inputContext","metadata"]}\n');
    expect(told(await verified(evidence('with-erased-bundle.json', 2), { traces, erasures: register }))).toEqual(['payload-erased:note@2']);
  });
});

describe('traces beside a bundle', () => {
  it('are not asked for where none were supplied and no entry carries one', async () => {
    const outcome = await verified(evidence('plain.json', 3), {});
    expect(outcome.beside.payloads).toBeUndefined();
    expect(claimOf(outcome)).toBeUndefined();
  });

  it('may be a folder of files in every form; a trace without an id has its file\u2019s name', async () => {
    const path = join(here, 'folder');
    mkdirSync(path);
    write(join(path, 'one.json'), traceText(1));
    write(join(path, 'two.ndjson'), all(3).slice(1).join('\n'));
    write(join(path, 'trace_00004.json'), '{"rationale":"r"}');
    write(join(path, 'README.md'), 'not a trace');
    const outcome = await verified(evidence('in-folder.json', 4), { traces: path });
    expect(countsOf(outcome)).toEqual({ matches: 3, mismatch: 1 });
    expect(outcome.beside.payloads).toMatchObject({ sourceCount: 3, traces: 4 });
    expect(outcome.verdict.findings).toMatchObject([{ code: 'payload-mismatch', sequence: 4, field: 'payloadDigest', actual: sha256('{"rationale":"r"}'), expected: sha256(traceText(4)) }]);
  });

  it('of a file that turns out unreadable are left aside, those of the others are not', async () => {
    const path = join(here, 'half');
    mkdirSync(path);
    write(join(path, 'a.json'), `[${all(3, (index) => traceText(index, 'edited')).join(',')}`);
    write(join(path, 'b.json'), `[${traceText(1)}]`);
    const outcome = await verified(evidence('half.json', 3), { traces: path });
    expect(countsOf(outcome)).toEqual({ matches: 1, absent: 2 });
    expect(told(outcome)).toEqual(['supplied-unreadable:indeterminate', 'payload-absent:note']);
    expect(outcome.verdict.findings[0]).toMatchObject({ field: '--traces', message: expect.stringContaining('a.json') as string });
  });

  it('are not what is plainly an answer of the API: an entry taken for its own trace would speak against the chain', async () => {
    const entries = evidence('answers.json', 3);
    const { entries: list } = JSON.parse(readFileSync(entries, 'utf8')) as { entries: object[] };
    const answers = [list[1], list, { entries: list }, { success: true, data: { entries: list, hasMore: false } }, { success: true, data: { entry: list[1], proof: null } }, { success: false, error: { code: 'FORBIDDEN' } }];
    for (const answer of answers) {
      const path = write(join(here, 'answer.json'), JSON.stringify(answer));
      const outcome = await verified(entries, { traces: path });
      expect(told(outcome)).toEqual(['supplied-unreadable:indeterminate', 'payload-absent:note']);
      expect(outcome.verdict.findings[0]?.message).toMatch(/^This is (a|an) .+, not decision traces: /);
    }
    const lines = write(join(here, 'answer.ndjson'), list.map((entry) => JSON.stringify(entry)).join('\n'));
    expect(told(await verified(entries, { traces: lines }))).toEqual(['supplied-unreadable:indeterminate', 'payload-absent:note']);
    const traces = write(join(here, 'one-trace.json'), traceText(1));
    const outcome = await verified(entries, { traces, erasures: entries });
    expect(outcome.verdict.findings[0]).toMatchObject({ code: 'supplied-unreadable', field: '--erasures', message: expect.stringMatching(/^This is a bundle .+, not a register of erasures: /) as string });
  });

  it('may have a word "success" of their own', async () => {
    const own = '{"traceId":"trace_00001","success":false,"rationale":"r"}';
    expect(countsOf(await verified(evidence('own-success.json', 1), { traces: write(join(here, 'own-trace.json'), own) }))).toEqual({ mismatch: 1 });
  });

  it('are a finding where the folder holds none, and a refusal where the path gives no bytes', async () => {
    const path = join(here, 'nothing');
    mkdirSync(path);
    const bundlePath = evidence('nothing.json', 2);
    expect(told(await verified(bundlePath, { traces: path }))).toEqual(['supplied-unreadable:indeterminate', 'payload-absent:note']);
    for (const traces of [join(here, 'nowhere.json'), '/dev/zero']) expect(await verify(bundlePath, { traces })).toMatchObject({ kind: 'refused' });
  });

  it('that differ by the thousand are counted, and 1,000 of them listed', async () => {
    const path = write(join(here, 'many.json'), `[${[...all(1500, (index) => traceText(index, 'edited')), traceText(1501)].join(',')}]`);
    const outcome = await verified(evidence('many-bundle.json', 1501), { traces: path });
    expect(outcome.verdict.findings).toHaveLength(1000);
    expect(outcome.verdict.omitted).toEqual({ 'payload-mismatch': 500 });
    // Those that are not listed are counted, shown and reached like the others.
    expect([999, 1000, 1499, 1500].map((index) => outcome.named.fail.has(index))).toEqual([true, true, true, false]);
    expect(claimOf(outcome)).toMatchObject({ state: 'refuted', because: '1,500 supplied payloads do not have the digest that their entries store. Of 1,501 payloads: 1 supplied and matching, 1,500 different.' });
  });

  it('are told to be another entry\u2019s where they have its digest', async () => {
    const exchanged = [traceText(1), traceText(2), traceText(3)].map((text, index) => `"trace_0000${String([2, 1, 3][index])}":${text}`);
    const outcome = await verified(evidence('exchanged.json', 3), { traces: write(join(here, 'exchanged-traces.json'), `{${exchanged.join(',')},"stray":${traceText(3)}}`) });
    expect(outcome.verdict.findings.map(({ message }) => message)).toEqual([
      "The trace supplied for entry 1 (trace_00001) is not the one whose digest the entry stores. It has the digest that entry 2 stores. The trace supplied as trace_00002 has this entry's digest.",
      "The trace supplied for entry 2 (trace_00002) is not the one whose digest the entry stores. It has the digest that entry 1 stores. The trace supplied as trace_00001 has this entry's digest.",
    ]);
    expect(outcome.beside.payloads).toMatchObject({ strays: 1, foundStrays: [{ traceId: 'stray', sequence: 3 }] });
  });
});
