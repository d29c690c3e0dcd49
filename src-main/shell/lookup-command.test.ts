import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { bundle, chain, edited, folder, write } from '../verification/testing/evidence.fixture';
import { builtCli } from './testing/built-cli.fixture';

const cli = builtCli();
const here = folder();
const INTACT = 'resources/samples/intact/bundle.json';

let count = 0;
const fresh = (text: string): string => {
  mkdirSync(join(here, String(++count)));
  return write(join(here, String(count), 'x.json'), text);
};

describe('a question at a shell', () => {
  test('ends with 0 answered, 1 not found, 3 unreadable, 64 wrong usage, in JSON of the API’s own shape', async () => {
    const broken = fresh(bundle(edited(chain(5), { 3: { payloadDigest: 'a'.repeat(64) } })));
    const warned = 'tamperscope: the evidence did not pass (failed). Chain broken at sequence 3.\n';
    const cases: [string[], number, object][] = [
      [['entry', broken, 'trace_00003'], 0, { success: true, data: { entry: { sequence: 3 } } }],
      [['entry', broken, 'trace_0000'], 1, { success: false, error: { code: 'NOT_FOUND', message: 'No entry of this evidence has the trace id or the id "trace_0000".' } }],
      [['entries', broken, '--limit', '1'], 0, { success: true, data: { entries: [{ sequence: 5 }], hasMore: true } }],
      [['entries', broken, '--search', 'nothing'], 0, { success: true, data: { entries: [], hasMore: false } }],
      [['status', broken], 0, { success: true, data: { totalEntries: 5, lastSequence: 5, lastVerificationOk: false, anchorCount: 0, algorithm: 'sha256' } }],
      [['status', fresh('{"entries":[1,,')], 3, { success: false, error: { code: 'json-syntax', byteOffset: 14, line: 1 } }],
      [['entries', join(here, 'nowhere')], 3, { success: false, error: { code: 'not-found', byteOffset: null } }],
      [['entry', fresh('{"success":false,"error":{"code":"NOT_FOUND"}}'), 'x'], 3, { success: false, error: { code: 'not-a-bundle' } }],
    ];
    for (const [words, code, answer] of cases) {
      const ended = await cli([...words, '--json']);
      expect([words, ended.code, ended.err]).toEqual([words, code, words[1] === broken ? warned : '']);
      expect(JSON.parse(ended.out)).toMatchObject(answer);
    }
  });

  test.each<[string[], string]>([
    [['entry', INTACT], 'No trace id and no id was named.'],
    [['entry', INTACT, 'a', 'b'], 'One entry at a time'],
    [['entries'], 'No evidence was named.'],
    [['entries', INTACT, '--limit', '0'], '--limit needs a whole number from 1 on.'],
    [['entries', INTACT, '--limit', '1e3'], '--limit needs'],
    [['entries', INTACT, '--before-seq', '-1'], '--before-seq'],
    [['entries', INTACT, '--before-seq', '1.5'], '--before-seq needs a whole number.'],
    [['entries', INTACT, '--limit', '1', '--limit', '2'], '--limit stands twice.'],
    [['entries', INTACT, '--before-seq', '1', '--beforeSeq', '2'], '--before-seq stands twice.'],
    [['entries', INTACT, '--anchors', 'x'], '--anchors belongs to the command entry.'],
    [['status', INTACT, 'x'], 'one word too many'],
    [['status', INTACT, '--limit', '5'], '--limit belongs to the command entries.'],
    [['status', INTACT, '--manifest', 'x'], "Unknown option '--manifest'"],
  ])('%j is wrong usage', async (words, because) => {
    const { code, out, err } = await cli(words);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain(because);
  });

  test('gives the proof of an entry where answers about anchors are supplied, null where none is its own, and nothing where nobody looked', async () => {
    const of = (name: string): string[] => [join('vectors/anchors', name, 'bundle.json'), '--anchors', join('vectors/anchors', name, 'answers')];
    const { entries } = JSON.parse(readFileSync(join(of('proofs-rfc6962-bytes')[0] ?? ''), 'utf8')) as { entries: { traceId: string; chainHash: string }[] };
    const proofOf = async (words: string[]): Promise<unknown> => (JSON.parse((await cli(['entry', ...words, '--json'])).out) as { data: { proof?: unknown } }).data.proof;
    const [bundlePath = '', ...anchors] = of('proofs-rfc6962-bytes');
    const [first] = entries;
    const proof = await proofOf([bundlePath, first?.traceId ?? '', ...anchors]);
    expect(proof).toMatchObject({ sequence: 1, leafIndex: 0, treeSize: 7, chainHash: first?.chainHash, siblings: [{ position: 'right' }, { position: 'right' }, { position: 'right' }], state: 'leads', because: null });
    expect(proof).toMatchObject({ root: (proof as { computedRoot: string }).computedRoot });
    // What is given can be supplied again, and is the same proof.
    expect(await proofOf([bundlePath, first?.traceId ?? '', '--anchors', fresh(JSON.stringify({ success: true, data: { entry: first, proof } }))])).toEqual(proof);
    expect(await proofOf([bundlePath, first?.traceId ?? ''])).toBeUndefined();
    expect(await proofOf([bundlePath, first?.traceId ?? '', '--anchors', fresh('{"success":true,"data":{"anchors":[]}}')])).toBeNull();
    const unreadable = await cli(['entry', bundlePath, first?.traceId ?? '', '--json', '--anchors', fresh('{"siblings":"x"}')]);
    expect(unreadable.out).not.toContain('"proof"');
    expect(unreadable.err).toContain('cannot be read, and nothing else is about this entry, so no "proof" is given.');
    expect((await cli(['entry', bundlePath, first?.traceId ?? '', ...anchors])).out).toMatch(/ {2}Proof: leads to the root; leaf 0 of 7.*root [0-9a-f]{64}/);
    const [broken = '', ...answers] = of('sibling');
    const third = (JSON.parse(readFileSync(broken, 'utf8')) as { entries: { traceId: string }[] }).entries[2]?.traceId ?? '';
    expect(await proofOf([broken, third, ...answers])).toMatchObject({ sequence: 3, state: 'contradicted', because: 'The inclusion proof for entry 3 does not lead to the Merkle root that is stated for it.' });
  });

  test('marks each entry as the findings name it: what fails beside the chain, too, and what is only left open as that', async () => {
    const traced = fresh(bundle(edited(chain(4), { 2: { traceView: { not: 'the trace' } }, 3: { eidasTimestamp: 'x' } })));
    expect((await cli(['entries', traced])).out).toMatch(/^ +4 [^\n]*\n\? +3 [^\n]* named by an indeterminate finding\n✗ +2 [^\n]* named by a finding that fails\n +1 /);
    expect((await cli(['entry', traced, 'trace_00002'])).out).toMatch(/Entry 2 {3}link holds, recomputes\n[^]*\n {2}✗ The trace supplied for entry 2 [^\n]* \[payload-mismatch\]\n/);
    expect((await cli(['entries', 'vectors/page/gap/bundle.json'])).out).toMatch(/\n\? +8 [^\n]* \? link left open, recomputes\n/);
    const page = write(join(here, 'page.json'), JSON.stringify({ success: true, data: { entries: edited(chain(8), { 6: { payloadDigest: 'a'.repeat(64) } }).filter((_, index) => index !== 4).reverse(), hasMore: false } }));
    expect((await cli(['entries', page])).out).toMatch(/\n✗ +6 [^\n]* \? link left open, ✗ does not recompute\n +4 /);
    expect((await cli(['entry', page, 'trace_00006'])).out).toContain('Entry 6   ? link left open, ✗ does not recompute\n');
  });

  test('shows a person the verdict with every answer, and what of an entry the chain hash covers', async () => {
    const broken = fresh(bundle(edited(chain(5), { 3: { payloadDigest: 'a'.repeat(64) } })));
    const entry = (await cli(['entry', broken, 'trace_00003'])).out;
    expect(entry).toContain('Entry 3   link holds, ✗ does not recompute');
    expect(entry).toMatch(/traceId +not covered +trace_00003/);
    expect(entry).toContain('Verdict on the evidence: failed. Chain broken at sequence 3.');
    const list = (await cli(['entries', broken, '--limit', '3'])).out;
    expect(list).toMatch(/^ +5 .*\n +4 .*\n✗ +3 .*does not recompute\n\nMore before them: --before-seq 3\n/);
    expect(list).toContain('Verdict on the evidence: failed.');
    expect((await cli(['status', INTACT])).out).toContain('Verdict on the evidence: passed. Chain intact. Head');
  });

  test('says on standard error that a trace id stands more than once', async () => {
    const twice = fresh(bundle(edited(chain(4), { 2: { traceId: 'same' }, 4: { traceId: 'same' } })));
    const { code, out, err } = await cli(['entry', twice, 'same', '--json']);
    expect([code, err]).toEqual([0, 'tamperscope: 1 more with the same trace id; the first in the chain is given.\n']);
    expect(JSON.parse(out)).toMatchObject({ data: { entry: { sequence: 2 } } });
  });

  test('takes the cursor by the API’s own name as well', async () => {
    const { code, out } = await cli(['entries', INTACT, '--beforeSeq', '3', '--json']);
    expect([code, JSON.parse(out)]).toMatchObject([0, { data: { entries: [{ sequence: 2 }, { sequence: 1 }], hasMore: false } }]);
  });

  test('says on standard error where a walk by cursor would pass over one side of a fork', async () => {
    const forked = fresh(bundle(edited(chain(4), { 3: { sequence: 2 } })));
    const { err } = await cli(['entries', forked, '--limit', '2', '--json']);
    expect(err).toContain('sequence 2 stands more than once, and the list ends among those; --before-seq 2 leaves the others out.');
    expect((await cli(['entries', forked, '--limit', '1', '--json'])).err).not.toContain('more than once');
  });

  test('lets nothing from outside move the cursor or begin a line', async () => {
    const evil = '\u001b[2J\u202e\n✓ PASSED\r\u009b31m\u2028';
    const path = fresh(JSON.stringify({ entries: edited(chain(3), { 2: { traceId: evil, [evil]: evil, createdAt: evil } }), canonicalization: evil, algorithm: evil }));
    for (const words of [['entry', path, evil], ['entry', path, `${evil}x`], ['entries', path], ['status', path]]) {
      const { out, err } = await cli(words);
      expect(`${out}${err}`).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028]|^✓ PASSED/mu);
      expect(`${out}${err}`).toContain('U+202E');
    }
  });
});
