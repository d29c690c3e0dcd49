import { NAME_OF, SUPPLIED_KINDS } from '#core/contract';
import type { WorkerOrder } from '#core/contract';
import type { Refusal } from '#core/evidence';

import { OpenExamination } from './examination';
import { NOTHING_ASKED, chooseLog } from './logs/choose-log';
import { OpenLog } from './logs/open-log';
import { sourceRefusal } from './verify';
import type { VerifyWorld } from './verify';

/**
 * Opens what a window's order names, as the bundle or the log that it is. What was supplied belongs to a bundle: with a
 * log it is refused, never passed over. Throws SourceError where the evidence gives no bytes.
 */
export function openOrdered(order: WorkerOrder, recipes: string, world: VerifyWorld): { readonly open: OpenExamination | OpenLog } | { readonly refusal: Refusal } {
  if (order.recipe !== null) return { open: new OpenExamination(order, world) };
  const { recipeFile = null } = order;
  const chosen = chooseLog(order.bundle, { ...(order.asked ?? NOTHING_ASKED), recipe: recipeFile }, recipes);
  if (chosen.kind === 'unusable') return { refusal: notABundle(`${chosen.because}. Nothing was verified.`) };
  if (chosen.kind === 'no-log') return recipeFile === null ? { open: new OpenExamination(order, world) } : { refusal: notABundle(`No records were found as the recipe describes them, or in more than one place that it allows: ${recipeFile}`) };
  const supplied = SUPPLIED_KINDS.filter((kind) => order.supplied[kind] !== null).map((kind) => NAME_OF[kind]);
  if (supplied.length === 0) return { open: new OpenLog(chosen.request, world) };
  return { refusal: notABundle(`This evidence is a log (${chosen.request.found.shelved.recipe.id}), and what was supplied (${supplied.join(', ')}) belongs to a bundle. Take it back to have the log verified.`) };
}

const notABundle = (message: string): Refusal => ({ ...sourceRefusal('unreadable-file', message), code: 'not-a-bundle' });
