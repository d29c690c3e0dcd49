import { chooseFormula } from '#core/assess';
import type { NeighbourFit } from '#core/compare';
import { Stretch, fitCopies } from '#core/outside';
import { RECIPES } from '#core/replay';

import { CopyRefused, sharedRecipe } from '../archive/open-copy';
import type { OpenCopy } from '../archive/open-copy';
import { SourceError } from '../sources';
import { withNeighbour } from '../verification/beside/neighbour';
import { refusalOf } from '../verification/verify';

/** The bundles before and after two copies; null where none was named. */
export type NeighbourPaths = { readonly previous: string | null; readonly next: string | null };

/** Which of two open copies is consistent with the bundles named beside them. Throws CopyRefused where one gives no bytes. */
export async function fitNeighbours(paths: NeighbourPaths, a: OpenCopy, b: OpenCopy): Promise<NeighbourFit[]> {
  const fits: NeighbourFit[] = [];
  for (const side of ['previous', 'next'] as const) {
    const path = paths[side];
    if (path !== null) fits.push(await fitNeighbour(side, path, a, b));
  }
  return fits;
}

/** Which of two open copies is consistent with one bundle beside them. Throws CopyRefused where it gives no bytes. */
export async function fitNeighbour(side: 'previous' | 'next', path: string, a: OpenCopy, b: OpenCopy): Promise<NeighbourFit> {
  const recipe = RECIPES[sharedRecipe(a.verified, b.verified) - 1];
  if (recipe === undefined) return fitCopies(side, path, { a: undefined, b: undefined }, { fault: 'no known formula recomputes the two copies, so that a link shows nothing' });
  const stretch = ({ verified: { reading }, copy }: OpenCopy): Stretch | undefined => Stretch.of(reading, chooseFormula(reading.segment, reading.head, recipe), copy.readSpan);
  try {
    return await withNeighbour(path, recipe, () => new Promise((resolve) => setImmediate(resolve)), (neighbour) => fitCopies(side, path, { a: stretch(a), b: stretch(b) }, 'fault' in neighbour ? neighbour : neighbour.stretch));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new CopyRefused(path, refusalOf(error));
  }
}
