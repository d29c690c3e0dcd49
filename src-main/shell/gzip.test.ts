import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { bundle, chain, folder, write } from '../verification/testing/evidence.fixture';
import { ROOT, builtCli } from './testing/built-cli.fixture';

const cli = builtCli();
const here = folder();
const at = (name: string): string => join(here, name);
const vector = (name: string): string => join(ROOT, 'vectors/gzip', name, 'bundle.json.gz');

type Verdict = { conclusion: string; replay: { durationMs: number; verifiedAt: string }; subject: { path: string; container?: object } };

/** What a verdict says of content, whatever file it came from. */
function content(out: string): object {
  const { replay, subject, ...verdict } = JSON.parse(out) as Verdict;
  return { ...verdict, replay: { ...replay, durationMs: 0, verifiedAt: '' }, subject: { ...subject, path: '', container: undefined } };
}

describe('a compressed bundle at a shell', () => {
  test('is read on several threads with the verdict of the bundle, when it is large', { timeout: 60_000 }, async () => {
    const text = bundle(chain(40_000));
    expect(text.length).toBeGreaterThan(8 * 2 ** 20);
    write(at('large.json'), text);
    writeFileSync(at('large.json.gz'), gzipSync(text, { level: 1 }));
    const [plain, packed] = [await cli(['verify', at('large.json'), '--json']), await cli(['verify', at('large.json.gz'), '--json'])];
    expect([plain.code, packed.code]).toEqual([0, 0]);
    expect(content(packed.out)).toEqual(content(plain.out));
  });

  test('is summarised with both digests, and says where places are counted', async () => {
    const { code, out } = await cli(['verify', vector('bytes-after')]);
    expect(code).toBe(0);
    expect(out).toMatch(/ {2}SHA-256 {6}[0-9a-f]{64} {2}unpacked; places are counted there\n {15}[0-9a-f]{64} {2}the gzip file, [\d,]+ bytes\n/);
    expect(out).toContain('[bytes-after-gzip]');
  });

  test('is refused with its place in the compressed file when it is damaged', async () => {
    const { code, out } = await cli(['verify', vector('crc')]);
    expect(code).toBe(3);
    expect(out).toMatch(/^✗ UNREADABLE {3}The gzip file is damaged: in member 1, at byte (\d+) of the compressed file, its CRC-32 is not that of its content: .*\n {2}damaged-gzip\n {2}at byte \1\n {2}0 entries were read before it; nothing was verified\n$/);
  });

  test('is compared, looked up and taken for a neighbour like any other', async () => {
    const entries = chain(30);
    write(at('whole.json'), bundle(entries));
    writeFileSync(at('whole.json.gz'), gzipSync(bundle(entries)));
    writeFileSync(at('first.json.gz'), gzipSync(bundle(entries.slice(0, 10))));
    write(at('second.json'), bundle(entries.slice(10)));
    expect(await cli(['compare', at('whole.json'), at('whole.json.gz')])).toMatchObject({ code: 0, err: '' });
    const { out } = await cli(['entry', at('whole.json.gz'), 'trace_00007', '--json']);
    expect(JSON.parse(out)).toMatchObject({ data: { entry: { sequence: 7 } } });
    const verified = await cli(['verify', at('second.json'), '--previous', at('first.json.gz'), '--json']);
    expect((JSON.parse(verified.out) as { claims: object[] }).claims).toContainEqual(expect.objectContaining({ claim: 'start', state: 'proved' }));
  });

  test('of a log is a log', async () => {
    const plain = join(ROOT, 'vectors/logs/array.json');
    writeFileSync(at('log.json.gz'), gzipSync(readFileSync(plain)));
    const [one, other] = [await cli(['verify', plain, '--json']), await cli(['verify', at('log.json.gz'), '--json'])];
    expect(JSON.parse(other.out)).toMatchObject({ recipe: 'aster/audit', subject: { container: { format: 'gzip', members: 1 } } });
    expect(content(other.out)).toEqual(content(one.out));
  });
});
