import { compareSequences } from '#core/evidence';
import type { EntryColumns, Sequence } from '#core/evidence';

/** Elements with a sequence; those of them that stand behind a higher one; and whether the file begins with the newest. */
export type Standing = { readonly placed: number; readonly outOfOrder: number; readonly newestFirst?: boolean };

/**
 * The indices of a file's elements as the walk takes them: by ascending sequence (ties in file order), then those without
 * one. Undefined where that is the file's own order.
 */
export function walkOrder(columns: EntryColumns, { placed, outOfOrder, newestFirst = false }: Standing): Uint32Array | undefined {
  if (outOfOrder === 0 && !newestFirst && placed === columns.length) return undefined;
  const order = new Uint32Array(columns.length);
  let next = 0;
  let unplaced = placed;
  for (let index = 0; index < columns.length; index++) {
    if (columns.sequence(index) === undefined) order[unplaced++] = index;
    else order[next++] = index;
  }
  const front = order.subarray(0, placed);
  const sequence = (index: number): Sequence => columns.sequence(index) ?? 0;
  if (newestFirst) front.reverse();
  else if (outOfOrder > 0) front.sort((a, b) => compareSequences(sequence(a), sequence(b)) || a - b);
  return order;
}
