import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { CASE_ASIDE, CASE_FILE } from '#core/contract';
import type { CaseObject, CaseRecord, SetAside } from '#core/contract';

import { CaseFolderError, asCaseFolderError } from './case-folder-error';
import { CaseLock, LOCK } from './case-lock';
import { earlierRecord } from './earlier-record';
import type { Earlier, SamePlace } from './earlier-record';

/** Objects on their way: nothing in here is evidence yet. */
const PARTS = '.parts';
/** What is ours in there and may go: bytes that were not kept, and the note of how far they came. */
const UNKEPT = /^[0-9a-f]{64}(\.known)?$/;

/** What makes one version of one object the same as another: its bytes cannot differ as far as the bucket's word goes. */
export const identityOf = ({ key, versionId, etag, size }: Pick<CaseObject, 'key' | 'versionId' | 'etag' | 'size'>): string => JSON.stringify([key, versionId, etag, size]);

/**
 * A folder that one source's objects are written to, by one fetch at a time. It is new, empty, or was begun from the same
 * source: anything else is refused, so that no two archives mix and nothing of somebody's is overwritten. Files are written
 * beside their place and renamed; what is not the case's own is set aside and never removed. Throws CaseFolderError.
 */
export class CaseFolder {
  readonly path: string;
  /** What earlier fetches from this source left here. */
  readonly earlier: Earlier;
  private readonly aside: SetAside[] = [];
  /** Names that the record tells of, in lower case. Each is given once for ever: what bore it may have been moved out. */
  private readonly given: Set<string>;
  private readonly isNew: boolean;
  private readonly lock: CaseLock;

  constructor(path: string, place: SamePlace) {
    this.path = path;
    const there = trying(path, () => listOrMake(path));
    this.isNew = there === undefined;
    const names = (there ?? []).filter((name) => !IGNORED.includes(name) && !name.startsWith(LOCK));
    if (names.length > 0 && !names.includes(CASE_FILE)) throw new CaseFolderError(`The case folder is not empty, and was not begun by a fetch: ${path}`);
    this.lock = trying(path, () => new CaseLock(path));
    try {
      // Only now: another fetch may have ended between the two.
      this.earlier = earlierRecord(path, place);
      this.given = new Set(this.earlier.setAside.map((one) => one.path.toLowerCase()));
      mkdirSync(join(path, PARTS), { recursive: true, mode: 0o700 });
      this.requireFolder([PARTS]);
    } catch (error) {
      this.lock.release();
      throw asCaseFolderError(path, error);
    }
  }

  /** What was set aside since this was opened. */
  get setAsideNow(): readonly SetAside[] {
    return this.aside;
  }

  at(relative: string): string {
    return join(this.path, ...relative.split('/'));
  }

  /** Where an object's bytes are gathered until they are whole. The name is the object's own, so that they can be gone on with. */
  partOf(object: CaseObject): string {
    return join(this.path, PARTS, createHash('sha256').update(identityOf(object)).digest('hex'));
  }

  /** Where an object waits that was taken out of its place. */
  takenOf(object: CaseObject): string {
    return `${this.partOf(object)}.taken`;
  }

  /** Puts a whole object in its place, in which nothing lies that may not be lost. */
  keep(from: string, path: string): void {
    trying(path, () => {
      this.requireFolder(path.split('/').slice(0, -1));
      renameSync(from, this.at(path));
    });
  }

  /** Takes an object that lies here back out of its place, until it is kept in another. False where it is not there, or was taken before. */
  takeOut(object: CaseObject, path: string): boolean {
    try {
      if (!this.leadsThroughFolders(path) || isThere(this.takenOf(object))) return false;
      renameSync(this.at(path), this.takenOf(object));
      return true;
    } catch {
      return false;
    }
  }

  /** Moves what lies at `from`, and lay at `was`, to where no fetch touches it again. */
  setAside(from: string, { was, sha256, at }: Omit<SetAside, 'path'>): void {
    trying(from, () => {
      const stem = `${CASE_ASIDE}/${was.replace(/^\./, '')}`;
      // Nothing is moved out of where a link leads: it is not the case's.
      for (const path of [was, stem]) this.requireFolder(path.split('/').slice(0, -1));
      if (lstatSync(from).isDirectory()) throw new CaseFolderError(`A folder lies where an object of the bucket belongs. Look at what it holds, and move it away: ${from}`);
      let count = 1;
      while (isThere(this.at(`${stem}.${count}`)) || this.given.has(`${stem}.${count}`.toLowerCase())) count++;
      const path = `${stem}.${count}`;
      renameSync(from, this.at(path));
      this.aside.push({ path, was, sha256, at });
      this.given.add(path.toLowerCase());
    });
  }

  /** Writes the record, and gives it with all that was set aside. */
  save({ schema, source, objects }: Omit<CaseRecord, 'setAside'>): CaseRecord {
    const setAside = [...this.earlier.setAside, ...this.aside];
    const lists = [`  "objects": ${listed(objects)}`, ...(setAside.length === 0 ? [] : [`  "setAside": ${listed(setAside)}`])].join(',\n');
    const text = `{\n  "schema": ${JSON.stringify(schema)},\n  "source": ${JSON.stringify(source)},\n${lists}\n}\n`;
    trying(this.path, () => {
      const part = join(this.path, PARTS, CASE_FILE);
      // What an earlier fetch left, or a link that was laid in here.
      rmSync(part, { force: true });
      writeFileSync(part, text, { mode: 0o600, flag: 'wx' });
      renameSync(part, join(this.path, CASE_FILE));
    });
    return { schema, source, objects, ...(setAside.length === 0 ? {} : { setAside }) };
  }

  /** Nothing of ours is on its way any more. What somebody else laid there stays. */
  finish(): void {
    trying(this.path, () => {
      const parts = join(this.path, PARTS);
      for (const one of readdirSync(parts, { withFileTypes: true })) if (!one.isDirectory() && UNKEPT.test(one.name)) rmSync(join(parts, one.name));
    });
  }

  /** Gives the folder back, without a trace where nothing was brought. */
  leave(): void {
    removeEmpty(join(this.path, PARTS));
    this.lock.release();
    if (this.isNew) removeEmpty(this.path);
  }

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

const listed = (all: readonly object[]): string => (all.length === 0 ? '[]' : `[\n${all.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`);

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is in there: it is gone on with the next time.
  }
}

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
