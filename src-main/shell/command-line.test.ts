import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { bundle, chain, edited, folder, write } from '../verification/testing/evidence.fixture';
import { ROOT, builtCli } from './testing/built-cli.fixture';

type Case = { name: string; evidence: string; manifest: string | null; recipe: string | null; expect: { exit: number; conclusion?: string; error?: { code?: string } } };
type Verdict = Record<string, unknown> & { replay: object; subject: object; conclusion: string; findings: { code: string }[]; claims: object[] };

const cli = builtCli();
const here = folder();
const vectors = join(ROOT, 'vectors');
const cases = JSON.parse(readFileSync(join(vectors, 'expected.json'), 'utf8')) as Case[];
const INTACT = 'resources/samples/intact/bundle.json';
const BROKEN = 'resources/samples/broken/bundle.json';
const MEMBERS = ['schema', 'conclusion', 'replay', 'findings', 'claims', 'recipe', 'subject'];
const REPLAY = ['verified', 'ok', 'totalChecked', 'lastValidSequence', 'brokenAtSequence', 'brokenReason', 'durationMs', 'verifiedAt'];
const SUBJECT = ['path', 'bytes', 'sha256', 'entryCount', 'fromSequence', 'toSequence', 'firstCreatedAt', 'lastCreatedAt', 'organizationIds'];
const ERROR = ['code', 'message', 'byteOffset', 'line', 'column', 'entriesRead'];

let count = 0;
function fresh(): string {
  const path = join(here, String(++count));
  mkdirSync(path);
  return path;
}

describe('exit code and document of the vectors', () => {
  // All of them are run without a process elsewhere; here one is for each way of ending and each way of calling.
  const groups = new Map(cases.map((one) => [JSON.stringify([one.expect.exit, one.expect.error?.code, one.manifest === null, one.recipe === null]), one]));
  test('one of each kind ends with the code of its conclusion, and prints one document', async () => {
    const left = [...groups.values()];
    expect(new Set(left.map((one) => one.expect.exit))).toEqual(new Set([0, 1, 2, 3]));
    await Promise.all(
      [1, 2].map(async () => {
        for (let one = left.pop(); one !== undefined; one = left.pop()) {
          const named = one.manifest === null ? [] : ['--manifest', join(vectors, one.manifest)];
          const pinned = one.recipe === null ? [] : ['--recipe', one.recipe];
          const { code, out, err } = await cli(['verify', join(vectors, one.evidence), '--json', ...named, ...pinned]);
          expect([one.name, code, err]).toEqual([one.name, one.expect.exit, '']);
          const document = JSON.parse(out) as Verdict & { error?: { code: string } };
          expect(document['schema']).toBe('tamperscope.verdict/1');
          expect([one.name, document.conclusion]).toEqual([one.name, one.expect.conclusion]);
          expect([one.name, document.error?.code]).toEqual([one.name, one.expect.error?.code]);
        }
      }),
    );
  });
});

