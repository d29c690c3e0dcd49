import type { ReactNode } from 'react';

import type { OpenArchive, OpenEvidence } from '#core/contract';

import { neighbourOf, openBoard, openNeighbour } from '../../state/archive-actions';
import type { ArchiveWork } from '../../state/archive-slice';
import { backToBoard } from '../../state/session-actions';
import { evidenceOf } from '../../state/session-slice';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import './day-trail.css';
import { nameOf, seamSentence } from './day-view';
import { SEAMS } from './state-views';

/** Above a bundle that was opened from an archive: the way back to the board, and on to the days beside it. */
export function DayTrail(): ReactNode {
  const from = useApp((state) => evidenceOf(state.stage)?.from);
  const archive = useApp((state) => state.archive);
  useApp((state) => state.boardVersion);
  if (from === undefined || archive === null || archive.info.archiveId !== from.archiveId) return null;
  return (
    <>
      <Trail from={from} info={archive.info} work={archive.work} />
      <NotAlone index={from.index} />
    </>
  );
}

/** By itself a bundle may be sound and still not follow the one before it: that must not be out of sight beside its verdict. */
function NotAlone({ index }: { index: number }): ReactNode {
  const board = openBoard();
  const trouble = [
    ...[board.seamAt(index)].filter((seam) => seam !== undefined && seam.kind !== 'holds').flatMap((seam) => (seam === undefined ? [] : [{ kind: seam.kind, words: seamSentence(board, index) ?? '' }])),
    ...board.seamsBehind(index).filter(({ kind }) => kind !== 'holds').map(({ kind, after }) => ({ kind, words: `The bundle behind it, ${nameOf(board, after)}, ${SEAMS[kind].clause}.` })),
  ];
  return trouble.map(({ kind, words }) => (
    <p key={words} className={`day-not-alone tone-${SEAMS[kind].tone}`}>
      <Icon name={SEAMS[kind].icon} />
      <span>
        What follows is said of this bundle alone. In the archive: <InertText value={words} />
      </span>
    </p>
  ));
}

function Trail({ from, info, work }: { from: NonNullable<OpenEvidence['from']>; info: OpenArchive; work: ArchiveWork }): ReactNode {
  const board = openBoard();
  const [before, after] = [neighbourOf(from.index, -1), neighbourOf(from.index, 1)];
  return (
    <nav className="day-trail" aria-label="Archive">
      <Button look="quiet" icon="left" keys="A" onClick={() => void backToBoard()}>
        Archive&nbsp;<InertText value={info.name} />
      </Button>
      <span className="day-trail-name">
        <InertText value={nameOf(board, from.index)} />
      </span>
      <span className="day-trail-place">
        {formatCount(from.index + 1)} of {formatCount(board.bundles.length)}
      </span>
      <span className="day-trail-work">{work.phase === 'reading' ? `The archive goes on: ${formatCount(work.progress?.done ?? 0)} of ${formatCount(work.total)} bundles read` : ''}</span>
      <Button look="quiet" icon="left" keys="P" disabled={before === null} title={before === null ? undefined : nameOf(board, before)} onClick={() => openNeighbour(-1)}>
        Previous day
      </Button>
      <Button look="quiet" icon="right" keys="N" disabled={after === null} title={after === null ? undefined : nameOf(board, after)} onClick={() => openNeighbour(1)}>
        Next day
      </Button>
    </nav>
  );
}
