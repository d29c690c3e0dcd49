import type { Sequence } from '#core/evidence';
import type { LogRecipe } from './recipe';

/** A record's name: its id where the recipe orders by one, else its place in the file. */
export function shownSequence(at: Sequence, { order }: LogRecipe): string {
  return order.by === 'field' ? String(at) : `${at} of the file`;
}
