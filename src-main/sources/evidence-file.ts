import { closeSync, constants, fstatSync, openSync, read, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { promisify } from 'node:util';

import type { EvidenceBytes, SharedBytes } from './evidence-bytes';
import { SourceError } from './source-error';

const readAsync = promisify(read);

/**
 * A file opened for reading, never for writing: its size and identity at the time of opening, and its bytes at any
 * offset. Only regular files: a FIFO or device would block or never end. The file may change on the disk at any time;
 * `checkUnchanged` says so.
 */
export class EvidenceFile implements EvidenceBytes {
  readonly path: string;
  readonly size: number;
  readonly container = undefined;
  private readonly descriptor: number;
  private readonly opened: Stats;

  /** Throws SourceError. */
  constructor(path: string) {
    this.path = path;
    // Asked before opening: opening a FIFO would wait for a writer.
    requireRegularFile(path, () => statSync(path));
    this.descriptor = orSourceError(path, () => openReadOnly(path));
    try {
      this.opened = requireRegularFile(path, () => fstatSync(this.descriptor));
    } catch (error) {
      closeSync(this.descriptor);
      throw error;
    }
    this.size = this.opened.size;
  }

  get shared(): SharedBytes {
    return { kind: 'descriptor', descriptor: this.descriptor };
  }

  /** The file is what it is. */
  prepare(): Promise<void> {
    return Promise.resolve();
  }

  /** Fills the buffer from an offset on; gives the bytes read, 0 at the end. Throws SourceError. */
  async readInto(buffer: Uint8Array, offset: number): Promise<number> {
    try {
      return (await readAsync(this.descriptor, buffer, 0, buffer.length, offset)).bytesRead;
    } catch (error) {
      throw asSourceError(this.path, error);
    }
  }

  /** Bytes at an offset; fewer at the end of the file. For small looks: waits for the disk. Throws SourceError. */
  readSpan(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, this.fill(bytes, offset));
  }

  /** Fills a buffer from an offset on; gives the bytes read, fewer at the end. Waits for the disk. Throws SourceError. */
  readonly fill = (bytes: Uint8Array, offset: number): number => {
    let filled = 0;
    while (filled < bytes.length) {
      const count = orSourceError(this.path, () => readSync(this.descriptor, bytes, filled, bytes.length - filled, offset + filled));
      if (count === 0) break;
      filled += count;
    }
    return filled;
  };

  /** Throws SourceError when the file was changed, replaced or removed since it was opened. */
  checkUnchanged(): void {
    const open = orSourceError(this.path, () => fstatSync(this.descriptor));
    if (open.size !== this.opened.size || open.mtimeMs !== this.opened.mtimeMs) {
      throw new SourceError('unreadable-file', `The file changed after it was opened: ${this.path}`);
    }
    const atPath = this.lookAtPath();
    if (atPath.ino !== this.opened.ino || atPath.dev !== this.opened.dev) {
      throw new SourceError('unreadable-file', `The file was replaced after it was opened: ${this.path}`);
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private lookAtPath(): Stats {
    try {
      return statSync(this.path);
    } catch (error) {
      const why = asSourceError(this.path, error);
      throw why.code === 'not-found' ? new SourceError('not-found', `The file was removed after it was opened: ${this.path}`) : why;
    }
  }
}

/**
 * Where the system has it and the user may, the time of last access stays as it was: it is evidence, too. The flags that
 * a system does not know are undefined there, which counts as none.
 */
function openReadOnly(path: string): number {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK;
  try {
    return openSync(path, flags | constants.O_NOATIME);
  } catch {
    return openSync(path, flags);
  }
}

function requireRegularFile(path: string, look: () => Stats): Stats {
  const stats = orSourceError(path, look);
  if (stats.isFile()) return stats;
  const kind = stats.isDirectory() ? 'a folder' : stats.isFIFO() ? 'a FIFO (named pipe)' : stats.isSocket() ? 'a socket' : 'a device';
  throw new SourceError('unreadable-file', `This is ${kind}, not a file: ${path}`);
}

function orSourceError<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asSourceError(path, error);
  }
}

const SENTENCES: Record<string, string> = {
  EACCES: 'The file may not be read: permission is denied',
  EPERM: 'The file may not be read: permission is denied',
  ELOOP: 'The path runs in a circle of links',
  ENAMETOOLONG: 'The path is too long for this system',
  EIO: 'The disk reports an error while reading',
};

function asSourceError(path: string, error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    // Arguments reach us as text: bytes that are no UTF-8 were replaced on the way.
    const hint = path.includes('\ufffd') ? ' (a name that is not UTF-8 cannot be given: rename a copy)' : '';
    return new SourceError('not-found', `There is no such file: ${path}${hint}`);
  }
  const sentence = SENTENCES[code] ?? `The file cannot be read (${code === '' ? String(error) : code})`;
  return new SourceError('unreadable-file', `${sentence}: ${path}`);
}
