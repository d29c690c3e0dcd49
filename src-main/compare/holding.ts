import { basename, dirname } from 'node:path';

import { layOut, placedBundle } from '#core/archive';
import type { BundlePlace, Chain, PlacedBundle, ReplayedBundle } from '#core/archive';

import { findBundles } from '../archive/find-bundles';
import type { BundleJob } from '../archive/replay-bundle';
import { SourceError, isFolder } from '../sources';
import { locateEvidence } from '../verification/locate-evidence';
import type { Helpers } from '../verification/read-parts';
import { ThreadPool } from '../verification/thread-pool';

/** Where a copy lies that consists of one or more bundles below a folder. */
export type HoldingPlace = { readonly path: string; readonly isArchive: boolean; readonly folder: string; readonly places: readonly BundlePlace[] };

/** The same, each bundle replayed by itself and laid in order; small whatever the bundles' size. */
export type Holding = HoldingPlace & { readonly chain: Chain; readonly bundles: readonly ReplayedBundle[] };

/** The built thread that replays bundles, how many of it, and what helps it with a large one. */
export type HoldingWorld = { readonly worker: string; readonly threads: number; readonly helpers: Helpers };

/** Finds what is to be compared at a path: one bundle, or the bundles of an archive. Throws SourceError for a folder with neither. */
export function placeHolding(path: string): HoldingPlace {
  const located = locateEvidence([path]);
  if (located.ok) {
    const { bundle } = located.value;
    return { path, isArchive: false, folder: dirname(bundle), places: [{ date: null, bundle: basename(bundle), manifest: null }] };
  }
  const found = isFolder(path) ? findBundles(path) : undefined;
  if (found === undefined || found.bundles.length === 0) throw new SourceError('unreadable-file', located.failure.sentence);
  return { path, isArchive: true, folder: path, places: found.bundles };
}

/** Replays the bundles of a copy, several at a time and each by itself. */
export async function replayHolding(place: HoldingPlace, { worker, threads, helpers }: HoldingWorld, told: () => void): Promise<Holding> {
  const pool = new ThreadPool<Helpers, BundleJob, ReplayedBundle>(worker, Math.max(1, Math.min(threads, place.places.length)), { ...helpers, threads: 1 });
  try {
    const bundles = await Promise.all(
      place.places.map(async (one) => {
        const replayed = await pool.run({ folder: place.folder, place: one, recipe: null });
        told();
        return replayed;
      }),
    );
    return { ...place, bundles, chain: layOut(bundles.map(placedBundle).filter((bundle): bundle is PlacedBundle => bundle !== undefined)) };
  } finally {
    await pool.close();
  }
}

/** Bundles of a copy that nothing can be said of, since they could not be read. */
export function unreadOf({ bundles }: Holding): { readonly bundle: string; readonly message: string }[] {
  return bundles.flatMap(({ bundle, outcome }) => (outcome.kind === 'refused' ? [{ bundle, message: outcome.refusal.message }] : []));
}
