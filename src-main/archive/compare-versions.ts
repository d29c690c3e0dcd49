import { join } from 'node:path';

import { keyBelow, keysWithVersions, kindOfKey, newestFetched } from '#core/archive';
import type { VersionPair } from '#core/archive';
import { NOTHING_SUPPLIED } from '#core/contract';
import type { CaseObject, CaseRecord } from '#core/contract';
import { MAX_MANIFEST, decodeManifest, statedValue } from '#core/evidence';
import type { RecipeId } from '#core/replay';

import { SourceError, readSmall } from '../sources';
import type { Helpers } from '../verification/read-parts';
import { CopyRefused, compareOpen, withCopies } from './open-copy';
import type { OpenCopy } from './open-copy';
import { OUTSIDE_OF_TIME } from './replay-bundle';

/** Who compares, by which recipe (null: each bundle's own), which paths and keys (from the prefix's folder on) are asked for, and what ends it. */
export type PairWorld = { readonly helpers: Helpers; readonly recipe: RecipeId | null; readonly asked: (path: string) => boolean; readonly signal: AbortSignal | undefined };

type Outcome = VersionPair['outcome'];

/**
 * Compares each older version of a key that lies in the folder with the newest one that does, one pair after the other.
 * Versions that `usable` does not hold for are left out, and what is left out is told.
 */
export async function comparePairs(folder: string, record: CaseRecord, usable: (object: CaseObject) => boolean, world: PairWorld): Promise<VersionPair[]> {
  const pairs: VersionPair[] = [];
  for (const versions of keysWithVersions(record)) {
    const newer = newestFetched(versions);
    if (newer === undefined || !world.asked(keyBelow(record, newer))) continue;
    for (const older of versions) {
      if (older === newer || older.state !== 'fetched') continue;
      world.signal?.throwIfAborted();
      const outcome: Outcome = usable(newer) && usable(older) ? await compare(folder, newer, older, world) : { kind: 'not-compared', because: 'one of the two is no longer what was fetched.' };
      pairs.push({ newer, older, outcome });
    }
  }
  return pairs;
}

async function compare(folder: string, newer: CaseObject, older: CaseObject, { helpers, recipe }: PairWorld): Promise<Outcome> {
  if (newer.sha256 === older.sha256) return { kind: 'same-bytes' };
  const [newerPath, olderPath] = [placeOf(folder, newer), placeOf(folder, older)];
  if (kindOfKey(newer.key) === 'manifest') return { kind: 'manifests', newerDigest: digestIn(newerPath), olderDigest: digestIn(olderPath) };
  const request = (bundle: string) => ({ bundle, manifest: null, manifestNamed: false, recipe, supplied: NOTHING_SUPPLIED });
  try {
    return await withCopies(request(olderPath), request(newerPath), { ...OUTSIDE_OF_TIME, helpers }, compareTwo);
  } catch (error) {
    if (error instanceof CopyRefused) return { kind: 'not-compared', because: error.message };
    throw error;
  }
}

const placeOf = (folder: string, { path }: CaseObject): string => join(folder, ...(path ?? '').split('/'));

/** Over the older one's range: what the newer one has beyond it was added, and contradicts nothing. Elements without a place are compared in any case. */
async function compareTwo(older: OpenCopy, newer: OpenCopy): Promise<Outcome> {
  const [held, now] = [older.copy.reading, newer.copy.reading];
  const whole = [held, now].some(({ columns, segment }) => columns.length > segment.placed) ? await compareOpen(older, newer) : undefined;
  const { first, last, placed } = held.segment;
  if (first === undefined || last === undefined || placed === 0) return { kind: 'bundles', comparison: { ...(whole ?? (await compareOpen(older, newer))), onlyInB: 0, differences: [] }, beyond: now.segment.placed };
  const comparison = await compareOpen(older, newer, { from: first.sequence, to: last.sequence });
  const beyond = now.segment.placed - comparison.same - comparison.differing - comparison.onlyInB;
  return { kind: 'bundles', comparison: { ...comparison, unplacedDiffering: whole?.unplacedDiffering ?? 0 }, beyond };
}

/** The digest that a manifest records; null where it records none, or cannot be read. */
function digestIn(path: string): string | null {
  try {
    const decoded = decodeManifest(readSmall(path, MAX_MANIFEST + 1).bytes);
    return 'fault' in decoded ? null : (statedValue(decoded.manifest.bundleSha256) ?? null);
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}
