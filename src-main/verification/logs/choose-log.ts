import type { LogAsked } from '#core/contract';

import { findLog } from './find-log';
import type { LogRequest } from './log-verification';
import { BUILT_IN_IDS } from './built-in';
import { builtInRecipe, everyBuiltIn, readRecipe } from './recipe-shelf';
import type { ShelvedRecipe } from './recipe-shelf';

/** What an examiner says of a log: its recipe (a built-in one's identifier, or a file), and what is asked of it. */
export type LogWish = LogAsked & { readonly recipe: string | null };

export const NOTHING_ASKED: LogAsked = { window: null, tenant: null };
export const NO_WISH: LogWish = { ...NOTHING_ASKED, recipe: null };

/** The log that evidence is; that it is none; or why the recipe that was named cannot be used. */
export type ChosenLog = { readonly kind: 'log'; readonly request: LogRequest } | { readonly kind: 'no-log' } | { readonly kind: 'unusable'; readonly because: string };

/** Tells whether evidence is a log: under the recipe that was named, else under the built-in ones. Throws SourceError. */
export function chooseLog(path: string, { recipe, window, tenant }: LogWish, recipes: string): ChosenLog {
  const shelf = recipe === null ? undefined : named(recipe, recipes);
  if (shelf !== undefined && 'fault' in shelf) return { kind: 'unusable', because: shelf.fault };
  const found = findLog(path, () => shelf ?? everyBuiltIn(recipes), shelf === undefined);
  if (found === undefined) return { kind: 'no-log' };
  const stated = window === null ? null : { start: window.start, end: window.end };
  return { kind: 'log', request: { path, found, pinned: recipe !== null, window: window?.instants ?? null, stated, tenant } };
}

function named(recipe: string, recipes: string): readonly ShelvedRecipe[] | { readonly fault: string } {
  const builtIn = BUILT_IN_IDS.find((id) => id === recipe);
  if (builtIn !== undefined) return [builtInRecipe(recipes, builtIn)];
  const read = readRecipe(recipe);
  return 'fault' in read ? read : [read];
}
