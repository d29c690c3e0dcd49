import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { buildReport, verdictJson } from '#core/report';

import { render } from './render';
import { folderForTest, run, textOf } from './testing/peer-tools.fixture';
import { broken, crowded, indeterminate, intact, withHostileValues } from './testing/sample-examinations.fixture';
import { SAMPLE_FACTS, sampleInput } from './testing/sample-input.fixture';
import { loadTypefaces } from './typefaces';

const typefaces = await loadTypefaces(resolve('resources/fonts'));
const rendered = async (input: Parameters<typeof buildReport>[0]): Promise<Buffer> => (await render(buildReport(input), typefaces)).bytes;
const unspaced = (text: string): string => text.replace(/\s/g, '');

describe('the rendered report', () => {
  test('is the same bytes for the same document', async () => {
    expect((await rendered(sampleInput(broken()))).equals(await rendered(sampleInput(broken())))).toBe(true);
  });

  test('is the same text for the same verdict but for ids and times', async () => {
    const later = { ...SAMPLE_FACTS, reportId: 'TS-20270101-00000A', issuedAt: '2027-01-01T00:00:00Z' };
    const first = textOf(await rendered(sampleInput(broken())), '-layout');
    const second = textOf(await rendered({ ...later, examination: broken() }), '-layout');
    expect(second).not.toBe(first);
    expect(second.replaceAll(later.reportId, SAMPLE_FACTS.reportId).replaceAll(later.issuedAt, SAMPLE_FACTS.issuedAt)).toBe(first);
  });

  test('is sound PDF to qpdf, tagged, titled and in one language', async () => {
    const path = join(folderForTest(), 'report.pdf');
    writeFileSync(path, await rendered(sampleInput(broken())));
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
    const info = run('pdfinfo', path);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+Examination report TS-20261121-7F3A9C/);
    expect(info).toMatch(/JavaScript:\s+no/);
    const structure = run('pdfinfo', '-struct', path);
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'TD', 'Figure']) expect(structure).toMatch(new RegExp(`\\b${tag}\\b`));
  });

  test('embeds every font that it uses', async () => {
    const path = join(folderForTest(), 'report.pdf');
    writeFileSync(path, await rendered(sampleInput(withHostileValues('\u6c7a\u7b56'))));
    const fonts = run('pdffonts', path).split('\n').slice(2).filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThanOrEqual(4);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +\d+$/);
  });

  test('shows report id and page of pages on every page', async () => {
    const { bytes, pages } = await render(buildReport(sampleInput(broken())), typefaces);
    const sheets = textOf(bytes).split('\f').slice(0, -1);
    expect(sheets).toHaveLength(pages);
    sheets.forEach((sheet, index) => {
      expect(sheet).toContain('Report TS-20261121-7F3A9C');
      expect(sheet).toContain(`Page ${String(index + 1)} of ${String(pages)}`);
    });
  });

  test.each([['broken', broken], ['indeterminate', indeterminate], ['intact', intact]])('keeps the conclusion of %s evidence on one page, with the examiner', async (_name, examination) => {
    const sheets = textOf(await rendered(sampleInput(examination())), '-layout').split('\f');
    expect(sheets[0]).toMatch(/Examined by +M\. Okafor \u00b7 Bank examiner, technical/);
    expect(sheets[1]).toContain('Identification');
  });

  test('says of a first break by an assumed formula that nothing is concluded, and not that its time is missing', async () => {
    const examination = indeterminate();
    const verdict = { ...examination.verdict, recipe: null, replay: { ...examination.verdict.replay, brokenAtSequence: 1, brokenReason: 'chain-hash-mismatch' as const } };
    const [page = ''] = textOf(await rendered(sampleInput({ ...examination, verdict, surroundings: { ...examination.surroundings, brokenExamples: [] } })), '-layout').split('\f');
    expect(page.replace(/\s+/g, ' ')).toContain('sequence 1, chain-hash-mismatch; by a formula that is only assumed, so that nothing is concluded from it');
    expect(page).not.toContain('created not stated');
  });

  test('keeps the conclusion on one page where a claim has long reasons: findings are counted there, not listed', async () => {
    const examination = intact();
    const because = 'The bundle supplied as the one that follows links its first entry to our last. '.repeat(9);
    const verdict = { ...examination.verdict, claims: examination.verdict.claims.map((claim) => (claim.claim === 'head' ? { ...claim, because } : claim)) };
    const sheets = textOf(await rendered(sampleInput({ ...examination, verdict })), '-layout').split('\f');
    expect(sheets[0]).toMatch(/Findings +none/);
    expect(sheets[1]).toContain('Identification');
  });

  test('carries the verdict inside, byte for byte', async () => {
    const folder = folderForTest();
    const examination = broken();
    writeFileSync(join(folder, 'report.pdf'), await rendered(sampleInput(examination)));
    run('pdfdetach', '-save', '1', '-o', join(folder, 'verdict.json'), join(folder, 'report.pdf'));
    expect(run('cat', join(folder, 'verdict.json'))).toBe(verdictJson(examination.verdict));
  });

  test('prints each hash whole and in one piece where it is compared', async () => {
    const examination = broken();
    const text = unspaced(textOf(await rendered(sampleInput(examination)), '-raw'));
    for (const entry of examination.surroundings.brokenExamples) {
      expect(text).toContain(entry.hash?.stored);
      expect(text).toContain(entry.hash?.recomputed);
    }
    expect(textOf(await rendered(sampleInput(examination)), '-raw')).toContain(examination.verdict.subject.sha256);
  });

  test('has a shell line that, copied from the page, prints the hash beneath it', async () => {
    const text = textOf(await rendered(sampleInput(intact())), '-raw');
    const [, line = '', expected = ''] = /\$ (printf %s \\\n(?:.*\\\n)+.*\| sha256sum)\n(\S+)/.exec(text) ?? [];
    expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split(' ')[0]).toBe(expected);
    expect(expected).toBe(intact().surroundings.workedExample?.hash?.recomputed);
  });

  test('never uses the ink of a passed check for an indeterminate conclusion', async () => {
    const document = buildReport(sampleInput(indeterminate()));
    expect(document.sections[0]?.blocks[0]).toMatchObject({ kind: 'conclusion', word: 'indeterminate', tone: 'open' });
    expect(textOf(await rendered(sampleInput(indeterminate())))).toContain('Conclusion: indeterminate');
  });

  test('holds five thousand findings and names the ones left out', { timeout: 120_000 }, async () => {
    expect(textOf(await rendered(sampleInput(crowded())))).toContain('4,211 of chain-hash-mismatch');
  });
});

