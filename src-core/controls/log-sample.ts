import { LOG_FLAG, narrowRecord, spansOf } from '#core/logs';
import type { Located, LogReading, LogRecipe } from '#core/logs';
import type { Sequence } from '#core/evidence';
import type { ReadSpan } from '#core/replay';

/** A record's bytes as they stand in the file, and its place in the log. */
export type RecordCopy = { readonly bytes: Uint8Array; readonly at: Sequence };

/** A damaged record with a neighbour of its chain on either side. */
const COPIES = 3;
const LONGEST_RECORD = 16_384;
/** How many records are looked at before the search ends. */
const PATIENCE = 16_384;

const FIRST = LOG_FLAG.chainStart | LOG_FLAG.genesis;

/**
 * Three records that follow one another in one chain and about which there is nothing to say; undefined where none are
 * found. Sound means: linked, and recomputing as stored; without a published formula, linked.
 */
export function takeLogSample({ columns, order, unplaced }: LogReading, recipe: LogRecipe, { names }: Located, readSpan: ReadSpan): readonly RecordCopy[] | undefined {
  const sound = LOG_FLAG.walked | (recipe.preimage === null ? LOG_FLAG.unjudged : LOG_FLAG.recomputes);
  // By index: of a log with thousands of chains, copies would fill the memory.
  const stretches = new Map<string, number[]>();
  for (let position = 0; position < Math.min(PATIENCE, columns.length - unplaced); position++) {
    const index = order?.[position] ?? position;
    const flags = columns.flags(index);
    // Without a hash a record is no part of its chain, and interrupts none.
    if (flags & LOG_FLAG.unhashed) continue;
    const length = columns.byteLength(index);
    const { group } = narrowRecord(spansOf(readSpan(columns.offset(index), length)), recipe, names);
    const isSound = (flags & ~FIRST) === sound && length <= LONGEST_RECORD;
    const stretch = isSound ? [...(stretches.get(group) ?? []), index] : [];
    if (stretch.length === COPIES) return stretch.map((at) => ({ bytes: readSpan(columns.offset(at), columns.byteLength(at)).slice(), at: columns.sequence(at) ?? 0 }));
    stretches.set(group, stretch);
  }
  return undefined;
}
