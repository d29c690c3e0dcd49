import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { locateEvidence } from './locate-evidence';
import { folder, write } from './testing/evidence.fixture';

const MANIFEST = '{"date":"2026-05-06","fromSequence":1,"toSequence":2,"entryCount":2,"bundleSha256":"","exportedAt":""}';
const ENTRIES = '{"entries":[{"sequence":1,"payloadDigest":"","chainHash":""}]}';
const home = folder();
let count = 0;

/** A folder with these files, by name and content. */
function having(files: Readonly<Record<string, string>>): string {
  const path = join(home, String(++count));
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) write(join(path, name), text);
  return path;
}

const located = (paths: readonly string[], supplied?: readonly string[]): object => {
  const outcome = locateEvidence(paths, supplied);
  return outcome.ok ? outcome.value : outcome.failure;
};
const found = (paths: readonly string[]): object => located(paths);

describe('one path', () => {
  test('a bundle brings the manifest.json beside it', () => {
    const path = having({ 'day.json': '{}', 'manifest.json': MANIFEST });
    expect(found([join(path, 'day.json')])).toEqual({ bundle: join(path, 'day.json'), manifest: join(path, 'manifest.json') });
  });

  test('a bundle alone has none', () => {
    const path = having({ 'day.json': '{}' });
    expect(found([join(path, 'day.json')])).toEqual({ bundle: join(path, 'day.json'), manifest: null });
  });

  test('a manifest whose link leads nowhere is still one: it was taken away', () => {
    const path = having({ 'day.json': '{}' });
    symlinkSync('gone.json', join(path, 'manifest.json'));
    expect(found([join(path, 'day.json')])).toMatchObject({ manifest: join(path, 'manifest.json') });
  });

  test('a file named manifest.json is not its own manifest', () => {
    const path = having({ 'manifest.json': MANIFEST });
    expect(found([join(path, 'manifest.json')])).toEqual({ bundle: join(path, 'manifest.json'), manifest: null });
  });

  test('what is not there is left to the reading, which says so', () => {
    expect(found([join(home, 'absent.json')])).toEqual({ bundle: join(home, 'absent.json'), manifest: null });
  });
});

