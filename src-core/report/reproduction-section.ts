import type { Conclusion, Subject } from '#core/assess';
import { OPTION_OF } from '#core/contract';
import type { Examination } from '#core/contract';

import type { Block, Section } from './document';
import { fact, heading, paragraph } from './document';
import { baseName } from './first-page';
import type { ReportInput } from './report-input';
import { shellLines } from './shell-lines';
import { sequenceText } from './words';

const EXIT_OF: Readonly<Record<Conclusion, number>> = { passed: 0, failed: 1, indeterminate: 2 };
/** Names that a shell takes as they are; any other is replaced by a stand-in, so that no name from evidence reaches a shell. */
const PLAIN_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

export const isPlainName = (name: string): boolean => PLAIN_NAME.test(name);

const STAND_IN = /(^| )[A-Z][A-Z-]+$/;

export const ATTACHED: readonly Block[] = [
  heading('Attached to this report'),
  { kind: 'facts', facts: [fact('verdict.json', 'The verdict as the tool prints it with --json, embedded in this PDF and covered by its signature. Any PDF reader that shows attachments saves it; so does pdfdetach.')] },
];

/** What another examiner types, and what must then appear. */
export function reproductionSection(input: ReportInput): Section {
  const { verdict, surroundings } = input.examination;
  const name = shellName(verdict.subject.path, 'EVIDENCE');
  const manifest = surroundings.manifestPath === null ? '' : ` --manifest ${shellName(surroundings.manifestPath, 'MANIFEST')}`;
  const recipe = recipeOption(input.examination);
  const supplied = suppliedOptions(input);
  const broken = surroundings.brokenExamples.find((entry) => entry.hash !== null && entry.row.content === 'mismatch');
  const example = surroundings.workedExample?.hash;
  return {
    title: 'Reproduction',
    ownPage: false,
    blocks: [
      paragraph('Nothing here needs the tool that made this report, but for its own line. Commands are for a POSIX shell in the folder of the evidence.', [name, manifest, ...supplied].some((word) => STAND_IN.test(word)) ? ' Words in capitals stand for the paths named under Evidence.' : ''),
      ...sameFile(verdict.subject, name),
      ...(example == null ? [] : [command(`Entry ${sequenceText(surroundings.workedExample?.row.sequence ?? null)} recomputes`, shellLines(example), `${example.recomputed}  -`)]),
      ...(broken?.hash == null ? [] : [
        command(`Entry ${sequenceText(broken.row.sequence)} does not recompute`, shellLines(broken.hash), `${broken.hash.recomputed}  -`),
        paragraph('Stored in the entry instead is the chain hash shown under Findings.'),
      ]),
      command('The same verdict', verifyLines(`${name}${manifest}${recipe}`, supplied), sameVerdict(verdict.conclusion)),
      ...endpointAnswer(`${name}${recipe}`, input.examination),
      ...ATTACHED,
    ],
  };
}

/** What Aster's endpoint would say, where Method gives it: for the tenant that was named, or the only one. */
function endpointAnswer(words: string, { beside: { log } }: Examination): readonly Block[] {
  if (log?.aster == null) return [];
  const tenant = log.tenant === null ? '' : ` --tenant ${isPlainName(log.tenant) ? log.tenant : 'TENANT'}`;
  const { valid, recordsVerified } = log.aster.answer;
  return [command('The answer of Aster\u2019s endpoint under Method', [`tamperscope verify ${words} --as aster${tenant} --json`], `valid ${String(valid)}, recordsVerified ${String(recordsVerified)}; the verdict above as its member "verdict"`)];
}

/** What must appear but for times and places. */
export const sameVerdict = (conclusion: Conclusion): string => `conclusion ${conclusion}, exit status ${String(EXIT_OF[conclusion])}; equal to the attached verdict.json but for path, durationMs and verifiedAt`;

/** Of a gzip file, the file and what it unpacks to: the second is what was read. */
function sameFile({ sha256, container }: Subject, name: string): readonly Block[] {
  const file = command('The same file', [`sha256sum ${name}`], `${container?.sha256 ?? sha256}  ${name}`);
  return container === undefined ? [file] : [file, command('The same bytes in it', [`gzip -dc < ${name} | sha256sum`], `${sha256}  -`)];
}

/** One option a line where there are any: a name broken by the page's edge is another name. */
export function verifyLines(words: string, supplied: readonly string[]): readonly string[] {
  if (supplied.length === 0) return [`tamperscope verify ${words} --json`];
  return [`tamperscope verify ${words} --json`, ...supplied].map((line, index, all) => `${index === 0 ? '' : '  '}${line}${index === all.length - 1 ? '' : ' \\'}`);
}

/** The options that supply the same again: by name what lies in the folder of the evidence, all else by a stand-in. */
function suppliedOptions({ examination }: ReportInput): readonly string[] {
  const here = folderOf(examination.verdict.subject.path);
  return (examination.beside.supplied ?? []).map(({ kind, given }) => {
    const standIn = OPTION_OF[kind].slice(2).toUpperCase();
    return `${OPTION_OF[kind]} ${kind === 'head' ? given : folderOf(given) === here ? shellName(given, standIn) : standIn}`;
  });
}

const folderOf = (path: string): string => path.slice(0, path.length - baseName(path).length);

function recipeOption({ verdict, beside: { log } }: Examination): string {
  if (log === undefined) return verdict.recipe === null ? '' : ` --recipe ${verdict.recipe}`;
  const window = log.window === null ? '' : ` --start ${log.window.start} --end ${log.window.end}`;
  if (!log.recipe.pinned) return window;
  return ` --recipe ${log.recipe.path === null ? log.recipe.id : shellName(log.recipe.path, 'RECIPE.json')}${window}`;
}

export function command(caption: string, lines: readonly string[], expected: string): Block {
  return { kind: 'mono', caption, lines: [...lines.map((line, index) => (index === 0 ? `$ ${line}` : line)), expected] };
}

export function shellName(path: string, otherwise: string): string {
  const name = baseName(path);
  return isPlainName(name) ? name : otherwise;
}
