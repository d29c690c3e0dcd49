import type { ReactNode } from 'react';

import { boardSpan, goToTrouble, openBoard } from '../../state/archive-actions';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { SEAMS, STATE_ORDER, STATES } from './state-views';

const SEAM_ORDER = ['holds', 'broken', 'undecided', 'gap', 'export-window', 'overlap', 'overlap-conflict'] as const;

/** What each mark means, and how many there are of it. */
export function Legend(): ReactNode {
  // The board changes in place: its version says that there is something new to read off it.
  useApp((state) => state.boardVersion);
  const judged = useApp((state) => state.archive?.work.phase === 'judged');
  const said = useApp((state) => state.boardSaid);
  const board = openBoard();
  const counts = board.counts(boardSpan());
  const seams = board.seamCounts();
  return (
    <div className="legend">
      <div className="legend-lists">
        <ul aria-label="Legend of days">
          {STATE_ORDER.filter((state) => counts[state] > 0 || state === 'passed' || state === 'failed').map((state) => (
            <li key={state} className={`tone-${STATES[state].tone}`}>
              <span className="day day-legend" data-state={state} aria-hidden="true">
                <span className="day-mark">{state === 'not-read' || state === 'missing' ? null : <Icon name={STATES[state].icon} size={11} />}</span>
              </span>
              {STATES[state].word} <strong>{formatCount(counts[state])}</strong>
            </li>
          ))}
        </ul>
        {judged ? (
          <ul aria-label="Legend of seams">
            <li>Seams:</li>
            {SEAM_ORDER.filter((kind) => kind === 'holds' || kind === 'broken' || (seams.get(kind) ?? 0) > 0).map((kind) => (
              <li key={kind} className={`tone-${SEAMS[kind].tone}`}>
                <span className="day day-legend seam-legend" data-seam={kind} aria-hidden="true" />
                {SEAMS[kind].word} <strong>{formatCount(seams.get(kind) ?? 0)}</strong>
              </li>
            ))}
          </ul>
        ) : (
          <p className="legend-later">Seams between days are judged when all have been read.</p>
        )}
      </div>
      <p className="legend-said" role="status">
        {said}
      </p>
      <Button look="quiet" keys="B" onClick={() => goToTrouble(false)}>
        Next problem
      </Button>
    </div>
  );
}
