import { join } from 'node:path';

import { MAX_RECIPE, decodeRecipe } from '#core/logs';
import type { LogRecipe } from '#core/logs';

import { EvidenceFile, SourceError } from '../../sources';
import { sha256 } from '../sha256';
import { BUILT_IN, BUILT_IN_IDS } from './built-in';
import type { BuiltInId } from './built-in';

/** A recipe, the SHA-256 and the text of the file that it was read from, and that file's path where the examiner named it. */
export type ShelvedRecipe = { readonly recipe: LogRecipe; readonly sha256: string; readonly text: string; readonly path: string | null };

/** Reads a built-in recipe. That it cannot be read is our mistake. */
export function builtInRecipe(folder: string, id: BuiltInId): ShelvedRecipe {
  const read = readRecipe(join(folder, BUILT_IN[id]), true);
  if ('fault' in read) throw new Error(`the built-in recipe ${id} is unsound: ${read.fault}`);
  return read;
}

/** Reads an examiner's recipe file, or says in a sentence why it is none. Throws SourceError where it gives no bytes. */
export function readRecipe(path: string, isBuiltIn = false): ShelvedRecipe | { readonly fault: string } {
  const file = new EvidenceFile(path);
  try {
    const bytes = file.readSpan(0, Math.min(file.size, MAX_RECIPE + 1));
    const decoded = decodeRecipe(bytes);
    return 'fault' in decoded ? { fault: `The recipe file cannot be used: ${decoded.fault}: ${path}` } : { recipe: decoded.recipe, sha256: sha256(bytes), text: new TextDecoder().decode(bytes), path: isBuiltIn ? null : path };
  } finally {
    file.close();
  }
}

/** The built-in recipes that a file's first records fit, in order. */
export function everyBuiltIn(folder: string): ShelvedRecipe[] {
  return BUILT_IN_IDS.flatMap((id) => {
    try {
      return [builtInRecipe(folder, id)];
    } catch (error) {
      // A damaged installation must not keep bundles from being read.
      if (error instanceof SourceError) return [];
      throw error;
    }
  });
}