describe('a hostile value in a trace id', () => {
  const shown = async (value: string): Promise<string> => textOf(await rendered(sampleInput(withHostileValues(value))), '-raw');

  test('that is markup is printed as it is stored', async () => {
    expect(unspaced(await shown('<script>alert(1)</script>'))).toContain('<script>alert(1)</script>');
  });

  test('that turns the writing direction is named, not obeyed', async () => {
    const text = await shown('invoice\u202egnp.exe\u2066x\u2069');
    expect(unspaced(text)).toContain('invoice\u27e8U+202E\u27e9gnp.exe\u27e8U+2066\u27e9x\u27e8U+2069\u27e9');
    expect(text).not.toMatch(/[\u202e\u2066\u2069]/);
  });

  test('with controls, lone surrogates and unseen characters names each', async () => {
    const text = unspaced(await shown('a\u0000b\u001b[31mc\ud800d\u200be\u00a0f\ufeffg\u{e0041}h'));
    expect(text).toContain('a\u27e8U+0000\u27e9b\u27e8U+001B\u27e9[31mc\u27e8U+D800\u27e9d\u27e8U+200B\u27e9e\u27e8U+00A0\u27e9f\u27e8U+FEFF\u27e9g\u27e8U+E0041\u27e9h');
  });

  test('that imitates such a name is told from it', async () => {
    expect(unspaced(await shown('x\u27e8U+202E\u27e9'))).toContain('x\u27e8U+27E8\u27e9U+202E\u27e8U+27E9\u27e9');
  });

  test.each([
    ['Chinese', '\u51b3\u7b56\u8ffd\u8e2a'], ['Devanagari', '\u0928\u092e\u0938\u094d\u0924\u0947'], ['Korean', '\ud55c\uad6d\uc5b4'],
    ['Thai', '\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35'], ['Greek', '\u03b1\u03c0\u03cc\u03c6\u03b1\u03c3\u03b7'], ['an emoji', '\u{1f600}'], ['Amharic', '\u12a0\u121b\u122d\u129b'],
  ])('in %s is printed in its own letters', async (_script, value) => {
    expect(unspaced(await shown(value))).toContain(value);
  });

  test('in Arabic is printed in its own letters', async () => {
    // pdftotext may give the word in either order and adds marks of direction: the letters are what counts here.
    const text = await shown('\u0645\u0631\u062d\u0628\u0627');
    for (const letter of '\u0645\u0631\u062d\u0628\u0627') expect(text.normalize('NFKC')).toContain(letter);
  });

  test('that no font can draw is printed as its number', async () => {
    expect(unspaced(await shown('a\u{1e900}b\u{2ffff}c'))).toContain('b\u27e8U+2FFFF\u27e9c');
  });

  test('of five thousand characters is printed to the last', async () => {
    const value = Array.from({ length: 1250 }, (_, index) => index.toString(36).padStart(3, '0') + '_').join('');
    expect(unspaced(textOf(await rendered(sampleInput(withHostileValues(value))), '-raw')).replace(/Tamperscope.{0,40}?Pageof/g, '')).toContain(value.slice(-600));
  });

  test('leaves no action, link or script in the file', async () => {
    const path = join(folderForTest(), 'report.pdf');
    writeFileSync(path, await rendered(sampleInput(withHostileValues('https://evil.example/ mailto:x@evil.example (/JS) /OpenAction'))));
    const plainText = execFileSync('qpdf', ['--qdf', '--stream-data=uncompress', '--object-streams=disable', path, '-'], { encoding: 'latin1', maxBuffer: 1 << 28 });
    const dictionaries = plainText.replace(/stream\n[\s\S]*?endstream/g, '');
    for (const word of ['/JS', '/JavaScript', '/OpenAction', '/AA', '/URI', '/Launch', 'evil.example']) expect(dictionaries).not.toContain(word);
  });
});
