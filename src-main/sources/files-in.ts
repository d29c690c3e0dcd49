import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';

import { SourceError } from './source-error';

/** The files that a path names: itself, or those that lie in the folder. */
export type FilesIn = { readonly folder: boolean; readonly paths: readonly string[] };

/**
 * The file at a path, or the regular files right inside the folder there, in the order of their names' bytes in UTF-8.
 * Folders inside it are not entered; hidden files (`.DS_Store`) and whatever is no file are left out. Whether the files
 * can be read is not looked at. Throws SourceError for a folder that cannot be listed.
 */
export function filesIn(path: string): FilesIn {
  if (!isFolder(path)) return { folder: false, paths: [path] };
  const names = listFolder(path).filter((one) => isFile(path, one)).map(({ name }) => name);
  return { folder: true, paths: names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).map((name) => join(path, name)) };
}

/** What lies right inside a folder, but what is hidden (`.DS_Store`), in no order. Throws SourceError. */
export function listFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  } catch {
    throw new SourceError('unreadable-file', `The folder cannot be read: ${folder}`);
  }
}

/** A link counts as what it leads to; one that leads nowhere is kept, so that reading it says so. */
function isFile(folder: string, entry: Dirent): boolean {
  return entry.isSymbolicLink() ? !isFolder(join(folder, entry.name)) : entry.isFile();
}

/** True for a folder and for a link that leads to one. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
