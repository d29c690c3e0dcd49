import type { EntryDetail, Surroundings } from '#core/contract';
import { LOG_FLAG } from '#core/logs';

import type { LogBook } from './log-book';
import { toLogDetail } from './log-detail';
import { shownAt } from './log-row';
import type { LogOutcome, LogRequest } from './log-verification';

/** How many broken records are worked through for the report. */
const EXAMPLES = 20;

type Verified = Extract<LogOutcome, { kind: 'verified' }>;

/** The facts beside a log's verdict that screen and report show in the same place as a bundle's. What only a bundle has is absent. */
export function toLogSurroundings({ verdict, reading }: Verified, { pinned }: LogRequest, book: LogBook): Surroundings {
  const { walk, columns, unplaced } = reading;
  const detail = (position: number): EntryDetail => toLogDetail(book, position, verdict.findings);
  const placed = columns.length - unplaced;
  return {
    manifestPath: null, manifest: null, envelope: false,
    declared: { organizationId: null, algorithm: null, canonicalization: null, fromSequence: null, toSequence: null },
    recipePinned: pinned,
    recipeMatches: { 'adjudon-decision/text': 0, 'adjudon-decision/bytes': 0, 'adjudon-decision/pipe': 0 },
    placed,
    brokenLinks: walk.counts.brokenLinks,
    linksLeftOpen: verdict.recipe === null ? walk.counts.brokenLinks : 0,
    brokenContents: verdict.recipe === null ? 0 : walk.counts.brokenContents,
    firstChainHash: placed === 0 ? null : shownAt(book.open(0).spans, [book.names.hash]),
    lastChainHash: placed === 0 ? null : shownAt(book.open(placed - 1).spans, [book.names.hash]),
    firstPrevHash: placed === 0 ? null : shownAt(book.open(0).spans, [book.names.previous]),
    workedExample: positions(book, placed, 1, (flags) => (flags & LOG_FLAG.recomputes) !== 0 && !book.isBroken(flags)).map(detail)[0] ?? null,
    brokenExamples: positions(book, placed, EXAMPLES, (flags) => (flags & LOG_FLAG.brokenLink) !== 0 || book.contentBroken(flags)).map(detail),
  };
}

function positions(book: LogBook, placed: number, most: number, isWanted: (flags: number) => boolean): number[] {
  const found: number[] = [];
  for (let position = 0; position < placed && found.length < most; position++) if (isWanted(book.flags(position))) found.push(position);
  return found;
}
