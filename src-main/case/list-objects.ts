import { createHash } from 'node:crypto';

import type { CaseSource } from '#core/contract';

import { BucketProblem, UnsoundList } from '../sources/bucket';
import type { Bucket, Listed, Page, PageMark } from '../sources/bucket';
import type { Persistence } from '../sources/persistence';

export type Listing = { readonly versioning: CaseSource['versioning']; readonly objects: readonly Listed[] };

/** As many as a case record may hold (docs/format/case.md). */
const MOST_OBJECTS = 200_000;

/**
 * Lists all versions of all objects below a prefix, in the order of their keys, the latest version of each first; only the
 * latest, without a version id, where the bucket keeps no versions or does not let us list them: whether it keeps any is
 * then not claimed, whatever it said. A list of versions that was begun is had whole or not at all. Throws BucketProblem, also for a list that comes back to where it was, names a key outside the prefix or one version twice, and for more than 200,000 of them, or pages.
 */
export async function listObjects(bucket: Bucket, prefix: string, persistence: Persistence, told: (objects: number) => void, signal: AbortSignal): Promise<Listing> {
  const said = await orElse(persistence.insist(() => bucket.versioning(signal)), 'unknown' as const);
  const versions = (mark: PageMark | undefined): Promise<Page> => persistence.insist(() => bucket.listVersions(prefix, mark, signal));
  const latest = (mark: PageMark | undefined): Promise<Page> => persistence.insist(() => bucket.listLatest(prefix, mark, signal));
  const first = said === 'off' ? undefined : await orElse(versions(undefined), undefined);
  const objects = await allPages(first === undefined ? latest : async (mark) => (mark === undefined ? first : versions(mark)), told);
  requireSound(objects, prefix);
  return { versioning: first === undefined && said !== 'off' ? 'unknown' : said, objects: objects.sort(inOrder) };
}

/** What is forbidden or unknown to a server is done without; the next call says so if it is the keys that are wrong. */
async function orElse<T, U>(asked: Promise<T>, without: U): Promise<T | U> {
  try {
    return await asked;
  } catch (error) {
    // A list that cannot be believed is not replaced by another that shows less.
    if (error instanceof BucketProblem && !(error instanceof UnsoundList) && (error.code === 's3-refused' || error.code === 's3-answer')) return without;
    throw error;
  }
}

async function allPages(page: (mark: PageMark | undefined) => Promise<Page>, told: (objects: number) => void): Promise<Listed[]> {
  const all: Listed[] = [];
  const seen = new Set<string>();
  for (let mark: PageMark | undefined; ; ) {
    const { objects, next } = await page(mark);
    for (const one of objects) all.push(one);
    told(all.length);
    if (all.length > MOST_OBJECTS) throw unsound(`is longer than ${MOST_OBJECTS} objects; name a prefix further down`);
    if (next === undefined) return all;
    // Short, however long the server's marks are.
    const name = createHash('sha256').update(JSON.stringify([next.key, next.version])).digest('base64');
    if (seen.has(name)) throw unsound('does not go on: it comes back to where it was');
    if (seen.size >= MOST_OBJECTS) throw unsound(`is longer than ${MOST_OBJECTS} pages`);
    seen.add(name);
    mark = next;
  }
}

function requireSound(objects: readonly Listed[], prefix: string): void {
  if (objects.some(({ key }) => !key.startsWith(prefix))) throw unsound('names keys that were not asked for');
  if (objects.some(({ size }) => !Number.isSafeInteger(size) || size < 0)) throw unsound('names an object without its size');
  const names = new Set(objects.map(({ key, versionId }) => JSON.stringify([key, versionId])));
  if (names.size < objects.length) throw unsound('names one version twice');
}

const unsound = (how: string): UnsoundList => new UnsoundList(`The bucket's list ${how}.`);

function inOrder(a: Listed, b: Listed): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.isLatest !== b.isLatest) return a.isLatest ? -1 : 1;
  return order(b.lastModified ?? '', a.lastModified ?? '') || order(a.versionId ?? '', b.versionId ?? '');
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
