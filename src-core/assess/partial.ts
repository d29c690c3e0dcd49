import { FLAG } from '#core/evidence';
import type { Reading } from '#core/replay';
import { counted } from '#core/words';
import type { FindingCode, Severity } from './verdict';

/** What is said of evidence that is no export: how much of the chain it was asked for. */
export function partialMessage({ head: { part }, columns, segment: { first, last } }: Reading): string | undefined {
  const range = first === undefined ? '' : first.sequence === last?.sequence ? `, sequence ${first.sequence}` : `, sequence ${first.sequence} to ${last?.sequence ?? '?'}`;
  switch (part.kind) {
    case 'export':
      return undefined;
    case 'entry':
      return `This is one entry${range}, as the API answers it, not an export: nothing before or after it was seen.`;
    case 'page': {
      const older = part.hasMore ? 'The answer says that older entries were left out' : 'The answer says that there are no older entries';
      return `This is a page of /entries, not an export: ${counted(columns.length, 'entry', 'entries')}${range}. ${older}; what else a limit or a search left out cannot be seen.`;
    }
  }
}

/** True where the file holds its placed entries from the highest sequence down, as a page does. */
export function isNewestFirst({ columns, order, segment: { placed } }: Reading): boolean {
  if (order === undefined) return placed < 2;
  // Where the first entry of the next lower sequence stands: every one of this sequence must stand before it, repeated or not.
  let [lower, first] = [Infinity, order[0] ?? 0];
  for (let position = 0; position < placed; position++) {
    const here = order[position] ?? 0;
    if (columns.sequence(here) !== columns.sequence(first)) [lower, first] = [first, here];
    if (here > lower) return false;
  }
  return true;
}

/**
 * True of an entry that does not link to the entry before because others lie between them. A link that holds over a
 * gap is another thing: something was taken out, or numbered anew, and no search does that.
 */
const isOnlyGap = (flags: number): boolean => (flags & FLAG.gap) !== 0 && (flags & FLAG.brokenLink) !== 0 && (flags & FLAG.wrongGenesis) === 0;

/**
 * The weight of a finding at an entry where it is not its code's own: of pages, nobody promised every entry. What lies
 * between two of them may not have been fetched, or was left out by a search; that is no tampering, and no proof either.
 */
export function weightAt({ head }: Reading, code: FindingCode, flags: number): Severity | undefined {
  const isMissing = (code === 'sequence-gap' || code === 'prev-hash-mismatch') && isOnlyGap(flags);
  return head.part.kind === 'page' && isMissing ? 'indeterminate' : undefined;
}

/** Links of a page that lead over entries that are not there: nothing can be said of them. 0 for an export. */
export function linksOverGaps({ head, columns }: Reading): number {
  if (head.part.kind !== 'page') return 0;
  let count = 0;
  for (let index = 0; index < columns.length; index++) if (isOnlyGap(columns.flags(index))) count++;
  return count;
}
