import { PROBE, looksLikeBundle } from '#core/logs';

import { SourceError, evidenceStart } from '../sources';

const ENDING = /\.json(\.gz)?$/i;
const OF_FOLDER = ['manifest.json', 'manifest.json.gz'];

/** The name of a bundle in the published layout, in both its forms. */
export const isNamedBundle = (name: string): boolean => name === 'bundle.json' || name === 'bundle.json.gz';

/** A bundle's name without its ending, the same for both its forms; undefined for the name of another thing. */
export function stemOf(name: string): string | undefined {
  return ENDING.test(name) ? name.replace(ENDING, '') : undefined;
}

/** Any JSON file, compressed or not, that no manifest's name has. */
export function isBundleName(name: string): boolean {
  return stemOf(name) !== undefined && !isManifestName(name);
}

/** `manifest.json` and `NAME.manifest.json`, compressed or not; by a name or a path. */
export function isManifestName(path: string): boolean {
  const stem = stemOf(path.slice(path.lastIndexOf('/') + 1));
  return stem !== undefined && (stem === 'manifest' || stem.toLowerCase().endsWith('.manifest'));
}

/** The manifest of a folder with one bundle, compressed or not. */
export const isFolderManifest = (name: string): boolean => OF_FOLDER.includes(name);

/** The names that a bundle's own manifest may have, and behind them those of a folder's: the first that is there counts. */
export function manifestNamesOf(bundle: string, isOnly: boolean): readonly string[] {
  const stem = stemOf(bundle) ?? bundle;
  const own = [`${stem}.manifest.json`, `${stem}.manifest.json.gz`];
  return isOnly ? [...own, ...OF_FOLDER] : own;
}

/** Whether a file begins as a bundle does, also where it is compressed; false for what gives no bytes. */
export function beginsAsBundle(path: string): boolean {
  try {
    return looksLikeBundle(evidenceStart(path, PROBE).bytes);
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}
