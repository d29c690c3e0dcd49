import type { ReactNode } from 'react';

import type { OpenArchive, OpenEvidence } from '#core/contract';

import { neighbourOf, openBoard, openBundle, openNeighbour } from '../../state/archive-actions';
import type { ArchiveWork } from '../../state/archive-slice';
import { backToBoard } from '../../state/session-actions';
import { evidenceOf } from '../../state/session-slice';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import './day-trail.css';
import { nameOf } from './day-view';
import { toJoins } from './joins-view';
import type { JoinsView } from './joins-view';

/** Above a bundle that was opened from an archive: the way back to the board, and on to the days beside it. */
export function DayTrail(): ReactNode {
  const evidence = useApp((state) => evidenceOf(state.stage));
  const from = evidence?.from;
  const isContradicted = useApp((state) => state.dayDetail !== null && state.dayDetail.index === from?.index && state.dayDetail.elsewhere === 'contradicts');
  const archive = useApp((state) => state.archive);
  useApp((state) => state.boardVersion);
  if (evidence === null || from === undefined || archive === null || archive.info.archiveId !== from.archiveId) return null;
  return (
    <>
      <Trail from={from} info={archive.info} work={archive.work} />
      <Joins view={toJoins(openBoard(), evidence, archive.work.phase === 'judged', isContradicted)} index={from.index} />
    </>
  );
}

/** How the bundle joins those beside it, and how much of that its verdict knows: that must not be out of sight beside it. */
function Joins({ view: { lines, isLate }, index }: { view: JoinsView; index: number }): ReactNode {
  const opening = useApp((state) => state.opening);
  return lines.map(({ key, tone, icon, words }) => (
    <p key={key} className={`day-joins tone-${tone}`}>
      <Icon name={icon} />
      <span>
        <InertText value={words} />
      </span>
      {isLate && key === 'alone' ? (
        <Button look="quiet" disabled={opening} onClick={() => void openBundle(index)}>
          Judge it with them
        </Button>
      ) : null}
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
