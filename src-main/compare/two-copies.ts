import type { CompareOrder } from '#core/contract';
import { MAX_RECIPE, looksLikeRecipe } from '#core/logs';

import { EvidenceFile, SourceError, isFolder } from '../sources';

/** The name of a bundle's entries stands this early in every bundle that the published export writes. */
const LOOKED_AT = 64 * 1024;

/**
 * The two copies that were dropped, chosen or named together, in the order given: bundles or folders; undefined for anything
 * else, such as a bundle with its manifest. By a look at how each begins: whether it is a bundle, and what a folder holds,
 * is told when it is read.
 */
export function twoCopies(paths: readonly string[]): CompareOrder | undefined {
  const [a, b, ...more] = paths;
  if (a === undefined || b === undefined || more.length > 0) return undefined;
  return [a, b].every((path) => isFolder(path) || beginsLikeBundle(path)) ? { a, b } : undefined;
}

function beginsLikeBundle(path: string): boolean {
  try {
    const file = new EvidenceFile(path);
    try {
      const text = Buffer.from(file.readSpan(0, Math.min(file.size, LOOKED_AT))).toString('latin1');
      // What is packed is looked at when it is read.
      if (text.startsWith('\x1f\x8b')) return true;
      if (!/^(?:\xef\xbb\xbf)?\s*\{/.test(text) || !text.includes('"entries"')) return false;
      return file.size > MAX_RECIPE || !looksLikeRecipe(file.readSpan(0, file.size));
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}
