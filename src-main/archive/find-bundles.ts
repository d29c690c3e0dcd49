import { readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';

import { dateIn } from '#core/archive';
import type { BundlePlace, ManifestPlace } from '#core/archive';
import { CASE_FILE } from '#core/contract';

import { SourceError } from '../sources';

/** What lies in a folder of bundles; paths relative to it, with forward slashes. `manifestsAlone`: of dates without a bundle; `passedOver`: neither bundle nor manifest. */
export type Found = { readonly bundles: readonly BundlePlace[]; readonly manifestsAlone: readonly ManifestPlace[]; readonly passedOver: readonly string[] };

const DEEPEST = 16;
const MOST_BUNDLES = 100_000;
const MANIFEST = 'manifest.json';
const NAMED = ['bundle.json', 'bundle.json.gz'];

/**
 * Finds the bundles below a folder: `bundle.json` where a folder has one (the published layout, seed 000:
 * `<date>/bundle.json` with `manifest.json` beside it), else every JSON file of it that is no manifest; each may be
 * compressed (`.json.gz`), and where a bundle lies there in both forms, both are bundles. Links to folders, hidden files
 * and the folder's own case record are left out. Whether a file is a bundle is not looked at. Throws SourceError for what
 * cannot be listed, for more than 16 levels and for more than 100,000 bundles. `told` hears after each folder how many
 * were found so far.
 */
export function findBundles(folder: string, told?: (bundles: number) => void): Found {
  const bundles: BundlePlace[] = [];
  const manifests: ManifestPlace[] = [];
  const passedOver: string[] = [];
  for (const { parts, names } of foldersBelow(folder)) {
    const here = new Set(bundlesAmong(names));
    const manifestOf = manifestsAmong(names, here);
    // One by one: a folder may hold more names than a call takes arguments.
    for (const name of names.filter(isManifestName)) for (const one of dated(parts, name)) manifests.push(one);
    for (const name of here) bundles.push(place(parts, name, manifestOf(name)));
    for (const name of names) if (!isManifestName(name) && !here.has(name)) passedOver.push([...parts, name].join('/'));
    told?.(bundles.length);
    if (bundles.length > MOST_BUNDLES) throw new SourceError('unreadable-file', `The folder holds more than ${MOST_BUNDLES} bundles: ${folder}`);
  }
  const dates = new Set(bundles.map(({ date }) => date));
  return { bundles, passedOver, manifestsAlone: manifests.filter(({ date }) => !dates.has(date)) };
}

/** Every file below a folder but hidden ones and the folder's own case record; paths relative to it. Throws SourceError like findBundles. */
export function filesBelow(folder: string): string[] {
  return [...foldersBelow(folder)].flatMap(({ parts, names }) => names.map((name) => [...parts, name].join('/')));
}

/** The manifests in folders that a date names. Throws SourceError like findBundles. */
export function manifestsBelow(folder: string): readonly ManifestPlace[] {
  return [...foldersBelow(folder)].filter(({ names }) => names.includes(MANIFEST)).flatMap(({ parts }) => dated(parts, MANIFEST));
}

/**
 * Whether what looks like an archive lies in the folders below one: a `bundle.json`, or a bundle that bears a date, down to
 * four levels and among the first 10,000 folders. Says nothing of the files right inside the folder.
 */
export function holdsArchive(folder: string): boolean {
  let looked = 0;
  try {
    for (const { parts, names } of foldersBelow(folder, [], 4)) {
      if (parts.length > 0 && bundlesAmong(names).some((name) => NAMED.includes(name) || place(parts, name, null).date !== null)) return true;
      if (++looked >= 10_000) return false;
    }
  } catch (error) {
    // A folder that nobody may read hides no archive from who names the folder above it: what is there cannot be verified.
    if (!(error instanceof SourceError)) throw error;
  }
  return false;
}

type Folder = { readonly parts: readonly string[]; readonly names: readonly string[] };

/** A folder and all below it, with the names of the files right inside each. */
function* foldersBelow(root: string, parts: readonly string[] = [], toDepth?: number): Generator<Folder> {
  const here = join(root, ...parts);
  if (parts.length > DEEPEST) throw new SourceError('unreadable-file', `The folder is nested more than ${DEEPEST} levels deep: ${here}`);
  const listed = list(here);
  // At the root alone: a bundle must not hide behind that name further down.
  yield { parts, names: listed.filter((one) => !one.isDirectory() && !(parts.length === 0 && one.name === CASE_FILE)).map(({ name }) => name) };
  if (parts.length === toDepth) return;
  for (const { name } of listed.filter((one) => one.isDirectory())) yield* foldersBelow(root, [...parts, name], toDepth);
}

/** In the order of the names' code units; no hidden ones. */
function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    throw new SourceError('unreadable-file', `The folder cannot be read: ${folder}`);
  }
}

/** The names of the bundles among those of a folder's files. */
function bundlesAmong(names: readonly string[]): readonly string[] {
  const named = names.filter((name) => NAMED.includes(name));
  return named.length > 0 ? named : names.filter(isBundleName);
}

const ENDING = /\.json(\.gz)?$/i;

/** A bundle's name without its ending, the same for both its forms; undefined for the name of another thing. */
function stemOf(name: string): string | undefined {
  return ENDING.test(name) ? name.replace(ENDING, '') : undefined;
}

function isBundleName(name: string): boolean {
  return stemOf(name) !== undefined && !isManifestName(name);
}

function isManifestName(name: string): boolean {
  const stem = stemOf(name);
  return stem !== undefined && (stem === 'manifest' || stem.toLowerCase().endsWith('.manifest'));
}

/** What a bundle's manifest is: `NAME.manifest.json`, or the folder's `manifest.json` where it holds one bundle only, in one form or both. */
function manifestsAmong(names: readonly string[], bundles: ReadonlySet<string>): (bundle: string) => string | null {
  const there = new Set(names);
  const ofFolder = there.has(MANIFEST) && new Set([...bundles].map(stemOf)).size === 1 ? MANIFEST : null;
  return (bundle) => {
    const own = `${stemOf(bundle) ?? bundle}.manifest.json`;
    return there.has(own) ? own : ofFolder;
  };
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
