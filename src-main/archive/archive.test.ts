import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { join, parse } from 'node:path';

import { describe, expect, test } from 'vitest';

import { folder, write } from '../verification/testing/evidence.fixture';
import { findBundles } from './find-bundles';
import { digestsFor, readDigests } from './read-digests';

const here = folder();

/** A folder with these files in it, each with a few bytes. */
function tree(...paths: readonly string[]): string {
  const root = mkdtempSync(join(here, 'tree-'));
  for (const path of paths) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    write(join(root, path), '{}');
  }
  return root;
}

const told = (root: string): string[] => findBundles(root).bundles.map(({ date, bundle, manifest }) => [date ?? '–', bundle, manifest ?? '–'].join(' '));

describe('the bundles below a folder', () => {
  test('are found in the published layout, at any depth', () => {
    expect(told(tree('p/2026-05-07/bundle.json', 'p/2026-05-07/manifest.json', 'p/2026-05-06/bundle.json', 'p/2026-05-06/other.json'))).toEqual([
      '2026-05-06 p/2026-05-06/bundle.json –',
      '2026-05-07 p/2026-05-07/bundle.json p/2026-05-07/manifest.json',
    ]);
  });

  test('may be any JSON files, each with the manifest that bears its name', () => {
    expect(told(tree('2026-05-06.json', '2026-05-06.manifest.json', '2026-05-07.JSON', 'manifest.json', 'notes.txt', '.hidden.json'))).toEqual([
      '2026-05-06 2026-05-06.json 2026-05-06.manifest.json',
      '2026-05-07 2026-05-07.JSON –',
    ]);
  });

  test('have the date of the nearest name that is one', () => {
    expect(told(tree('2026-01-01/2026-05-06/bundle.json', '2026-13-45/bundle.json'))).toEqual(['2026-05-06 2026-01-01/2026-05-06/bundle.json –', '– 2026-13-45/bundle.json –']);
  });

  test('are not the record of a case folder, which stands at its root and nowhere else', () => {
    expect(told(tree('tamperscope-case.json', '2026-05-06.json', 'below/tamperscope-case.json'))).toEqual(['2026-05-06 2026-05-06.json –', '– below/tamperscope-case.json –']);
  });

  test('may be compressed, also beside themselves: the manifest is that of both', () => {
    expect(told(tree('2026-05-06/bundle.json', '2026-05-06/bundle.json.gz', '2026-05-06/other.json', '2026-05-06/manifest.json', '2026-05-07.json.gz', '2026-05-07.manifest.json', 'manifest.json.gz'))).toEqual([
      '2026-05-07 2026-05-07.json.gz 2026-05-07.manifest.json',
      '2026-05-06 2026-05-06/bundle.json 2026-05-06/manifest.json',
      '2026-05-06 2026-05-06/bundle.json.gz 2026-05-06/manifest.json',
    ]);
  });

  test('leave manifests of dates without a bundle, which are told', () => {
    const root = tree('2026-05-06/bundle.json', '2026-05-06/manifest.json', '2026-05-06/other.manifest.json', '2026-05-07/manifest.json', '2026-05-08.manifest.json', 'manifest.json');
    expect(findBundles(root).manifestsAlone).toEqual([{ date: '2026-05-08', manifest: '2026-05-08.manifest.json' }, { date: '2026-05-07', manifest: '2026-05-07/manifest.json' }]);
  });

  test('are not looked for behind links to folders, and a nest without an end is refused', () => {
    const root = tree('2026-05-06/bundle.json');
    symlinkSync(root, join(root, 'again'));
    expect(told(root)).toHaveLength(1);
    const deep = tree(`${'d/'.repeat(20)}bundle.json`);
    expect(() => findBundles(deep)).toThrow('more than 16 levels');
  });
});

describe('digests kept elsewhere', () => {
  const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
  const lines = (text: string): ReturnType<typeof readDigests> => readDigests(write(join(here, 'digests.csv'), text));

  test('are lines of date and SHA-256, several of one date among them', () => {
    expect(lines(`date,sha256\r\n2026-05-06,${one}\r\n\r\n# copied by hand\n2026-05-06 , ${two}`)).toEqual(new Map([['2026-05-06', [new Set([one]), new Set([two])]]]));
  });

  test.each([
    ['2026-05-06,abc', 'Line 1 '],
    [`date,sha256\n2026-05-06,${one}\n2026-02-30,${one}`, 'Line 3 '],
    [`2026-05-06,${'A'.repeat(64)}`, 'Line 1 '],
    [`2026-05-06,${one},${two}`, 'Line 1 '],
    [`"2026-05-06","${one}"
2026-05-07,${two}`, 'Line 1 '],
    [`2026-05-06;${one}
2026-05-07,${two}`, 'Line 1 '],
    [`${'a'.repeat(64)},day one
2026-05-07,${two}`, 'Line 1 '],
    ['', 'no digest'],
    ['date,sha256\n', 'no digest'],
  ])('%j is refused with its place', (text, says) => {
    expect(() => lines(text)).toThrow(says);
  });

  test('may be a folder of manifests, and one that cannot be read is refused', () => {
    const root = tree('2026-05-06/manifest.json');
    expect([...readDigests(root).keys()]).toEqual(['2026-05-06']);
    write(join(root, '2026-05-06/manifest.json'), '[');
    expect(() => readDigests(root)).toThrow('The manifest cannot be read');
    expect(() => readDigests(join(here, 'nowhere'))).toThrow();
  });

  test('were not kept elsewhere where they lie in the folder of the archive, also behind a link', () => {
    const root = tree('2026-05-06/bundle.json');
    const [inside, outside] = [write(join(root, 'digests.csv'), `2026-05-06,${one}`), write(join(here, 'elsewhere.csv'), `2026-05-06,${one}`)];
    const link = join(here, 'link.csv');
    symlinkSync(inside, link);
    for (const path of [inside, link]) expect(() => digestsFor(root, findBundles(root), path)).toThrow('lie in the archive itself');
    expect(digestsFor(root, findBundles(root), outside)?.size).toBe(1);
    expect(() => digestsFor(parse(here).root, { ...findBundles(root), bundles: [] }, outside)).toThrow('lie in the archive itself');
    expect(() => digestsFor(root, findBundles(root), write(join(root, '..digests.csv'), `2026-05-06,${one}`))).toThrow('lie in the archive itself');
  });

  test('were not kept elsewhere where a manifest among them is one of the archive, by whatever name', () => {
    const [root, second, linked] = [tree('2026-05-06/manifest.json'), tree('2026-05-06/manifest.json'), tree('2026-05-06/other.txt')];
    symlinkSync(join(root, '2026-05-06/manifest.json'), join(linked, '2026-05-06/manifest.json'));
    const own = [join(root, '2026-05-06/manifest.json'), join(root, 'gone/manifest.json')];
    expect([...readDigests(second, own).keys()]).toEqual(['2026-05-06']);
    expect(() => readDigests(root, own)).toThrow('holds a manifest of the archive itself');
    expect(() => readDigests(linked, own)).toThrow('was not kept elsewhere');
  });
});
