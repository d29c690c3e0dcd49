import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import type { CaseObject } from '#core/contract';

import { BucketProblem } from '../sources/bucket';
import type { Bucket, ObjectFacts } from '../sources/bucket';
import type { Persistence } from '../sources/persistence';
import { asCaseFolderError } from './case-folder-error';

export type FetchedBytes = { readonly sha256: string; readonly facts: ObjectFacts };

type FetchWorld = {
  readonly persistence: Persistence;
  /** Bytes that are here now, more or less than before: an attempt may have to begin anew. */
  readonly told: (bytes: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Fetches an object into a file, byte for byte, and gives its SHA-256. Goes on where a connection was cut: the bytes are
 * pinned by ETag or version, else it begins anew. What an earlier call left half done is not gone on with: after a crash,
 * nobody knows what the disk made of it. Throws BucketProblem, `s3-changed` where it is no longer the object that was
 * listed, and CaseFolderError.
 */
export async function fetchObject(bucket: Bucket, object: CaseObject, path: string, { persistence, told, signal }: FetchWorld): Promise<FetchedBytes> {
  const isPinned = object.etag !== null || object.versionId !== null;
  const part = await Part.open(path, told);
  try {
    return await persistence.insist(async (progressed) => {
      if (!isPinned) await part.cutTo(0);
      const { start, facts, body } = await bucket.read({ ...object, offset: part.length }, signal);
      if (start !== part.length) await part.cutTo(0);
      for await (const bytes of body) {
        await part.append(bytes);
        if (part.length > object.size) throw new BucketProblem('s3-changed', 'object', `The object is longer than it was listed: ${object.key}`);
        progressed();
      }
      if (part.length < object.size) throw new BucketProblem('s3-interrupted', 'again', `The connection was cut after ${part.length} of ${object.size} bytes.`);
      return { sha256: part.digest(), facts };
    });
  } finally {
    await part.close();
  }
}

/** A file that grows, with the hash of what it holds. */
class Part {
  private readonly path: string;
  private readonly file: FileHandle;
  private readonly told: (bytes: number) => void;
  private hash: Hash = createHash('sha256');
  length = 0;

  private constructor(path: string, file: FileHandle, told: (bytes: number) => void) {
    this.path = path;
    this.file = file;
    this.told = told;
  }

  static async open(path: string, told: (bytes: number) => void): Promise<Part> {
    const file = await open(path, 'w', 0o600).catch((error: unknown) => Promise.reject(asCaseFolderError(path, error)));
    return new Part(path, file, told);
  }

  async append(bytes: Uint8Array): Promise<void> {
    // By place: after a cut, the file's own position would leave a hole.
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await this.file.write(bytes, written, bytes.length - written, this.length + written).catch((error: unknown) => Promise.reject(asCaseFolderError(this.path, error)));
      written += bytesWritten;
    }
    this.hash.update(bytes);
    this.length += bytes.length;
    this.told(bytes.length);
  }

  async cutTo(length: 0): Promise<void> {
    await this.file.truncate(length);
    this.told(-this.length);
    this.hash = createHash('sha256');
    this.length = length;
  }

  digest(): string {
    return this.hash.digest('hex');
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
