import { isFolder } from '../sources';
import { locateEvidence } from '../verification/locate-evidence';
import { findBundles } from './find-bundles';
import type { Found } from './find-bundles';
import { isCaseFolder } from './read-case';

/** What lies below a folder that is an archive: no evidence by itself, and bundles below it. `supplied`: as for locateEvidence. Throws SourceError for one that cannot be gone through. */
export function archiveAt(path: string, told?: (bundles: number) => void, supplied: readonly string[] = []): Found | undefined {
  // What is one bundle, with or without its manifest, is read as one.
  if (locateEvidence([path], supplied).ok) return undefined;
  if (!isFolder(path)) return undefined;
  const found = findBundles(path, told);
  // A case folder that nothing was fetched into has a record that says why.
  return found.bundles.length === 0 && !isCaseFolder(path) ? undefined : found;
}
