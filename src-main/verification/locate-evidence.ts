import { lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { CASE_FILE, done, failed } from '#core/contract';
import type { Outcome } from '#core/contract';
import { MAX_MANIFEST, looksLikeManifest } from '#core/evidence';
import { MAX_RECIPE, looksLikeRecipe } from '#core/logs';

import { holdsArchive } from '../archive/find-bundles';
import { SourceError, isFolder, readSmall } from '../sources';
import { beginsAsBundle, isBundleName, isManifestName, isNamedBundle, manifestNamesOf, stemOf } from './evidence-names';

/** Which file is the bundle (or the log), and which its manifest, or the recipe given with it. Nothing has been read of them as evidence. */
export type EvidencePaths = {
  readonly bundle: string;
  readonly manifest: string | null;
  readonly recipe?: string;
  /** JSON files beside the bundle and its manifest in the folder that was named, further manifests among them: nothing of them is verified. */
  readonly passedOver?: readonly string[];
};

/**
 * Finds bundle and manifest among what an examiner dropped, chose or named: a bundle (its manifest is `NAME.manifest.json`
 * or `manifest.json` beside it, compressed or not), a bundle and its manifest, or the folder that holds both. A folder
 * with bundles in folders below it, or with another beside its `bundle.json`, is none: one sound bundle must not stand for
 * all of them. `supplied`: files that have a part of their own in the verification, so that they are no such bundles.
 * `named`: the manifest that is read instead of the one beside the bundle.
 */
export function locateEvidence(paths: readonly string[], supplied: readonly string[] = [], named: string | null = null): Outcome<EvidencePaths> {
  const [first, second] = paths;
  if (first === undefined) return failed('bad-request', 'No file was given.');
  if (second === undefined) return isFolder(first) ? fromFolder(first, supplied, named) : done({ bundle: first, manifest: manifestBeside(first) });
  if (paths.length > 2) return failed('too-many-files', `${paths.length} files were given. Open one bundle, a bundle with its manifest, or the folder that holds both.`);
  return fromPair(first, second);
}

/** The manifest that lies beside a bundle, by its name; null where none does. */
function manifestBeside(bundle: string): string | null {
  if (isManifestName(basename(bundle))) return null;
  return manifestNamesOf(basename(bundle), true).map((name) => join(dirname(bundle), name)).find(exists) ?? null;
}

function fromFolder(folder: string, supplied: readonly string[], named: string | null): Outcome<EvidencePaths> {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return failed('unreadable-file', `The folder cannot be read: ${folder}`);
  }
  if (names.includes(CASE_FILE)) return failed('unreadable-file', `This is a case folder, whose record (${CASE_FILE}) belongs to its bundles: it is verified as an archive: ${folder}`);
  const bundles = names.filter(isBundleName);
  const published = bundles.filter(isNamedBundle);
  const [name, ...others] = published.length > 0 ? published : bundles;
  if (name !== undefined && others.length === 0) {
    if (holdsArchive(folder)) return failed('unreadable-file', `The folder holds ${name}, and bundles in folders below it. Name one of them; or name the folder alone, to verify all of it as an archive: ${folder}`);
    const bundle = join(folder, name);
    const manifest = manifestBeside(bundle);
    const known = new Set([bundle, named ?? manifest ?? bundle, ...supplied].map((path) => resolve(path)));
    const passedOver = names.filter((one) => stemOf(one) !== undefined).map((one) => join(folder, one)).filter((path) => !known.has(resolve(path)));
    const other = passedOver.find((path) => !isManifestName(path) && beginsAsBundle(path));
    if (other !== undefined) return failed('unreadable-file', `The folder holds ${name}, and another bundle beside it, ${basename(other)}. Name one of them; or name the folder alone, to verify all of it as an archive: ${folder}`);
    return done({ bundle, manifest, ...(passedOver.length === 0 ? {} : { passedOver }) });
  }
  const found = bundles.length === 0 ? (holdsArchive(folder) ? 'no bundle itself; those in folders below it are an archive' : 'no bundle') : published.length > 1 ? published.join(' and ') : `${bundles.length} JSON files, none named bundle.json`;
  return failed('unreadable-file', `The folder holds ${found}. Name one bundle, or the folder of one: ${folder}`);
}

function fromPair(first: string, second: string): Outcome<EvidencePaths> {
  const other = (one: string): string => (one === first ? second : first);
  const [recipe, ...recipes] = [first, second].filter(isRecipe);
  if (recipe !== undefined && recipes.length === 0) return done({ bundle: other(recipe), manifest: null, recipe });
  const manifests = [first, second].filter(isManifest);
  const [manifest] = manifests;
  if (manifest === undefined || manifests.length > 1) {
    return failed('too-many-files', 'Two files were given, but they are not a bundle and its manifest, nor a log and its recipe. Open one bundle or log, a bundle with its manifest, or a log with its recipe.');
  }
  return done({ bundle: other(manifest), manifest });
}

const isManifest = (path: string): boolean => isSmall(path, MAX_MANIFEST, looksLikeManifest);

/** By its schema alone: what is wrong with a recipe is told when it is read. */
const isRecipe = (path: string): boolean => isSmall(path, MAX_RECIPE, looksLikeRecipe);

function isSmall(path: string, most: number, looksRight: (bytes: Uint8Array) => boolean): boolean {
  try {
    const { bytes } = readSmall(path, most + 1);
    return bytes.length <= most && looksRight(bytes);
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}

/** A link that leads nowhere exists, too: a manifest that was taken away must not look as if there never was one. */
function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
