import { useState } from 'react';
import type { ReactNode } from 'react';

import { openBoard, openBundle } from '../../state/archive-actions';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { formatCount, formatCounted } from '../../ui/format';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import { SEAMS, STATES } from './state-views';
import './undated.css';

const AT_ONCE = 200;

/** Bundles that neither their name nor their folder's gives a date: no day of the board is theirs. */
export function Undated(): ReactNode {
  useApp((state) => state.boardVersion);
  const place = useApp((state) => state.place);
  const [shown, setShown] = useState(AT_ONCE);
  const board = openBoard();
  const { undated } = board;
  if (undated.length === 0) return null;
  return (
    <section className="undated" aria-labelledby="undated-title" data-alone={board.first === null}>
      <h2 id="undated-title">
        Bundles without a date <span className="count">{formatCount(undated.length)}</span>
      </h2>
      <ul>
        {undated.slice(0, shown).map((index) => {
          const told = board.toldOf(index);
          const seam = board.seamAt(index)?.kind;
          return (
            <li key={index}>
              <button type="button" aria-pressed={place?.kind === 'undated' && place.index === index} onClick={() => void openBundle(index)}>
                <Status view={STATES[board.stateOf(index)]} />
                <span className="undated-path mono">
                  <InertText value={board.bundles[index]?.bundle ?? ''} />
                </span>
                {seam === undefined || seam === 'holds' ? null : <Status view={SEAMS[seam]} />}
                <span className="undated-entries">{told?.entries == null ? '' : formatCounted(told.entries, 'entry', 'entries')}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {undated.length > shown ? <Button className="show-more" onClick={() => setShown(shown + AT_ONCE)}>Show more ({formatCount(undated.length - shown)} left)</Button> : null}
    </section>
  );
}
