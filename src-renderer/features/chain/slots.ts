import type { EntryRow } from '#core/contract';

import { toEntryView } from './entry-view';
import { unlistedMark } from './finding-marks';
import type { EntryView } from './entry-view';
import type { StatusView } from '../../ui/status';

/** A line of the table: an index within the filter, and what stands there once its page has come. */
export type Slot = { readonly index: number; readonly view: EntryView | null };

const NO_MARKS: ReadonlyMap<number, StatusView> = new Map();

/**
 * The lines to draw for entries from..to (last excluded). The active entry is always among them, even out of sight:
 * assistive technology follows it by its id.
 */
export function toSlots(from: number, to: number, active: number | null, entryAt: (index: number) => EntryRow | undefined, marks: ReadonlyMap<number, StatusView> = NO_MARKS): readonly Slot[] {
  const indices: number[] = [];
  for (let index = from; index < to; index += 1) indices.push(index);
  if (active !== null && (active < from || active >= to)) indices.push(active);
  return indices.map((index) => {
    const entry = entryAt(index);
    if (entry === undefined) return { index, view: null };
    const above = index === 0 ? undefined : entryAt(index - 1);
    // Not come yet counts as adjacent: pages meet, and the joint must not change when the other page arrives.
    const adjacent = index > 0 && (above === undefined || (above.position === entry.position - 1 && above.told?.chain === entry.told?.chain));
    return { index, view: toEntryView(entry, adjacent, marks.get(entry.entryIndex) ?? unlistedMark(entry)) };
  });
}
