import type { BrowserWindow, OpenDialogOptions } from 'electron';

import { done, failed } from '#core/contract';
import type { CompareOrder, NeighbourSide, Outcome } from '#core/contract';

import { ANY, askPath, askPaths } from './ask-paths';

const FILTERS = [{ name: 'Bundles (JSON)', extensions: ['json'] }, ANY];

/** Asks the examiner for two bundles, or for two folders: both at once, or one after the other; null when they cancel. */
export async function chooseCopies(window: BrowserWindow | undefined, folders: boolean): Promise<Outcome<CompareOrder | null>> {
  const kind: OpenDialogOptions = folders ? { properties: ['openDirectory'] } : { properties: ['openFile'], filters: FILTERS };
  const what = folders ? 'Compare two folders: choose ' : 'Compare two copies: choose copy ';
  const [a, both, ...more] = await askPaths(window, { ...kind, title: `${what}A, or both`, buttonLabel: 'Choose', properties: [...(kind.properties ?? []), 'multiSelections'] });
  if (a === undefined) return done(null);
  if (more.length > 0) return failed('too-many-files', `${more.length + 2} were chosen. Two copies are compared.`);
  if (both !== undefined) return done({ a, b: both });
  const b = await askPath(window, { ...kind, title: `${what}B`, buttonLabel: 'Compare' });
  return done(b === null ? null : { a, b });
}

/** Asks for the bundle before or after two copies; null when the examiner cancels. */
export function chooseNeighbour(window: BrowserWindow | undefined, side: NeighbourSide): Promise<string | null> {
  return askPath(window, { title: side === 'previous' ? 'Choose the bundle before the two copies' : 'Choose the bundle after the two copies', buttonLabel: 'Choose', properties: ['openFile'], filters: FILTERS });
}
