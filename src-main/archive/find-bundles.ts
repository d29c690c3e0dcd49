import { join } from 'node:path';

import { dateIn } from '#core/archive';
import type { BundlePlace, ManifestPlace } from '#core/archive';
import { CASE_FILE } from '#core/contract';

import { SourceError, listFolder } from '../sources';
import { beginsAsBundle, isBundleName, isFolderManifest, isManifestName, isNamedBundle, manifestNamesOf, stemOf } from '../verification/evidence-names';

/** What lies in a folder of bundles; paths relative to it, with forward slashes. `manifestsAlone`: of dates without a bundle; `passedOver`: neither bundle nor a bundle's manifest. */
export type Found = { readonly bundles: readonly BundlePlace[]; readonly manifestsAlone: readonly ManifestPlace[]; readonly passedOver: readonly string[] };

const DEEPEST = 16;
const MOST_BUNDLES = 100_000;

/**
 * Finds the bundles below a folder: `bundle.json` where a folder has one (the published layout, seed 000:
 * `<date>/bundle.json` with `manifest.json` beside it), with each JSON file beside it that begins as a bundle does; else
 * every JSON file of it that is no manifest, whatever it holds. Each may be compressed (`.json.gz`), and where a bundle
 * lies there in both forms, both are bundles. Links to folders, hidden files and the folder's own case record are left
 * out. Throws SourceError for what cannot be listed, for more than 16 levels and for more than 100,000 bundles. `told`
 * hears after each folder how many were found so far.
 */
export function findBundles(folder: string, told?: (bundles: number) => void): Found {
  const bundles: BundlePlace[] = [];
  const left: BundlePlace[] = [];
  for (const { parts, names } of foldersBelow(folder)) {
    const here = [...bundlesAmong(names), ...bundlesBeside(join(folder, ...parts), names)];
    const manifestOf = manifestsAmong(names, here);
    const taken = new Set<string | null>([...here, ...here.map(manifestOf)]);
    for (const name of here) bundles.push(place(parts, name, manifestOf(name)));
    for (const name of names) if (!taken.has(name)) left.push(place(parts, name, null));
    told?.(bundles.length);
    if (bundles.length > MOST_BUNDLES) throw new SourceError('unreadable-file', `The folder holds more than ${MOST_BUNDLES} bundles: ${folder}`);
  }
  const dates = new Set(bundles.map(({ date }) => date));
  const manifestsAlone = left.flatMap(({ date, bundle }) => (date === null || dates.has(date) || !isManifestName(bundle) ? [] : [{ date, manifest: bundle }]));
  const alone = new Set(manifestsAlone.map(({ manifest }) => manifest));
  return { bundles, manifestsAlone, passedOver: left.flatMap(({ bundle }) => (alone.has(bundle) ? [] : [bundle])) };
}

/** Every file below a folder but hidden ones and the folder's own case record; paths relative to it. Throws SourceError like findBundles. */
export function filesBelow(folder: string): string[] {
  return [...foldersBelow(folder)].flatMap(({ parts, names }) => names.map((name) => [...parts, name].join('/')));
}

/** The manifests in folders that a date names. Throws SourceError like findBundles. */
export function manifestsBelow(folder: string): readonly ManifestPlace[] {
  return [...foldersBelow(folder)].flatMap(({ parts, names }) => names.filter(isFolderManifest).flatMap((name) => dated(parts, name)));
}

/**
 * Whether what looks like an archive lies in the folders below one: a `bundle.json`, or a bundle that bears a date, down to
 * four levels and among the first 10,000 folders. Says nothing of the files right inside the folder.
 */
export function holdsArchive(folder: string): boolean {
  let looked = 0;
  try {
    for (const { parts, names } of foldersBelow(folder, [], 4)) {
      if (parts.length > 0 && bundlesAmong(names).some((name) => isNamedBundle(name) || place(parts, name, null).date !== null)) return true;
      if (++looked >= 10_000) return false;
    }
  } catch (error) {
    // A folder that nobody may read hides no archive from who names the folder above it: what is there cannot be verified.
    if (!(error instanceof SourceError)) throw error;
  }
  return false;
}

type Folder = { readonly parts: readonly string[]; readonly names: readonly string[] };

/** A folder and all below it, with the names of the files right inside each, in the order of the names' code units. */
function* foldersBelow(root: string, parts: readonly string[] = [], toDepth?: number): Generator<Folder> {
  const here = join(root, ...parts);
  if (parts.length > DEEPEST) throw new SourceError('unreadable-file', `The folder is nested more than ${DEEPEST} levels deep: ${here}`);
  const listed = listFolder(here).sort((a, b) => (a.name < b.name ? -1 : 1));
  // At the root alone: a bundle must not hide behind that name further down.
  yield { parts, names: listed.filter((one) => !one.isDirectory() && !(parts.length === 0 && one.name === CASE_FILE)).map(({ name }) => name) };
  if (parts.length === toDepth) return;
  for (const { name } of listed.filter((one) => one.isDirectory())) yield* foldersBelow(root, [...parts, name], toDepth);
}

/** The names of the bundles among those of a folder's files. */
function bundlesAmong(names: readonly string[]): readonly string[] {
  const named = names.filter(isNamedBundle);
  return named.length > 0 ? named : names.filter(isBundleName);
}

/** Beside a `bundle.json`, what begins as a bundle does: it may tell the same entries differently. */
function bundlesBeside(here: string, names: readonly string[]): readonly string[] {
  return names.some(isNamedBundle) ? names.filter((name) => isBundleName(name) && !isNamedBundle(name) && beginsAsBundle(join(here, name))) : [];
}

/** What a bundle's manifest is: `NAME.manifest.json`, or the folder's `manifest.json`, which is that of `bundle.json`, else of bundles of one name, in one form or both. */
function manifestsAmong(names: readonly string[], bundles: readonly string[]): (bundle: string) => string | null {
  const there = new Set(names);
  const named = bundles.filter(isNamedBundle);
  const isOneName = new Set(bundles.map(stemOf)).size === 1;
  return (bundle) => manifestNamesOf(bundle, named.length > 0 ? isNamedBundle(bundle) : isOneName).find((name) => there.has(name)) ?? null;
}

/** The date is that of the file's name or of the nearest folder that has one. */
function place(parts: readonly string[], name: string, manifest: string | null): BundlePlace {
  const path = (file: string): string => [...parts, file].join('/');
  const dates = [...parts, name].map(dateIn).filter((date) => date !== undefined);
  return { date: dates.at(-1) ?? null, bundle: path(name), manifest: manifest === null ? null : path(manifest) };
}

/** A manifest's place, where it has a date. */
function dated(parts: readonly string[], name: string): ManifestPlace[] {
  const { date, bundle } = place(parts, name, null);
  return date === null ? [] : [{ date, manifest: bundle }];
}
