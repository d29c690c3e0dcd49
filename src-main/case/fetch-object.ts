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

/** How often an object is fetched whole before it is given up that comes otherwise than the bucket lists it. */
const TRANSFERS = 3;

/**
 * Fetches an object into a file, byte for byte, and gives its SHA-256. Goes on where a connection was cut, or where an
 * earlier call ended: the bytes are pinned by ETag or version, else it begins anew. Throws BucketProblem, `s3-changed`
 * where it is no longer the object that was listed, `s3-damaged` where its ETag is an MD5 and not that of what came, and
 * CaseFolderError.
 */
export async function fetchObject(bucket: Bucket, object: CaseObject, path: string, { persistence, told, signal }: FetchWorld): Promise<FetchedBytes> {
  const isPinned = object.etag !== null || object.versionId !== null;
  let transfers = 0;
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
      if (!isDamaged(object, facts, part.md5())) return { sha256: part.digest(), facts };
      await part.empty();
      throw damaged(object, ++transfers);
    });
  } finally {
    await part.close();
  }
}

/**
 * Whether an ETag is the MD5 of an object, and not of these bytes. It is one of what was put in one piece (else it has a
 * dash), in the clear or under the store's own key; under keys of a key service or a customer it is something else.
 */
function isDamaged({ etag }: CaseObject, { sse }: ObjectFacts, md5: string | undefined): boolean {
  const isMd5 = etag !== null && /^[0-9a-f]{32}$/i.test(etag) && (sse === null || sse === 'AES256');
  return isMd5 && md5 !== undefined && etag.toLowerCase() !== md5;
}

function damaged({ key }: CaseObject, transfers: number): BucketProblem {
  if (transfers < TRANSFERS) return new BucketProblem('s3-damaged', 'again', `What came does not have the MD5 that the bucket lists as the ETag of ${key}.`);
  return new BucketProblem('s3-damaged', 'object', `What came does not have the MD5 that the bucket lists as its ETag, ${transfers} times: it is damaged on its way or in the store, or this server's ETags are no MD5. Nothing of it was kept: ${key}`);
}
