import type { CaseObject } from '#core/contract';

import { BucketProblem } from '../sources/bucket';
import type { Bucket, ObjectFacts } from '../sources/bucket';
import type { Persistence } from '../sources/persistence';
import { Part } from './part';

export type FetchedBytes = { readonly sha256: string; readonly facts: ObjectFacts };

type FetchWorld = {
  readonly persistence: Persistence;
  /** Bytes that are here now, more or less than before: an attempt may have to begin anew. */
  readonly told: (bytes: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Fetches an object into a file, byte for byte, and gives its SHA-256. Goes on where a connection was cut, or where an
 * earlier call ended: the bytes are pinned by ETag or version, else it begins anew. Throws BucketProblem, `s3-changed`
 * where it is no longer the object that was listed, and CaseFolderError.
 */
export async function fetchObject(bucket: Bucket, object: CaseObject, path: string, { persistence, told, signal }: FetchWorld): Promise<FetchedBytes> {
  const isPinned = object.etag !== null || object.versionId !== null;
  const part = await Part.open(path, isPinned ? object.size : 0, told);
  try {
    return await persistence.insist(async (progressed) => {
      if (!isPinned) await part.empty();
      const { start, facts, body } = await bucket.read({ ...object, offset: part.length }, signal);
      if (start !== part.length) await part.empty();
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
