import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';

import type { CaseObject } from '#core/contract';

import { BucketProblem } from '../sources/bucket';
import type { Bucket } from '../sources/bucket';
import type { Persistence } from '../sources/persistence';
import type { CaseFolder } from './case-folder';
import { fetchObject } from './fetch-object';
import type { Planned } from './plan-case';

/** Objects at a time: a few hide the way there and back; on one machine's disk more do not help. */
const AT_A_TIME = 4;

export type FillWorld = {
  readonly bucket: Bucket;
  readonly folder: CaseFolder;
  readonly persistence: Persistence;
  readonly signal: AbortSignal;
  /** An object is settled: here, or not to be had. */
  readonly settled: (index: number, object: CaseObject) => void;
  readonly toldBytes: (bytes: number) => void;
};

/**
 * Brings every planned object to its place, a few at a time: what an earlier fetch left, where its SHA-256 is still the
 * recorded one, else from the bucket. An object that cannot be had is settled as that, and the others go on; anything
 * else ends all. Throws BucketProblem, CaseFolderError, or the signal's reason.
 */
export async function fillCase(planned: readonly Planned[], world: FillWorld): Promise<void> {
  const queue = [...planned.entries()].filter(([, { path }]) => path !== null);
  const ours = new AbortController();
  const { signal } = ours;
  const cancel = (): void => ours.abort(world.signal.reason);
  world.signal.addEventListener('abort', cancel);
  if (world.signal.aborted) cancel();
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, one] = next;
      signal.throwIfAborted();
      world.settled(index, await bring(one, one.path ?? '', { ...world, signal }));
    }
  };
  // The first failure ends the others, which would only tell that they were ended.
  const stop = (error: unknown): void => {
    queue.length = 0;
    ours.abort(error);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, () => work().catch(stop)));
  world.signal.removeEventListener('abort', cancel);
  signal.throwIfAborted();
}

/** All that is to lie elsewhere leaves its place before anything takes one, and before the record says so: two versions may change places. */
export function takeOutMoved(planned: readonly Planned[], folder: CaseFolder): void {
  for (const { object, path, earlier } of planned) if (typeof earlier?.path === 'string' && earlier.path !== path) folder.takeOut(object, earlier.path);
}

async function bring({ object, earlier, listed }: Planned, path: string, world: FillWorld): Promise<CaseObject> {
  const { bucket, folder, toldBytes } = world;
  if (earlier !== undefined && (await isHere(object, earlier, path, folder))) {
    toldBytes(object.size);
    const { sse, lockMode, retainUntil, legalHold, sha256 } = earlier;
    return { ...object, sse, lockMode, retainUntil, legalHold, path, sha256, state: 'fetched', why: listed ? null : object.why };
  }
  if (!listed) return { ...object, path: null, sha256: null, state: 'not-fetched', why: 'What was fetched earlier is no longer in the case folder as it was recorded, and no longer in the bucket.' };
  try {
    const { sha256, facts } = await fetchObject(bucket, object, folder.partOf(object), { ...world, told: toldBytes });
    folder.keep(object, path);
    return { ...object, ...facts, path, sha256, state: 'fetched', why: null };
  } catch (error) {
    if (error instanceof BucketProblem && error.nature === 'object') return { ...object, state: 'not-fetched', why: error.message };
    throw error;
  }
}

/** Whether an earlier fetch's bytes lie at the path, or were on their way to it, and are still those that it recorded. */
async function isHere(object: CaseObject, earlier: CaseObject, path: string, folder: CaseFolder): Promise<boolean> {
  if (earlier.path === path && (await isSame(folder.at(path), earlier))) return true;
  if (!(await isSame(folder.partOf(object), earlier))) return false;
  folder.keep(object, path);
  return true;
}

async function isSame(path: string, { size, sha256 }: CaseObject): Promise<boolean> {
  try {
    // Itself, not what a link leads to: that is not in the case folder.
    const there = await lstat(path);
    if (!there.isFile() || there.size !== size) return false;
    const hash = createHash('sha256');
    for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
    return hash.digest('hex') === sha256;
  } catch {
    return false;
  }
}
