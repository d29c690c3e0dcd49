import type { ArchiveVerdict } from '#core/archive';

import type { Block, Section } from '../document';
import { paragraph } from '../document';
import { ATTACHED, command, isPlainName, sameVerdict, shellName, verifyLines } from '../reproduction-section';
import type { ArchiveExamination, ArchiveReportInput } from './archive-input';

/** What another examiner types, and what must then appear. */
export function archiveReproduction({ archive }: ArchiveReportInput): Section {
  const { verdict, recipePinned } = archive;
  const name = folderName(verdict.subject.path);
  const options = optionsOf(archive);
  const recipe = recipePinned && verdict.recipe !== null ? ` --recipe ${verdict.recipe}` : '';
  return {
    title: 'Reproduction',
    ownPage: false,
    blocks: [
      paragraph('Commands are for a POSIX shell in the folder that holds the archive, with this report in it as REPORT.pdf. Words in capitals stand for the paths named in this report.'),
      command('The same bundles: every digest of this report against the files (poppler\u2019s pdfdetach, Python and sha256sum; nothing of the tool that made it)', [
        `pdfdetach -save 1 -o verdict.json REPORT.pdf && cd ${name} && python3 -c 'import json`,
        'print(*[d.get("container", d)["sha256"] + " *" + d["bundle"]',
        'for d in json.load(open("../verdict.json"))["days"] if d["sha256"]], sep="\\n")\' \\',
        '| sha256sum --check --quiet && echo the same',
      ], 'the same'),
      command('The same verdict', verifyLines(`${name}${recipe}`, options), sameVerdict(verdict.conclusion)),
      ...oneDay(name, recipe, verdict),
      ...ATTACHED,
    ],
  };
}

/** An archive that was fetched into a folder that is gone is named by its bucket, which is no folder of a shell. */
const folderName = (path: string): string => (path.includes('://') ? 'ARCHIVE' : shellName(path, 'ARCHIVE'));

function optionsOf({ asked, digests }: ArchiveExamination): readonly string[] {
  return [...(asked.from === null ? [] : [`--from ${asked.from}`]), ...(asked.to === null ? [] : [`--to ${asked.to}`]), ...(digests === null ? [] : ['--digests DIGESTS'])];
}

/** The bundle that deserves the first look: with its preimages, its breaks worked through, and what may explain them. */
function oneDay(name: string, recipe: string, { days }: ArchiveVerdict): readonly Block[] {
  const alone = days.map(({ bundle, conclusion, byItself }) => ({ bundle, conclusion: byItself ?? conclusion }));
  const day = alone.find(({ conclusion }) => conclusion === 'failed') ?? alone.find(({ conclusion }) => conclusion === 'indeterminate') ?? alone.find(({ conclusion }) => conclusion === 'passed');
  if (day?.bundle == null) return [];
  const path = day.bundle.split('/').every(isPlainName) ? `${name}/${day.bundle}` : 'BUNDLE';
  return [command('One bundle by itself, with the preimages and breaks worked through', [`tamperscope verify ${path}${recipe} --report BUNDLE-REPORT.pdf`], `conclusion ${day.conclusion}`)];
}
