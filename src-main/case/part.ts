import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import { asCaseFolderError } from './case-folder-error';

/**
 * A file that grows, with the hashes of what it holds. Closed before it is whole, it leaves a note beside it of how long it
 * was and of its SHA-256; opened again, it goes on from there if that is still so, else it begins anew. Without a note it
 * does, too: after a crash, nobody knows what the disk made of it.
 */
export class Part {
  length = 0;
  private readonly path: string;
  private readonly size: number;
  private readonly file: FileHandle;
  private readonly told: (bytes: number) => void;
  private hash: Hash = createHash('sha256');
  private md5Hash: Hash | undefined = newMd5();

  private constructor(path: string, size: number, file: FileHandle, told: (bytes: number) => void) {
    this.path = path;
    this.size = size;
    this.file = file;
    this.told = told;
  }

  /** `size`: of the whole; 0 to begin anew whatever is there. `told`: bytes that are here now, more or less than before. Throws CaseFolderError. */
  static async open(path: string, size: number, told: (bytes: number) => void): Promise<Part> {
    try {
      const noted = size === 0 ? undefined : await readNote(path);
      const goesOn = noted !== undefined && noted.length < size;
      await rm(noteOf(path), { force: true });
      // Removed, not emptied: through a link that was laid in here, a file elsewhere would be.
      if (!goesOn) await rm(path, { force: true });
      const part = new Part(path, size, await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600), told);
      if (goesOn) await part.goOn(noted);
      return part;
    } catch (error) {
      throw asCaseFolderError(path, error);
    }
  }

  async append(bytes: Uint8Array): Promise<void> {
    try {
      // By place: after a cut, the file's own position would leave a hole.
      for (let written = 0; written < bytes.length; ) written += (await this.file.write(bytes, written, bytes.length - written, this.length + written)).bytesWritten;
    } catch (error) {
      throw asCaseFolderError(this.path, error);
    }
    this.count(bytes);
  }

  async empty(): Promise<void> {
    await this.file.truncate(0);
    this.told(-this.length);
    this.hash = createHash('sha256');
    this.md5Hash = newMd5();
    this.length = 0;
  }

  digest(): string {
    return this.hash.copy().digest('hex');
  }

  /** Against damage on the way alone: whoever wants to can make other bytes of the same MD5. Undefined where this system has none. */
  md5(): string | undefined {
    return this.md5Hash?.copy().digest('hex');
  }

  async close(): Promise<void> {
    await this.file.close();
    if (this.length > 0 && this.length < this.size) await writeFile(noteOf(this.path), JSON.stringify({ length: this.length, sha256: this.digest() }), { mode: 0o600 }).catch(() => undefined);
  }

  private async goOn({ length, sha256 }: Note): Promise<void> {
    for await (const bytes of createReadStream(this.path, { end: length - 1 })) this.count(bytes as Buffer);
    if (this.length !== length || this.digest() !== sha256) await this.empty();
    else await this.file.truncate(length);
  }

  private count(bytes: Uint8Array): void {
    this.hash.update(bytes);
    this.md5Hash?.update(bytes);
    this.length += bytes.length;
    this.told(bytes.length);
  }
}

/** A system that is set to approved algorithms alone refuses it. */
function newMd5(): Hash | undefined {
  try {
    return createHash('md5');
  } catch {
    return undefined;
  }
}

type Note = { readonly length: number; readonly sha256: string };

const noteOf = (path: string): string => `${path}.known`;

async function readNote(path: string): Promise<Note | undefined> {
  try {
    const note: unknown = JSON.parse(await readFile(noteOf(path), 'utf8'));
    if (typeof note !== 'object' || note === null || !('length' in note) || !('sha256' in note)) return undefined;
    const { length, sha256 } = note;
    return typeof length === 'number' && Number.isSafeInteger(length) && length > 0 && typeof sha256 === 'string' ? { length, sha256 } : undefined;
  } catch {
    return undefined;
  }
}