describe('the document', () => {
  test('has the members of the contract, in its order', async () => {
    const verdict = JSON.parse((await cli(['verify', BROKEN, '--json'])).out) as Verdict;
    expect(Object.keys(verdict)).toEqual(MEMBERS);
    expect(Object.keys(verdict.replay)).toEqual(REPLAY);
    expect(Object.keys(verdict.subject)).toEqual(SUBJECT);
    expect(verdict.claims.map((claim) => Object.keys(claim))).toEqual(Array(5).fill(['claim', 'state', 'because']));
    expect(verdict).toMatchObject({ conclusion: 'failed', recipe: 'adjudon-decision/text', replay: { brokenAtSequence: 248 }, subject: { path: BROKEN } });
  });

  test('of a refusal has the error alone', async () => {
    const { out, code } = await cli(['verify', write(join(fresh(), 'x.json'), '{"entries":[1,,'), '--json']);
    const refusal = JSON.parse(out) as { error: object };
    expect([code, Object.keys(refusal), Object.keys(refusal.error)]).toEqual([3, ['schema', 'error'], ERROR]);
    expect(refusal.error).toMatchObject({ code: 'json-syntax', byteOffset: 14, line: 1, column: 15, entriesRead: 1 });
  });

  test('is the same to the byte on any machine, but for duration, time and path', async () => {
    const sameBut = (text: string): string => text.replace(/"durationMs": \d+/, '').replace(/"verifiedAt": "[^"]*"/, '').replace(/"path": "[^"]*"/, '');
    const texts = await Promise.all([
      cli(['verify', BROKEN, '--json'], { env: { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' } }),
      cli(['verify', join(ROOT, BROKEN), '--json'], { env: { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }, cwd: '/' }),
      cli(['verify', '../samples/broken', '--json'], { env: { TZ: 'America/St_Johns', LC_ALL: 'ar_EG.UTF-8' }, cwd: join(ROOT, 'resources/fonts') }),
    ]);
    const documents = texts.map(({ out }) => sameBut(out));
    expect(documents[0]).toContain('"conclusion": "failed"');
    expect(new Set(documents).size).toBe(1);
  });

  test('arrives whole where the reader is slow, and where it is long', async () => {
    const path = write(join(fresh(), 'many.json'), bundle(chain(3000).map((entry) => ({ ...entry, chainHash: entry.sequence === 1 ? entry.chainHash : 'a'.repeat(64) }))));
    const { out } = await cli(['verify', path, '--json'], { script: '"$@" | (sleep 0.3; cat)' });
    expect(JSON.parse(out)).toMatchObject({ conclusion: 'failed', omitted: { 'chain-hash-mismatch': 1999 } });
  });
});

// macOS and Windows have no such limit.
describe.runIf(process.platform === 'linux')('a process that may take few addresses', () => {
  test.each([[1000, 'one thread'], [26_000, 'several']])('reads %i entries all the same, for which the kernel would work on %s', { timeout: 60_000 }, async (count) => {
    const path = write(join(here, 'long.json'), bundle(chain(count)));
    for (const gibibytes of [4, 16, 48]) {
      const { code, out } = await cli(['verify', path, '--json'], { script: `ulimit -v ${gibibytes * 2 ** 20}; "$@"` });
      expect([gibibytes, code, (JSON.parse(out) as { subject: { entryCount: number } }).subject.entryCount]).toEqual([gibibytes, 0, count]);
    }
  });
});

describe('a folder with a bundle', () => {
  test('says which JSON files beside it were not verified, but not those that were supplied', async () => {
    const root = fresh();
    for (const name of ['bundle.json', 'manifest.json', 'traces.json', 'digests.json', 'notes.txt']) write(join(root, name), name === 'bundle.json' ? bundle(chain(3)) : '{}');
    const passedOver = async (...words: string[]): Promise<unknown> => (JSON.parse((await cli(['verify', root, '--json', ...words])).out) as { findings: { code: string; message: string }[] }).findings.filter(({ code }) => code === 'file-passed-over').map(({ message }) => message);
    expect(await passedOver()).toEqual(['The folder also holds digests.json, traces.json, of which nothing was verified.']);
    expect(await passedOver('--traces', join(root, '.', 'traces.json'))).toEqual(['The folder also holds digests.json, of which nothing was verified.']);
    expect(await passedOver('--anchors', root)).toEqual([]);
    const { out } = await cli(['verify', root]);
    expect(out).toContain('[file-passed-over]');
  });

  test('and another bundle is an archive of both, unless the other one has a part of its own', async () => {
    const root = fresh();
    const [first, next] = [chain(6).slice(0, 3), chain(6).slice(3)];
    write(join(root, 'bundle.json'), bundle(first));
    write(join(root, 'next.json'), bundle(next));
    const schemaOf = async (...words: string[]): Promise<unknown> => (JSON.parse((await cli(['verify', root, '--json', ...words])).out) as { schema: string }).schema;
    expect(await schemaOf()).toBe('tamperscope.archive-verdict/1');
    expect(await schemaOf('--next', join(root, 'next.json'))).toBe('tamperscope.verdict/1');
  });
});

describe('the summary', () => {
  test('draws the broken link, with a line that recomputes the hash in a shell', async () => {
    const { out, code, err } = await cli(['verify', BROKEN]);
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/^✗ FAILED {3}Chain broken at sequence 248\.\n/);
    expect(out).toContain('entry 248  ✗ DOES NOT RECOMPUTE');
    const [line] = /printf .*sha256sum/.exec(out) ?? [];
    const [, recomputed] = /recomputed +([0-9a-f]{64})/.exec(out) ?? [];
    expect(execFileSync('sh', ['-c', line ?? 'false'], { encoding: 'utf8' }).slice(0, 64)).toBe(recomputed);
  });

  test('does not draw as broken what the verdict leaves open', async () => {
    const whole = chain(9);
    const page = write(join(fresh(), 'page.json'), JSON.stringify({ success: true, data: { entries: [...whole.slice(0, 2), ...whole.slice(4)], hasMore: false } }));
    const foreign = write(join(fresh(), 'foreign.json'), JSON.stringify({ algorithm: 'sha512', entries: edited(whole, { 4: { prevHash: 'a'.repeat(64) } }) }));
    for (const path of [page, foreign]) {
      const { out, code } = await cli(['verify', path]);
      expect(code).toBe(2);
      expect(out).toContain('  ?  does not link; the verdict leaves open what that means');
      expect(out).not.toMatch(/BROKEN|✗/);
    }
    // What fails beside it is drawn as before.
    const both = write(join(fresh(), 'both.json'), JSON.stringify({ success: true, data: { entries: [...whole.slice(0, 2), ...edited(whole.slice(4), { 5: { payloadDigest: 'f'.repeat(64) } })], hasMore: false } }));
    const { out } = await cli(['verify', both]);
    expect(out).toContain('  ?  does not link; the verdict leaves open what that means');
    expect(out).toContain('entry 5  ✗ DOES NOT RECOMPUTE');
  });

  test('offers what may explain a break as an opinion, with what was tested, apart from the findings', async () => {
    const { out } = await cli(['verify', 'vectors/diagnosis/time-offset/bundle.json']);
    const [findings = '', diagnosis = ''] = out.split('Diagnosis (an opinion, no part of the verdict)\n');
    expect(findings).toContain('[chain-hash-mismatch]');
    expect(findings).not.toContain('explained by');
    expect(diagnosis).toContain('Would be explained by createdAt having been written in another form after it was hashed. [fits exactly]');
    expect(diagnosis).toMatch(/tested: .*recomputes[^]*createdAt of 3 stored {2}2026-05-06T08:01:14\.082\+00:00\n.*fits {4}2026-05-06T08:01:14\.082Z\n/);
  });

  test('says of an intact chain that its head is not proved', async () => {
    const { out, code } = await cli(['verify', 'vectors/intact/one-entry/bundle.json']);
    expect([code, out.split('\n')[0]]).toEqual([0, '✓ PASSED   Chain intact. Head not proved.']);
  });

  test('lets nothing from outside move the cursor, turn letters around, or begin a line', async () => {
    const evil = '\u001b[2J\u202e\u0007\n✓ PASSED   Chain intact.\r\u009b31m\u2028';
    const path = join(fresh(), `ev${evil.replaceAll('\u001b[', '').slice(0, 20)}il.json`);
    const hostile = { organizationId: evil, traceId: evil, prevHash: evil, chainHash: evil };
    write(path, JSON.stringify({ entries: edited(chain(5), { 2: hostile, 3: { createdAt: evil }, 4: { organizationId: `${evil}2` }, 5: { organizationId: `${evil}3` } }), algorithm: evil, organizationId: 'org_1' }));
    const texts = [
      await cli(['verify', path]),
      await cli(['verify', `${path}${evil}`]),
      await cli(['verify', write(join(fresh(), 'api.json'), JSON.stringify({ success: false, error: { code: evil, message: evil } }))]),
      await cli(['verify', write(join(fresh(), 'cut.json'), `{"a":"${'\u202e\u001b'.repeat(20)}`)]),
      await cli([evil]),
      await cli(['verify', 'a', `--${evil}`]),
    ];
    expect(texts.map(({ code }) => code)).toEqual([1, 3, 3, 3, 64, 64]);
    for (const { out, err } of texts) {
      expect(`${out}${err}`).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028]|^✓ PASSED/mu);
      expect(`${out}${err}`).toMatch(/U\+202E|\\xe2\\x80\\xae/);
    }
  });
});

