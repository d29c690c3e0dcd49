import { NAME_OF, OPTION_OF } from '#core/contract';
import type { SuppliedThing } from '#core/contract';
import { counted, grouped } from '#core/words';

import type { Block, Cell, Line } from './document';
import { cell, heading, paragraph } from './document';
import { baseName } from './first-page';
import type { Acquired, ReportInput } from './report-input';

/** What was supplied beside bundle and manifest: of which bytes the report speaks where it speaks of them. */
export function suppliedBlocks({ examination, acquired }: ReportInput): readonly Block[] {
  const things = examination.beside.supplied ?? [];
  const title = heading(`Supplied beside the ${examination.beside.log === undefined ? 'bundle' : 'log'}`, false);
  if (things.length === 0) return [title, paragraph(examination.beside.log === undefined ? 'Nothing was supplied but the bundle and its manifest, if there is one.' : 'Nothing was supplied but the log and, where its path is given under Method, the recipe.')];
  return [
    title,
    {
      kind: 'table',
      caption: things.every(({ sameArchive }) => sameArchive) ? FROM_ARCHIVE : `Supplied by the examiner. Where it came from before is not known to the tool; what it is worth as evidence depends on that.${things.some(({ sameArchive }) => sameArchive) ? ` ${BUT_FROM_ARCHIVE}` : ''}`,
      columns: [{ title: 'What', share: 0.24 }, { title: 'As it was read', share: 0.76 }],
      rows: things.map((thing) => [what(thing), { lines: asRead(thing, acquired) }]),
    },
    ...things.filter(({ folder, fileCount }) => folder && fileCount > 0).map(filesOf),
  ];
}

const FROM_ARCHIVE = 'Neighbours of this bundle in the archive that it was opened from, taken from there by the tool. They are no independent source.';
const BUT_FROM_ARCHIVE = 'What is marked as from the same archive was taken from there by the tool, and is no independent source.';

function what({ kind }: SuppliedThing): Cell {
  return { lines: [{ text: NAME_OF[kind], as: 'strong' }, { text: OPTION_OF[kind], as: 'mono' }] };
}

function asRead(thing: SuppliedThing, { suppliedAt }: Acquired): readonly Line[] {
  const time = suppliedAt?.[thing.kind];
  const when: Line = { label: 'Supplied', text: `${time === undefined ? 'together with the evidence' : `${time} (UTC)`}${thing.sameArchive === true ? ', from the same archive' : ''}`, as: 'plain' };
  if (thing.kind === 'head') return [{ label: 'Typed', text: thing.given, as: 'mono' }, when];
  const [file] = thing.files;
  const digests: readonly Line[] = thing.folder
    ? [{ label: 'Files', text: `${counted(thing.fileCount, 'file', 'files')}, ${counted(thing.totalBytes, 'byte', 'bytes')}`, as: 'plain' }, { label: 'SHA-256 of their list', text: thing.listSha256 ?? '', as: 'mono' }]
    : [{ label: 'Size', text: counted(thing.totalBytes, 'byte', 'bytes'), as: 'plain' }, { label: 'SHA-256', text: file?.sha256 ?? '', as: 'mono' }];
  return [{ label: 'Path', text: thing.given, as: 'mono' }, ...digests, when];
}

function filesOf({ kind, files, fileCount }: SuppliedThing): Block {
  const rest = fileCount - files.length;
  const more = rest === 0 ? '' : ` ${counted(rest, 'more file is', 'more files are')} not named here; the digest of the list covers all.`;
  return {
    kind: 'table',
    caption: `Files of ${NAME_OF[kind].toLowerCase()}. The list behind the digest is what "sha256sum *" prints in the folder, in the C locale.${more}`,
    columns: [{ title: 'File', share: 0.3 }, { title: 'Bytes', share: 0.12 }, { title: 'SHA-256', share: 0.58 }],
    rows: files.map(({ path, bytes, sha256 }) => [cell(baseName(path), 'mono'), cell(grouped(bytes), 'mono'), cell(sha256, 'mono')]),
  };
}
