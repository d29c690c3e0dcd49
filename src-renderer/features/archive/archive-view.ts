import type { ArchiveExamination, ArchiveProgress, OpenArchive } from '#core/contract';

import type { ArchiveWork } from '../../state/archive-slice';
import type { Board } from '../../state/board';
import { assertNever } from '../../ui/assert-never';
import { formatCount, formatCounted, formatRate, formatSize, formatTook, formatWait } from '../../ui/format';
import { CONCLUSION_MARKS } from '../verdict/headline-view';
import type { HeadlineView } from '../verdict/headline-view';
import type { ProgressView } from '../verdict/progress-view';
import { organisations, range, sizeFact, toSeconds } from '../verdict/subject-view';
import type { Fact } from '../verdict/subject-view';
import { dateRange } from './years-view';

/** The conclusion of the archive in words; while there is none, what is being done. */
export function toArchiveHeadline(work: ArchiveWork): HeadlineView {
  switch (work.phase) {
    case 'listing':
      return { tone: 'calm', icon: 'clock', word: 'No conclusion yet', headline: 'Looking for bundles' };
    case 'reading':
      return { tone: 'calm', icon: 'clock', word: 'No conclusion yet', headline: work.again === null ? 'Replaying the archive' : 'Replaying the archive once more' };
    case 'judged':
      return { ...CONCLUSION_MARKS[work.examination.conclusion], headline: work.examination.headline };
    case 'stopped':
      return { tone: 'warn', icon: 'warning', word: 'Stopped', headline: 'The verification was stopped. There is no verdict.' };
    case 'failed':
      return { tone: 'warn', icon: 'warning', word: 'Not finished', headline: 'The work could not be done. There is no verdict.' };
    default:
      return assertNever(work);
  }
}

/** Facts about the archive: first what its folder shows, then what was read. */
export function toArchiveFacts(work: ArchiveWork, board: Board): readonly Fact[] {
  const { first, last } = board;
  const dates: Fact = { label: 'Dates', text: first === null || last === null ? 'none of the bundles is named by a date' : dateRange(first, last) };
  if (work.phase === 'listing') return [{ label: 'Bundles', text: `${formatCount(work.found)} so far` }];
  const bundles: Fact = { label: 'Bundles', text: formatCount(board.bundles.length), ...(board.undated.length > 0 && first !== null ? { note: `${formatCount(board.undated.length)} without a date` } : {}) };
  if (work.phase !== 'judged') return [bundles, dates];
  const { subject, recipe, replay } = work.examination;
  return [
    bundles,
    dates,
    ...sourceFacts(work.examination),
    { label: 'Entries', text: formatCount(subject.entryCount) },
    sizeFact(subject.bytes),
    { label: 'Sequences', text: range(subject.fromSequence, subject.toSequence), mono: true },
    { label: 'Organisation', ...organisations(subject.organizationIds) },
    { label: 'Recipe', text: recipe ?? 'unknown', mono: true },
    { label: 'Replayed', text: toSeconds(replay.verifiedAt), note: `in ${formatTook(replay.durationMs)}` },
  ];
}

/** Where a case folder's files were fetched from, and when. */
function sourceFacts({ source }: ArchiveExamination): readonly Fact[] {
  if (source === undefined) return [];
  const { bucket, prefix, endpoint, region, fetchedAt } = source;
  const when = fetchedAt === null ? 'the fetch was not finished' : toSeconds(fetchedAt);
  return [{ label: 'Fetched from', text: `s3://${bucket}/${prefix}`, mono: true, note: `${endpoint ?? `Amazon S3 in ${region}`}, ${when}` }];
}

export const folderOfArchive = ({ path, name }: OpenArchive): string => (path.endsWith(name) ? path.slice(0, -name.length).replace(/(.)[\\/]$/, '$1') : path);

/** A rate measured over less than this says nothing yet. */
const SETTLED_MS = 400;

export function toArchiveProgress(work: Extract<ArchiveWork, { phase: 'listing' | 'reading' }>): ProgressView {
  if (work.phase === 'listing') {
    return { doing: 'Looking for bundles', share: null, done: `${formatCount(work.found)} found`, entries: '', rate: '', remaining: '' };
  }
  const doing = work.again === null ? 'Reading and hashing bundles' : `Reading all bundles again by ${work.again}`;
  const { total, progress } = work;
  if (progress === null) return { doing, share: null, done: `of ${formatCounted(total, 'bundle', 'bundles')}`, entries: '', rate: '', remaining: '' };
  return { doing, share: total === 0 ? 1 : progress.done / total, done: `${formatCount(progress.done)} of ${formatCounted(total, 'bundle', 'bundles')}`, ...ratesOf(progress) };
}

function ratesOf({ done, total, bytes, entries, elapsedMs }: ArchiveProgress): Pick<ProgressView, 'entries' | 'rate' | 'remaining'> {
  const settled = elapsedMs >= SETTLED_MS && done > 0;
  const perSecond = (amount: number): number => (amount / elapsedMs) * 1000;
  return {
    entries: `${formatCounted(entries, 'entry', 'entries')}, ${formatSize(bytes)}`,
    rate: settled ? `${formatCount(Math.round(perSecond(done)))} bundles/s, ${formatRate(perSecond(bytes))}` : '',
    remaining: settled ? `${formatWait((elapsedMs / done) * (total - done))} left` : '',
  };
}