describe('what stands around it', () => {
  const ENDS: readonly [string, readonly string[], string, number, string][] = [
    ['a reader that has seen enough changes nothing of the verdict', ['verify', BROKEN], '"$@" | head -1 >/dev/null; exit ${PIPESTATUS[0]}', 1, ''],
    ['standard input may be closed', ['verify', BROKEN], '"$@" <&-', 1, ''],
    ['an answer that cannot be written is no verdict', ['verify', INTACT, '--json'], '"$@" >/dev/full', 74, 'the answer could not be written'],
    ['wrong usage is wrong usage, though nobody can be told', ['verify'], '"$@" 2>/dev/full', 64, ''],
    ['a verdict is one, though standard error is closed', ['verify', INTACT], '"$@" 2>&-', 0, ''],
  ];
  test.runIf(process.platform === 'linux').each(ENDS)('%s', async (_title, words, script, code, said) => {
    const ended = await cli(words, { script });
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(said);
  });

  test.each<[string, string, string, string]>([
    ['a FIFO', 'mkfifo x', 'unreadable-file', 'a FIFO (named pipe), not a file'],
    ['a folder without a bundle', 'mkdir x', 'unreadable-file', 'The folder holds no bundle.'],
    ['an empty file', ': > x', 'truncated-json', 'The file is empty.'],
    ['a byte order mark alone', 'printf "\\357\\273\\277" > x', 'truncated-json', 'ends before it is complete'],
    ['a circle of links', 'ln -s y x; ln -s x y', 'unreadable-file', 'a circle of links'],
    ['200,000 levels', 'head -c 200000 /dev/zero | tr "\\0" "[" > x', 'too-deep', 'deeper than 512 levels'],
    ['a sparse file of 2 GB', 'truncate -s 2G x', 'json-syntax', 'the byte 0x00'],
    ['nothing at all', ':', 'not-found', 'There is no such file'],
  ])('%s is refused with 3 and its reason', async (_title, make, code, sentence) => {
    const path = fresh();
    execFileSync('sh', ['-c', make], { cwd: path });
    const [person, machine] = await Promise.all([cli(['verify', 'x'], { cwd: path }), cli(['verify', 'x', '--json'], { cwd: path })]);
    expect([person.code, machine.code, person.err, machine.err]).toEqual([3, 3, '', '']);
    expect(person.out).toContain(sentence);
    expect(JSON.parse(machine.out)).toMatchObject({ error: { code } });
  });

  test('a named manifest that is not there is a refusal; one that lies beside and cannot be read is a finding', async () => {
    const named = JSON.parse((await cli(['verify', INTACT, '--json', '--manifest', 'nowhere.json'])).out) as object;
    expect(named).toMatchObject({ error: { code: 'not-found' } });
    const path = fresh();
    copyFileSync(join(ROOT, INTACT), join(path, 'bundle.json'));
    symlinkSync('gone', join(path, 'manifest.json'));
    const beside = JSON.parse((await cli(['verify', path, '--json'])).out) as Verdict;
    expect(beside.findings.map(({ code }) => code)).toEqual(['manifest-unreadable']);
  });
});

