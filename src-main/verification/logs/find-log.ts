import { PROBE, locateLog, looksLikeBundle, probeLog } from '#core/logs';
import type { Located } from '#core/logs';

import { evidenceStart } from '../../sources';
import type { ShelvedRecipe } from './recipe-shelf';

export type FoundLog = { readonly shelved: ShelvedRecipe; readonly located: Located };

/**
 * Looks at the beginning of a file for the first recipe of the shelf that its records fit. `detecting`: by the marks
 * that the recipes name, and never in what shows a bundle's entries; else by the hash members alone, for a recipe that
 * the examiner named. The shelf is fetched only where it is needed. Throws SourceError.
 */
export function findLog(path: string, shelf: () => readonly ShelvedRecipe[], detecting: boolean): FoundLog | undefined {
  const { bytes, whole } = evidenceStart(path, PROBE);
  if (detecting && looksLikeBundle(bytes)) return undefined;
  const probe = probeLog(bytes, whole);
  for (const shelved of shelf()) {
    const located = locateLog(probe, shelved.recipe, detecting);
    if (located !== undefined && !(detecting && isBundlePlace(located))) return { shelved, located };
  }
  return undefined;
}

/** Where a bundle has its entries, under the name of a bundle's hash: a bundle that was damaged must stay one. */
function isBundlePlace({ place: { ndjson, steps }, names }: Located): boolean {
  const path = steps.join('/');
  return !ndjson && names.hash === 'chainHash' && (path === 'entries/' || path === 'data/entries/');
}
