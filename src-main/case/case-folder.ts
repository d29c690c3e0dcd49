import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { CASE_FILE } from '#core/contract';
import type { CaseObject, CaseRecord } from '#core/contract';

import { CaseFolderError, asCaseFolderError } from './case-folder-error';
import { earlierRecord } from './earlier-record';
import type { SamePlace } from './earlier-record';

/** Objects on their way: nothing in here is evidence yet. */
const PARTS = '.parts';

/** What makes one version of one object the same as another: its bytes cannot differ as far as the bucket's word goes. */
export const identityOf = ({ key, versionId, etag, size }: Pick<CaseObject, 'key' | 'versionId' | 'etag' | 'size'>): string => JSON.stringify([key, versionId, etag, size]);

/**
 * A folder that one source's objects are written to. It is new, empty, or was begun from the same source: anything else
 * is refused, so that no two archives mix and nothing of somebody's is overwritten. Files are written beside their place
 * and renamed. Throws CaseFolderError.
 */
export class CaseFolder {
  readonly path: string;
  /** What an earlier fetch from this source left here. */
  readonly earlier: readonly CaseObject[];
  private readonly isNew: boolean;

  constructor(path: string, place: SamePlace) {
    this.path = path;
    const there = trying(path, () => listOrMake(path));
    this.isNew = there === undefined;
    const names = (there ?? []).filter((name) => !IGNORED.includes(name));
    if (names.length > 0 && !names.includes(CASE_FILE)) throw new CaseFolderError(`The case folder is not empty, and was not begun by a fetch: ${path}`);
    this.earlier = names.length === 0 ? [] : earlierRecord(path, place);
    trying(path, () => mkdirSync(join(path, PARTS), { recursive: true, mode: 0o700 }));
    this.requireFolder([PARTS]);
  }

  at(relative: string): string {
    return join(this.path, ...relative.split('/'));
  }

  /** Where an object's bytes are gathered until they are whole. The name is the object's own, so that they can be gone on with. */
  partOf(object: CaseObject): string {
    return join(this.path, PARTS, createHash('sha256').update(identityOf(object)).digest('hex'));
  }

  /** Puts a whole object in its place. */
  keep(object: CaseObject, path: string): void {
    trying(path, () => {
      this.requireFolder(path.split('/').slice(0, -1));
      renameSync(this.partOf(object), this.at(path));
    });
  }

  /** Takes an object that lies here back out of its place, until it is kept in another. False where it is not there. */
  takeOut(object: CaseObject, path: string): boolean {
    try {
      if (!this.leadsThroughFolders(path)) return false;
      renameSync(this.at(path), this.partOf(object));
      return true;
    } catch {
      return false;
    }
  }

  save(record: CaseRecord): void {
    const { schema, source, objects } = record;
    const lines = objects.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
    const text = `{\n  "schema": ${JSON.stringify(schema)},\n  "source": ${JSON.stringify(source)},\n  "objects": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`;
    trying(this.path, () => {
      const part = join(this.path, PARTS, CASE_FILE);
      // What an earlier fetch left, or a link that was laid in here.
      rmSync(part, { force: true });
      writeFileSync(part, text, { mode: 0o600, flag: 'wx' });
      renameSync(part, join(this.path, CASE_FILE));
    });
  }

  /** Nothing is on its way any more. */
  finish(): void {
    trying(this.path, () => rmSync(join(this.path, PARTS), { recursive: true, force: true }));
  }

  /** Leaves no trace of a fetch that brought nothing. */
  leave(): void {
    try {
      rmdirSync(join(this.path, PARTS));
      if (this.isNew) rmdirSync(this.path);
    } catch {
      // Something is in there: it is gone on with the next time.
    }
  }

  /** Nothing is moved out of where a link leads: it is not the case's. */
  private leadsThroughFolders(path: string): boolean {
    const names = path.split('/').slice(0, -1);
    return names.every((_, index) => lstatSync(join(this.path, ...names.slice(0, index + 1))).isDirectory());
  }

  /** Folders are made one by one, and must be folders: a link laid in here must not lead the evidence out. */
  private requireFolder(names: readonly string[]): void {
    let here = this.path;
    for (const name of names) {
      here = join(here, name);
      mkdirSync(here, { recursive: true });
      if (!lstatSync(here).isDirectory()) throw new CaseFolderError(`This should be a folder of the case, and is something else: ${here}`);
    }
  }
}

/** What a system lays into every folder, and what a fetch that was ended early leaves. */
const IGNORED = ['.DS_Store', 'desktop.ini', 'Thumbs.db', PARTS];

/** The names in a folder; undefined where it was not there and was made. */
function listOrMake(path: string): string[] | undefined {
  try {
    return readdirSync(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    lstatSync(dirname(path));
    mkdirSync(path);
    return undefined;
  }
}

function trying<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asCaseFolderError(path, error);
  }
}
