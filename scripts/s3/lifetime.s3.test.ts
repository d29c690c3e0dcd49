import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { root } from '../set-up/place.mjs';

const skipped = Boolean(process.env['TAMPERSCOPE_TESTS_WITHOUT_S3']);
const place = mkdtempSync(join(tmpdir(), 'tamperscope-s3-lifetime-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const start = (env: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [join(root, 'scripts/s3.mjs'), '--json'], { env: { ...process.env, TMPDIR: place, ...env } });

const firstLine = (child: ChildProcessWithoutNullStreams): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString()));
    child.once('close', () => reject(new Error('ended before it said anything')));
  });

const end = (child: ChildProcessWithoutNullStreams): Promise<number | null> => new Promise((resolve) => child.once('close', resolve));

/** The daemons that were started on a folder in this test's place. */
const daemons = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandLine)
    .filter((line) => line.includes(`${place}/`));

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

describe.skipIf(skipped)('the S3 server of the tests', () => {
  it('says in one line where it is and who may use it, and ends without a trace when its standard input does', async () => {
    const child = start();
    const { endpoint, owner, stranger } = JSON.parse(await firstLine(child)) as { endpoint: string; owner: object; stranger: object };
    expect((await fetch(endpoint)).headers.get('content-type')).toBe('application/xml');
    expect(stranger).not.toEqual(owner);
    expect(daemons()).toHaveLength(3);
    child.stdin.end();
    expect(await end(child)).toBe(0);
    await expect.poll(daemons).toEqual([]);
    expect(readdirSync(place)).toEqual([]);
  });

  it('ends without a trace when it is interrupted, also before it answers', async () => {
    const child = start();
    await expect.poll(daemons).not.toEqual([]);
    child.kill('SIGINT');
    expect(await end(child)).toBe(0);
    await expect.poll(daemons).toEqual([]);
    expect(readdirSync(place)).toEqual([]);
  });

  it('takes its daemons along when it is killed; what it left on disk goes with the next start', async () => {
    const killed = start();
    await firstLine(killed);
    killed.kill('SIGKILL');
    await end(killed);
    await expect.poll(daemons).toEqual([]);
    expect(readdirSync(place)).toHaveLength(1);
    const next = start();
    await firstLine(next);
    expect(readdirSync(place)).toEqual([expect.stringContaining(`-${next.pid ?? 0}-`)]);
    next.stdin.end();
    await end(next);
  });
});

it.runIf(process.platform === 'linux')('a machine that can neither have nor install the server is told the line that installs it, and how to do without', async () => {
  const child = start({ PATH: place });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  expect(await end(child)).toBe(1);
  expect(said).toContain('sudo apt-get install -y --no-install-recommends ceph-common ceph-mon ceph-osd radosgw util-linux');
  expect(said).toContain('TAMPERSCOPE_TESTS_WITHOUT_S3=1');
  expect(said).not.toContain('    at ');
});
