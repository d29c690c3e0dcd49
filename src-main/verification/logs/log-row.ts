import type { ContentState, EntryRow, LinkState, Told } from '#core/contract';
import { LOG_FLAG, findField, shownIn } from '#core/logs';
import type { FieldPath, LogRecord, RecordSpans } from '#core/logs';
import { cutTo } from '#core/words';

import { leftOpen } from '../look/entry-row';
import type { LogBook } from './log-book';

const LONGEST = 256;

/** A log's record as the table shows it. */
export function toLogRow(book: LogBook, position: number, { spans, record } = book.open(position)): EntryRow {
  const flags = book.flags(position);
  const states = { link: logLink(flags), content: contentState(book, flags), gapBefore: (flags & LOG_FLAG.gap) !== 0 };
  return {
    position,
    entryIndex: book.index(position),
    sequence: book.sequence(position) ?? null,
    createdAt: book.recipe.time === null ? null : shownAt(spans, book.recipe.time.field),
    traceId: null,
    chainHash: shownAt(spans, [book.names.hash]),
    ...states,
    repeats: (flags & (LOG_FLAG.duplicate | LOG_FLAG.fork)) !== 0,
    malformed: (flags & LOG_FLAG.malformed) !== 0 || !spans.isObject,
    gravest: book.gravest(position),
    leftOpen: leftOpen(book, position, states),
    told: toldBy(book, spans, record),
  };
}

/** How a record is tied to the one before it in its chain. */
export function logLink(flags: number): LinkState {
  if (flags & LOG_FLAG.unplaced) return 'unplaced';
  if ((flags & LOG_FLAG.walked) === 0 || flags & (LOG_FLAG.unhashed | LOG_FLAG.outside)) return 'not-checked';
  if (flags & LOG_FLAG.brokenLink) return 'broken';
  if (flags & LOG_FLAG.genesis) return 'genesis';
  return flags & LOG_FLAG.chainStart ? 'segment-start' : 'holds';
}

function contentState(book: LogBook, flags: number): ContentState {
  if (book.contentBroken(flags)) return 'mismatch';
  return flags & LOG_FLAG.recomputes ? 'recomputes' : 'not-checked';
}

/** A member as it stands there, cut; null where nothing does. */
export const shownAt = (spans: RecordSpans, path: FieldPath): string | null => shownIn(findField(spans, path)) ?? null;

function toldBy({ recipe: { shown } }: LogBook, spans: RecordSpans, { group }: LogRecord): Told {
  const join = (paths: readonly FieldPath[]): string => {
    const texts = paths.map((path) => shownAt(spans, path)).filter((text) => text !== null && text !== 'null' && text !== '');
    return cutTo(texts.join(' \u00b7 '), LONGEST);
  };
  return { chain: cutTo(group, LONGEST), who: join(shown.who), what: join(shown.what), where: join(shown.where) };
}
