import { FLAG } from '#core/evidence';
import type { Reading } from '#core/replay';

/** Where the end of the evidence is: none in a page or a single entry, whose chain goes on around them. */
export function lastIndex({ head, segment, order, columns }: Reading): number | undefined {
  if (head.part.kind !== 'export') return undefined;
  const index = order?.[segment.placed - 1] ?? segment.placed - 1;
  return segment.placed === 0 || (columns.flags(index) & FLAG.unplaced) !== 0 ? undefined : index;
}
