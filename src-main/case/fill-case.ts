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
  /** RFC 3339, UTC. */
  readonly now: () => string;
  /** An object is settled: here, or not to be had. */
  readonly settled: (index: number, object: CaseObject) => void;
  readonly toldBytes: (bytes: number) => void;
};

/**
 * Brings every planned object to its place, a few at a time: what an earlier fetch left, where its SHA-256 is still the
 * recorded one, else from the bucket. A file that lies in the place of an object and is not it is set aside. An object that cannot be had is settled as that, and the others go on; anything
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

/**
 * All that is to lie elsewhere leaves its place before anything takes one, and before the record says so: two versions may
 * change places. What is no longer what the record tells is set aside from where it lies.
 */
export async function takeOutMoved(planned: readonly Planned[], { folder, now }: Pick<FillWorld, 'folder' | 'now'>): Promise<void> {
  for (const { object, path, earlier } of planned) {
    if (typeof earlier?.path !== 'string' || earlier.path === path) continue;
    const at = folder.at(earlier.path);
    if ((await digestOf(at)) === earlier.sha256) folder.takeOut(object, earlier.path);
    else await setAside(at, earlier.path, { folder, now });
  }
}

/**
 * What was taken out and not brought when a fetch ended goes to where the record says that it lies: to its new place, or
 * back. What cannot be put there stays where the next fetch looks for it.
 */
export async function keepTaken(planned: readonly Planned[], pathOf: (index: number) => string | null, world: Pick<FillWorld, 'folder' | 'now'>): Promise<void> {
  for (const [index, { object, earlier }] of planned.entries()) {
    const [path, taken] = [pathOf(index), world.folder.takenOf(object)];
    if (earlier === undefined || path === null || (await digestOf(taken)) !== earlier.sha256) continue;
    await keep(taken, path, earlier.sha256, world).catch(() => undefined);
  }
}

async function bring({ object, earlier, listed }: Planned, path: string, world: FillWorld): Promise<CaseObject> {
  const { bucket, folder, toldBytes } = world;
  if (earlier !== undefined && (await isHere({ object, earlier }, path, world))) {
    toldBytes(object.size);
    const { sse, lockMode, retainUntil, legalHold, sha256 } = earlier;
    return { ...object, sse, lockMode, retainUntil, legalHold, path, sha256, state: 'fetched', why: listed ? null : object.why };
  }
  if (!listed) return { ...object, path: null, sha256: null, state: 'not-fetched', why: 'What was fetched earlier is no longer in the case folder as it was recorded, and no longer in the bucket.' };
  try {
    const { sha256, facts } = await fetchObject(bucket, object, folder.partOf(object), { ...world, told: toldBytes });
    await keep(folder.partOf(object), path, sha256, world);
    return { ...object, ...facts, path, sha256, state: 'fetched', why: null };
  } catch (error) {
    if (error instanceof BucketProblem && error.nature === 'object') return { ...object, state: 'not-fetched', why: error.message };
    throw error;
  }
}

/**
 * Whether an earlier fetch's bytes lie at the path, or were on their way to it, and are still those that it recorded. What
 * lies there in their place is somebody's work: it is set aside, whether the bucket gives the object again or not.
 */
async function isHere({ object, earlier }: { readonly object: CaseObject; readonly earlier: CaseObject }, path: string, world: FillWorld): Promise<boolean> {
  const { folder } = world;
  if (earlier.path === path && (await digestOf(folder.at(path))) === earlier.sha256) return true;
  const taken = folder.takenOf(object);
  if ((await digestOf(taken)) === earlier.sha256) {
    await keep(taken, path, earlier.sha256, world);
    return true;
  }
  await setAside(taken, earlier.path ?? path, world);
  await setAside(folder.at(path), path, world);
  return false;
}

/** Puts whole bytes in their place. Where the same lie there already, as after a crash, nothing is lost by that. */
async function keep(from: string, path: string, sha256: string | null, world: Pick<FillWorld, 'folder' | 'now'>): Promise<void> {
  const { folder } = world;
  if ((await digestOf(folder.at(path))) !== sha256) await setAside(folder.at(path), path, world);
  folder.keep(from, path);
}

async function setAside(from: string, was: string, { folder, now }: Pick<FillWorld, 'folder' | 'now'>): Promise<void> {
  const sha256 = await digestOf(from);
  if (sha256 !== undefined) folder.setAside(from, { was, sha256, at: now() });
}

/** SHA-256 of a file's bytes; null where it is no file or cannot be read, undefined where nothing lies there. */
async function digestOf(path: string): Promise<string | null | undefined> {
  try {
    // Itself, not what a link leads to: that is not in the case folder.
    if (!(await lstat(path)).isFile()) return null;
    const hash = createHash('sha256');
    for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
    return hash.digest('hex');
  } catch (error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR') ? undefined : null;
  }
}
