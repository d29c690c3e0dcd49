import { expect, test } from 'vitest';

import type { SuppliedKind, SuppliedThing } from '#core/contract';

import type { Block } from './document';
import { reproductionSection } from './reproduction-section';
import type { ReportInput } from './report-input';
import { suppliedBlocks } from './supplied-blocks';

const DIGEST = '0123456789abcdef'.repeat(4);
const HEAD: SuppliedThing = { kind: 'head', given: `${DIGEST}@7`, folder: false, files: [], fileCount: 0, totalBytes: 0, listSha256: null };
const file = (kind: SuppliedKind, path: string): SuppliedThing => ({ kind, given: path, folder: false, files: [{ path, bytes: 12, sha256: DIGEST }], fileCount: 1, totalBytes: 12, listSha256: null });
const TRACES: SuppliedThing = { kind: 'traces', given: '/case/traces', folder: true, files: [{ path: '/case/traces/a.json', bytes: 3, sha256: DIGEST }], fileCount: 201, totalBytes: 900, listSha256: DIGEST };

/** As much of an examination as these sections look at. */
function input(supplied: readonly SuppliedThing[] | undefined, suppliedAt?: Partial<Record<SuppliedKind, string>>): ReportInput {
  const verdict = { subject: { path: '/case/bundle.json', sha256: DIGEST }, recipe: null, conclusion: 'passed' };
  const surroundings = { manifestPath: null, brokenExamples: [], workedExample: null };
  return { examination: { verdict, surroundings, beside: supplied === undefined ? {} : { supplied } }, acquired: { openedAt: '', how: '', ...(suppliedAt === undefined ? {} : { suppliedAt }) } } as unknown as ReportInput;
}

const texts = (blocks: readonly Block[]): string => JSON.stringify(blocks);
const commandLine = (things: readonly SuppliedThing[]): string =>
  reproductionSection(input(things)).blocks.flatMap((block) => (block.kind === 'mono' && block.caption === 'The same verdict' ? block.lines.slice(0, -1) : [])).join('\n').replace('$ ', '');

test('the report says that nothing was supplied, where nothing was', () => {
  expect(texts(suppliedBlocks(input(undefined)))).toContain('Nothing was supplied but the bundle and its manifest');
});

test('each thing is named with its option, path, size, SHA-256 and time', () => {
  const [, table] = suppliedBlocks(input([HEAD, file('status', '/case/status.json')], { status: '2026-11-21T10:00:00Z' }));
  expect(table).toMatchObject({
    kind: 'table',
    rows: [
      [{ lines: [{ text: 'Head hash' }, { text: '--head' }] }, { lines: [{ label: 'Typed', text: `${DIGEST}@7` }, { text: 'together with the evidence' }] }],
      [{ lines: [{ text: 'Status answer' }, { text: '--status' }] }, { lines: [{ text: '/case/status.json' }, { text: '12 bytes' }, { label: 'SHA-256', text: DIGEST }, { text: '2026-11-21T10:00:00Z (UTC)' }] }],
    ],
  });
});

test('the files of a folder are named one by one, and those left out are counted', () => {
  const blocks = suppliedBlocks(input([TRACES]));
  expect(texts(blocks)).toContain('200 more files are not named here');
  expect(blocks[2]).toMatchObject({ rows: [[{ lines: [{ text: 'a.json' }] }, { lines: [{ text: '3' }] }, { lines: [{ text: DIGEST }] }]] });
});

test('the command repeats the examination with the same options', () => {
  expect(commandLine([])).toBe('tamperscope verify bundle.json --json');
  expect(commandLine([HEAD, file('status', '/case/status.json'), file('serverVerdict', '/case/v.json'), TRACES])).toBe(`tamperscope verify bundle.json --json \\\n  --head ${DIGEST}@7 \\\n  --status status.json \\\n  --server-verdict v.json \\\n  --traces traces`);
});

test('what lies in another folder, or has a name for a shell to trip over, is named by a stand-in that the report explains', () => {
  const things = [file('next', '/other/bundle.json'), file('previous', '/case/$(rm -rf).json'), file('serverVerdict', 'C:\\case\\v.json')];
  expect(commandLine(things)).toBe('tamperscope verify bundle.json --json \\\n  --next NEXT \\\n  --previous PREVIOUS \\\n  --server-verdict SERVER-VERDICT');
  expect(texts(reproductionSection(input(things)).blocks)).toContain('Words in capitals stand for the paths named under Evidence.');
  expect(texts(reproductionSection(input([HEAD])).blocks)).not.toContain('Words in capitals');
});

test('neighbours that the program took from the bundle\u2019s own archive are not called the examiner\u2019s', () => {
  const next: SuppliedThing = { ...file('next', '/archive/2026-05-07/bundle.json'), sameArchive: true };
  expect(texts(suppliedBlocks(input([next])))).toContain('They are no independent source.');
  expect(texts(suppliedBlocks(input([next])))).not.toContain('Supplied by the examiner');
  const both = texts(suppliedBlocks(input([next, file('status', '/case/status.json')])));
  expect(both).toContain('Supplied by the examiner.');
  expect(both).toContain('together with the evidence, from the same archive');
});
