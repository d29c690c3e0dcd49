import { isFolder } from '../sources';
import { findBundles } from './find-bundles';
import type { Found } from './find-bundles';
import { isCaseFolder } from './read-case';

/** What lies below a path that is no evidence by itself (locateEvidence says so), where it is an archive. Throws SourceError for one that cannot be gone through. */
export function archiveAt(path: string, told?: (bundles: number) => void): Found | undefined {
  if (!isFolder(path)) return undefined;
  const found = findBundles(path, told);
  // A case folder that nothing was fetched into has a record that says why.
  return found.bundles.length === 0 && !isCaseFolder(path) ? undefined : found;
}