describe('a report', () => {
  test('is written, signed and told beside the verdict, whose exit code stands; with --json on standard error alone', async () => {
    const path = fresh();
    const { code, out, err } = await cli(['verify', join(ROOT, BROKEN), '--json', '--report', 'r.pdf', '--case', 'C-1'], { cwd: path });
    expect(code).toBe(1);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(MEMBERS);
    expect(err).toMatch(/^\nReport {4}.*\/r\.pdf\nSHA-256 {3}[0-9a-f]{64}\nId {8}TS-.*\nSigned {4}.* \(self-signed: identity not verified\)\n$/);
    expect(err).toContain(createHash('sha256').update(readFileSync(join(path, 'r.pdf'))).digest('hex'));
    const signatures = execFileSync('pdfsig', ['-nocert', 'r.pdf'], { cwd: path, encoding: 'utf8' });
    expect(signatures).toContain('Signature is Valid');
    expect(signatures).toContain('Total document signed');
    expect(readdirSync(path)).toEqual(['r.pdf']);
  });

  test('never takes the place of the evidence, by whatever name, nor of any file but an older PDF', async () => {
    const path = fresh();
    for (const name of ['bundle.json', 'manifest.json']) copyFileSync(join(ROOT, dirname(BROKEN), name), join(path, name));
    copyFileSync(join(path, 'manifest.json'), join(path, 'other.json'));
    linkSync(join(path, 'bundle.json'), join(path, 'hard'));
    symlinkSync('bundle.json', join(path, 'soft'));
    const before = readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'latin1')]);
    for (const place of ['bundle.json', './manifest.json', 'hard', 'soft', 'other.json', '.', '/dev/null']) {
      const { code, out, err } = await cli(['verify', 'bundle.json', '--json', '--report', place], { cwd: path });
      expect([place, code, out]).toEqual([place, 64, '']);
      expect(err).toMatch(/^tamperscope: The report (may|can) [^\n]*\n$/);
    }
    expect(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'latin1')])).toEqual(before);
  });

  test('that cannot be written or signed ends with 3 and its reason, and leaves nothing behind', async () => {
    const path = fresh();
    write(join(path, 'words'), 'secret');
    const tries: [string[], string][] = [
      [['--report', 'missing/r.pdf'], 'could not be written to missing/r.pdf'],
      [['--report', 'r.pdf', '--identity', 'nowhere.p12'], 'The identity file cannot be read: nowhere.p12'],
      [['--report', 'r.pdf', '--identity', 'words', '--passphrase-file', 'words'], 'not a PKCS#12 identity'],
      [['--report', 'r.pdf', '--identity', 'words'], 'there is no terminal to ask for it'],
    ];
    for (const [words, sentence] of tries) {
      const { code, err } = await cli(['verify', join(ROOT, INTACT), ...words], { cwd: path });
      expect([words, code]).toEqual([words, 3]);
      expect(err).toContain(sentence);
    }
    expect(readdirSync(path)).toEqual(['words']);
  });
});
