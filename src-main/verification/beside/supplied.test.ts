import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, renameSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import type { Supplied } from '#core/contract';

import { SourceError } from '../../sources';
import { folder, write } from '../testing/evidence.fixture';
import { digestSupplied } from './supplied';

const here = folder();
const pause = (): Promise<void> => Promise.resolve();
const digest = (supplied: Partial<Supplied>): ReturnType<typeof digestSupplied> => digestSupplied({ ...NOTHING_SUPPLIED, ...supplied }, pause);
const shell = (line: string, cwd: string): string => execFileSync('sh', ['-c', line], { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });

/** A folder with what folders hold: files, a hidden one, a folder, links. */
function traces(): string {
  const path = join(here, 'traces');
  mkdirSync(join(path, 'inner'), { recursive: true });
  for (const name of ['b.json', 'a.json', 'Z.json', 'ä.json', '\u{1f4c4}.json', '\uff5e.json']) write(join(path, name), `{"name":"${name}"}`);
  write(join(path, '.hidden'), 'x');
  write(join(path, 'inner/c.json'), 'x');
  symlinkSync(join(path, 'inner'), join(path, 'to-a-folder'));
  symlinkSync(join(path, 'inner/c.json'), join(path, 'to-a-file'));
  return path;
}

describe('what is supplied is told with its digest', () => {
  test('nothing, where nothing is', async () => {
    expect((await digest({})).view).toEqual([]);
  });

  test('a typed head stands as it was typed, and a file with size and SHA-256, in the order of the kinds', async () => {
    const status = write(join(here, 'status.json'), '{"lastSequence":1}');
    const empty = write(join(here, 'empty'), '');
    const { view } = await digest({ trust: empty, status, head: 'a'.repeat(64) });
    expect(view.map(({ kind }) => kind)).toEqual(['head', 'status', 'trust']);
    expect(view[0]).toEqual({ kind: 'head', given: 'a'.repeat(64), folder: false, files: [], fileCount: 0, totalBytes: 0, listSha256: null });
    const sha256 = shell('sha256sum status.json', here).slice(0, 64);
    expect(view[1]).toEqual({ kind: 'status', given: status, folder: false, files: [{ path: status, bytes: 18, sha256 }], fileCount: 1, totalBytes: 18, listSha256: null });
    expect(view[2]).toMatchObject({ fileCount: 1, totalBytes: 0, files: [{ sha256: shell('sha256sum empty', here).slice(0, 64) }] });
  });

  test('a folder is told by its files and by the digest that sha256sum gives its list', async () => {
    const path = traces();
    const [thing] = (await digest({ traces: path })).view;
    expect(thing).toMatchObject({ kind: 'traces', given: path, folder: true, fileCount: 7 });
    expect(thing?.listSha256).toBe(shell('for f in *; do [ -f "$f" ] && sha256sum "$f"; done | sha256sum', path).slice(0, 64));
    expect(thing?.files.map((file) => file.path.slice(path.length + 1))).toEqual(shell('for f in *; do [ -f "$f" ] && echo "$f"; done; true', path).trim().split('\n'));
  });

  test('of a folder with very many files the first 200 are named, and all are counted and in the digest', async () => {
    const path = join(here, 'many');
    mkdirSync(path);
    for (let index = 0; index < 250; index++) write(join(path, String(index).padStart(3, '0')), String(index));
    const [thing] = (await digest({ anchors: path })).view;
    expect(thing).toMatchObject({ fileCount: 250, totalBytes: 10 + 2 * 90 + 3 * 150, listSha256: shell('sha256sum * | sha256sum', path).slice(0, 64) });
    expect(thing?.files).toHaveLength(200);
  });
});

describe('what gives no bytes, or other bytes than it gave, is refused', () => {
  test.each<[string, Partial<Supplied>]>([
    ['a file that is not there', { status: join(here, 'nowhere') }],
    ['a device', { previous: '/dev/zero' }],
    ['a path that runs through a file', { next: '/etc/passwd/x' }],
  ])('%s', async (_title, supplied) => {
    await expect(digest(supplied)).rejects.toThrow(SourceError);
  });

  test('a link in a folder that leads nowhere', async () => {
    const path = join(here, 'dangling');
    mkdirSync(path);
    symlinkSync('nowhere', join(path, 'link'));
    await expect(digest({ traces: path })).rejects.toThrow(`There is no such file: ${join(path, 'link')} (supplied with --traces)`);
  });

  test.each<[string, (path: string) => void]>([
    ['grows', (path) => appendFileSync(path, ' ')],
    ['is replaced', (path) => renameSync(write(`${path}.new`, '{}'), path)],
    ['goes', unlinkSync],
  ])('a file that %s after its digest was taken', async (title, meanwhile) => {
    const path = write(join(here, `${title}.json`), '{}');
    const digests = await digest({ status: path });
    expect(digests.checkUnchanged).not.toThrow();
    meanwhile(path);
    expect(digests.checkUnchanged).toThrow(`The file changed while it was looked at: ${path}`);
  });
});