describe('a folder', () => {
  test('gives its bundle.json before all others', () => {
    const path = having({ 'a.json': '{}', 'bundle.json': '{}', 'manifest.json': MANIFEST });
    expect(found([path])).toEqual({ bundle: join(path, 'bundle.json'), manifest: join(path, 'manifest.json'), passedOver: [join(path, 'a.json')] });
  });

  test('with another bundle beside its bundle.json is none, also where that is compressed or an answer, unless it was supplied', () => {
    for (const [name, content] of [['other.json', ENTRIES], ['other.json.gz', gzipSync(ENTRIES)], ['page.json', `{"success":true,"data":${ENTRIES}}`]] as const) {
      const path = having({ 'bundle.json': ENTRIES, 'manifest.json': MANIFEST, 'traces.json': '[{"entries":[1]}]' });
      writeFileSync(join(path, name), content);
      expect(found([path])).toMatchObject({ code: 'unreadable-file', sentence: expect.stringContaining(`another bundle beside it, ${name}.`) as string });
      expect(located([path], [join(path, '.', name)])).toMatchObject({ bundle: join(path, 'bundle.json'), passedOver: [join(path, 'traces.json')] });
    }
  });

  test('brings a manifest that is compressed, or bears the name of its bundle', () => {
    const packed = having({ 'bundle.json': '{}', 'manifest.json.gz': MANIFEST });
    expect(found([packed])).toEqual({ bundle: join(packed, 'bundle.json'), manifest: join(packed, 'manifest.json.gz') });
    const own = having({ 'bundle.json': '{}', 'manifest.json': MANIFEST, 'bundle.manifest.json': MANIFEST });
    expect(found([own])).toEqual({ bundle: join(own, 'bundle.json'), manifest: join(own, 'bundle.manifest.json'), passedOver: [join(own, 'manifest.json')] });
  });

  test('tells of further manifests, by whatever name, that nothing of them was verified', () => {
    const path = having({ 'bundle.json': '{}', 'manifest.json': MANIFEST, 'manifest.json.gz': MANIFEST, 'other.manifest.json': MANIFEST });
    const located = found([path]);
    expect(located).toMatchObject({ manifest: join(path, 'manifest.json'), passedOver: expect.arrayContaining([join(path, 'manifest.json.gz'), join(path, 'other.manifest.json')]) as string[] });
    expect(located).toHaveProperty('passedOver.length', 2);
    const other = join(path, 'other.manifest.json');
    expect(locateEvidence([path], [other], other)).toMatchObject({ value: { passedOver: expect.arrayContaining([join(path, 'manifest.json')]) as string[] } });
  });

  test('with a case record is an archive, also where it holds one bundle: the record must be looked at', () => {
    const path = having({ 'day.json': '{}', 'tamperscope-case.json': '{}' });
    expect(found([path])).toMatchObject({ code: 'unreadable-file', sentence: expect.stringContaining('it is verified as an archive') as string });
  });

  test('gives the only other JSON file', () => {
    const path = having({ 'Export.JSON': '{}', 'notes.txt': '' });
    expect(found([path])).toEqual({ bundle: join(path, 'Export.JSON'), manifest: null });
  });

  test('with bundles in folders below is no bundle: one that is sound must not stand for all', () => {
    const path = having({ 'bundle.json': '{}' });
    mkdirSync(join(path, 'p', '2026-05-06'), { recursive: true });
    expect(found([path])).toMatchObject({ bundle: join(path, 'bundle.json') });
    write(join(path, 'p', '2026-05-06', 'manifest.json'), MANIFEST);
    write(join(path, 'p', 'trace.json'), '{}');
    expect(found([path])).toMatchObject({ bundle: join(path, 'bundle.json') });
    write(join(path, 'p', '2026-05-06', 'bundle.json'), '{}');
    expect(found([path])).toMatchObject({ code: 'unreadable-file', sentence: expect.stringContaining('bundles in folders below') as string });
  });

  test('with bundles in folders below alone is refused as the archive that it is', () => {
    const path = having({});
    mkdirSync(join(path, '2026-05-06'));
    write(join(path, '2026-05-06', 'bundle.json'), '{}');
    expect(found([path])).toMatchObject({ code: 'unreadable-file', sentence: expect.stringContaining('no bundle itself; those in folders below it are an archive') as string });
  });

  test.each([
    ['nothing', {}, 'The folder holds no bundle.'],
    ['a manifest alone', { 'manifest.json': MANIFEST }, 'The folder holds no bundle.'],
    ['two that could be meant', { 'a.json': '{}', 'b.json': '{}' }, 'The folder holds 2 JSON files, none named bundle.json.'],
  ])('with %s is refused in a sentence', (_title, files, sentence) => {
    const path = having(files);
    expect(found([path])).toMatchObject({ code: 'unreadable-file', sentence: expect.stringContaining(sentence) as string });
  });
});

describe('several paths', () => {
  test('a bundle and its manifest are told apart by what they hold, in either order', () => {
    const path = having({ 'x.json': '{"entries":[]}', 'y.json': MANIFEST });
    const [x, y] = [join(path, 'x.json'), join(path, 'y.json')];
    expect(found([x, y])).toEqual({ bundle: x, manifest: y });
    expect(found([y, x])).toEqual({ bundle: x, manifest: y });
    const packed = join(path, 'y.json.gz');
    writeFileSync(packed, gzipSync(MANIFEST));
    expect(found([packed, x])).toEqual({ bundle: x, manifest: packed });
  });

  test('a log and its recipe are told apart by what they hold, in either order', () => {
    const path = having({ 'x.ndjson': '{"a":1}\n{"a":2}\n', 'y.json': '{"id":"mine","schema":"tamperscope.recipe/1"}' });
    const [x, y] = [join(path, 'x.ndjson'), join(path, 'y.json')];
    expect(found([x, y])).toEqual({ bundle: x, manifest: null, recipe: y });
    expect(found([y, x])).toEqual({ bundle: x, manifest: null, recipe: y });
    expect(found([y, y])).toMatchObject({ code: 'too-many-files' });
  });

  test('two bundles, two manifests or three files are too many', () => {
    const path = having({ 'x.json': '{"entries":[]}', 'y.json': MANIFEST });
    const [x, y] = [join(path, 'x.json'), join(path, 'y.json')];
    for (const paths of [[x, x], [y, y], [x, y, y]]) expect(found(paths)).toMatchObject({ code: 'too-many-files' });
  });

  test('a FIFO among them keeps nobody waiting', () => {
    const path = having({ 'x.json': '{"entries":[]}' });
    execFileSync('mkfifo', [join(path, 'pipe')]);
    expect(found([join(path, 'x.json'), join(path, 'pipe')])).toMatchObject({ code: 'too-many-files' });
  });

  test('no path is a wrong request', () => expect(found([])).toMatchObject({ code: 'bad-request' }));
});
