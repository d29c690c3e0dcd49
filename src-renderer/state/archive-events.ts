import type { ArchiveEvent, OpenArchive } from '#core/contract';

import { assertNever } from '../ui/assert-never';
import { askForDay, boardChanged, goToWorst, moveOnBoard, openBoard, placeOf, startBoard } from './archive-actions';
import { archiveAtStart } from './archive-slice';
import type { ArchiveWork } from './archive-slice';
import { compareAtStart } from './compare-slice';
import { leaveEvidence } from './leave-evidence';
import { read, write } from './store';

/**
 * Turns the window to an archive; telling it twice changes nothing. The same archive, verified again, keeps the place of
 * its cursor.
 */
export function beginArchive(info: OpenArchive): void {
  const { archive, place, boardVersion } = read();
  if (archive?.info.archiveId === info.archiveId) return;
  const same = archive?.info.path === info.path;
  leaveEvidence();
  startBoard();
  write({
    ...archiveAtStart,
    ...compareAtStart,
    boardVersion: boardVersion + 1,
    place: same ? place : null,
    newestFirst: info.newestFirst,
    archive: { info, work: { phase: 'listing', found: 0 } },
    stage: { phase: 'archive' },
    opening: false,
    notice: null,
  });
}

/** Takes what main says of the archive; words about one that is no longer open are dropped. */
export function hearArchive(event: ArchiveEvent): void {
  if (event.kind === 'archive-opening') return beginArchive(event.archive);
  if (event.archiveId !== read().archive?.info.archiveId) return;
  const board = openBoard();
  switch (event.kind) {
    case 'archive-listing':
      return setWork({ phase: 'listing', found: event.found });
    case 'archive-found':
      board.add(event.from, event.total, event.bundles);
      setWork({ phase: 'listing', found: event.from + event.bundles.length });
      if (board.isListed) placeCursor();
      return boardChanged();
    case 'archive-begun':
      board.begin();
      setWork({ phase: 'reading', total: event.total, again: event.again, progress: null });
      write({ dayDetail: null });
      return boardChanged();
    case 'archive-days':
      board.tell(event.days);
      hearProgress(event);
      return boardChanged();
    case 'archive-verdict':
      board.judge(event.examination.seams, event.examination.absent, event.examination.subject, event.examination.alsoBroken);
      board.contradict(event.examination.elsewhere?.contradicted ?? []);
      setWork({ phase: 'judged', examination: event.examination });
      boardChanged();
      return showJudged(event.examination.conclusion);
    case 'archive-stopped':
      return setWork({ phase: 'stopped' });
    case 'archive-failure':
      return setWork({ phase: 'failed', failure: event.failure });
    default:
      return assertNever(event);
  }
}

function setWork(work: ArchiveWork): void {
  const { archive } = read();
  if (archive !== null) write({ archive: { ...archive, work } });
}

function hearProgress({ days, progress }: Extract<ArchiveEvent, { kind: 'archive-days' }>): void {
  const { archive, shownBundle } = read();
  if (archive?.work.phase === 'reading') setWork({ ...archive.work, progress });
  if (days.some(({ index }) => index === shownBundle)) void askForDay();
}

/** The board opens on its first day, or (newest first) on its last: there the first results come. */
function placeCursor(): void {
  const board = openBoard();
  const { place, newestFirst } = read();
  if (place?.kind === 'date' && board.on(place.date).length > 0) return moveOnBoard(place);
  const last = board.bundles.length - board.undated.length - 1;
  if (board.bundles.length > 0) moveOnBoard(placeOf(newestFirst && last >= 0 ? last : 0));
}

/** What is wrong is what the examiner came for: shown at once, unless a day was looked at meanwhile. */
function showJudged(conclusion: string): void {
  const { place, stage } = read();
  const board = openBoard();
  // No place: of all days that were there none is here.
  const untouched = place === null || (place.kind === 'date' && (place.date === board.firstHeld || place.date === board.lastHeld));
  if (stage.phase === 'archive' && conclusion !== 'passed' && untouched) goToWorst();
  void askForDay();
}
