import { NAME_OF } from '#core/contract';
import type { SuppliedKind, SuppliedThing } from '#core/contract';

import type { IconName } from '../../ui/icon';
import { formatCounted, formatSize } from '../../ui/format';

export type SuppliedThingView = {
  readonly kind: SuppliedKind;
  readonly title: string;
  readonly icon: IconName;
  /** Name of the file or folder; the hash as it was typed. */
  readonly name: string;
  readonly path: string | null;
  readonly size: string;
  /** Of one file its SHA-256, of a folder that of the list of its files. */
  readonly digest: { readonly label: string; readonly value: string } | null;
  /** Where it is from, where the program gave it. */
  readonly from: string | null;
};

export const FROM_ARCHIVE = 'From the same archive: no independent source.';

export function toSuppliedThingView(thing: SuppliedThing): SuppliedThingView {
  const { kind, given, folder, fileCount, totalBytes } = thing;
  const title = NAME_OF[kind];
  if (kind === 'head') return { kind, title, icon: 'linked', name: given, path: null, size: '', digest: null, from: null };
  const size = folder ? `${formatCounted(fileCount, 'file', 'files')}, ${formatSize(totalBytes)}` : formatSize(totalBytes);
  const [name, from] = thing.sameArchive === true ? [nameInArchive(given), FROM_ARCHIVE] : [nameOf(given), null];
  return { kind, title, icon: folder ? 'open' : 'report', name, path: given, size, digest: digestOf(thing), from };
}

function digestOf({ folder, files, listSha256 }: SuppliedThing): SuppliedThingView['digest'] {
  if (folder) return listSha256 === null ? null : { label: 'List SHA-256', value: listSha256 };
  const [file] = files;
  return file === undefined ? null : { label: 'SHA-256', value: file.sha256 };
}

const partsOf = (path: string): readonly string[] => path.split(/[\\/]/).filter((part) => part !== '');

/** The last part of a path, on any system. */
export const nameOf = (path: string): string => partsOf(path).at(-1) ?? path;

/** Its folder with it: in an archive every bundle may have the same name. */
export const nameInArchive = (path: string): string => partsOf(path).slice(-2).join('/');
