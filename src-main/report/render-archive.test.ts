import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, test } from 'vitest';

import type { ArchiveVerdict, DayVerdict } from '#core/archive';
import { buildArchiveReport, verdictJson } from '#core/report';

import { render } from './render';
import { folderForTest, run, textOf } from './testing/peer-tools.fixture';
import { sampleArchive, withHostileNames } from './testing/sample-archives.fixture';
import { SAMPLE_FACTS } from './testing/sample-input.fixture';
import { loadTypefaces } from './typefaces';

const typefaces = await loadTypefaces(resolve('resources/fonts'));
const unspaced = (text: string): string => text.replace(/\s/g, '');
const rendered = (verdict: ArchiveVerdict): ReturnType<typeof render> =>
  render(buildArchiveReport({ ...SAMPLE_FACTS, archive: { verdict, asked: { from: null, to: null }, recipePinned: false, digests: null } }), typefaces);

test('a month with a broken seam, an unreadable bundle and missing dates: sound PDF, tagged, the board a figure', async () => {
  const path = join(folderForTest(), 'report.pdf');
  const { bytes } = await rendered(sampleArchive(31));
  writeFileSync(path, bytes);
  expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
  const structure = run('pdfinfo', '-struct', path);
  for (const tag of ['H1', 'Table', 'TH', 'TD', 'Figure', 'Caption']) expect(structure).toMatch(new RegExp(`\\b${tag}\\b`));
  expect((await rendered(sampleArchive(31))).bytes.equals(bytes)).toBe(true);
});

test('each digest can be searched for whole, and the board has a number beside each of its signs', async () => {
  const verdict = sampleArchive(31);
  const text = textOf((await rendered(verdict)).bytes, '-raw');
  for (const { sha256 } of verdict.days) if (sha256 !== null) expect(text).toContain(sha256);
  expect(text).toContain('26 passed');
  expect(text).toContain('2 no bundle');
});

test('the conclusion stays on one page, whatever it is', async () => {
  const failed = sampleArchive(31);
  for (const verdict of [failed, { ...failed, conclusion: 'passed' as const, findings: [] }, { ...failed, conclusion: 'indeterminate' as const }]) {
    const sheets = textOf((await rendered(verdict)).bytes, '-layout').split('\f');
    expect(sheets[0]).toMatch(/Examined by +M\. Okafor/);
    expect(sheets[1]).toContain('Identification');
  }
});

test('seven years stand on sixty pages: the board on one, each year to be found in the outline', { timeout: 60_000 }, async () => {
  const path = join(folderForTest(), 'report.pdf');
  const { bytes, pages } = await rendered(sampleArchive(2557));
  writeFileSync(path, bytes);
  expect(pages).toBeLessThan(65);
  const board = textOf(bytes, '-layout').split('\f').filter((page) => /2019 +May/.test(page));
  expect(board).toHaveLength(1);
  expect(board[0]).toMatch(/2026 +Jan/);
});

test('the verdict inside is byte for byte the one that was told', async () => {
  const folder = folderForTest();
  const verdict = sampleArchive(4);
  writeFileSync(join(folder, 'report.pdf'), (await rendered(verdict)).bytes);
  run('pdfdetach', '-save', '1', '-o', join(folder, 'verdict.json'), join(folder, 'report.pdf'));
  expect(run('cat', join(folder, 'verdict.json'))).toBe(verdictJson(verdict));
});

test('names that an adversary chose are printed and do nothing', async () => {
  const hostile = 'a\u202eb (/JS) /OpenAction https://evil.example/ <script> \\n';
  const path = join(folderForTest(), 'report.pdf');
  const { bytes } = await rendered(withHostileNames(sampleArchive(5), hostile));
  writeFileSync(path, bytes);
  const text = textOf(bytes, '-raw');
  expect(unspaced(text)).toContain('a\u27e8U+202E\u27e9b(/JS)/OpenActionhttps://evil.example/<script>\\n');
  expect(text).not.toContain('\u202e');
  const dictionaries = execFileSync('qpdf', ['--qdf', '--stream-data=uncompress', '--object-streams=disable', path, '-'], { encoding: 'latin1', maxBuffer: 1 << 28 }).replace(/stream\n[\s\S]*?endstream/g, '');
  for (const word of ['/JS', '/JavaScript', '/OpenAction', '/AA', '/URI', '/Launch', 'evil.example']) expect(dictionaries).not.toContain(word);
});

test('a path of a thousand characters does not push anything from its page', async () => {
  const long = sampleArchive(3);
  const verdict = { ...long, subject: { ...long.subject, path: `/${'long/'.repeat(200)}` }, days: long.days.map((day): DayVerdict => ({ ...day, bundle: `${'x'.repeat(900)}.json` })) };
  const sheets = textOf((await rendered(verdict)).bytes, '-layout').split('\f');
  expect(sheets[1]).toContain('Identification');
});
