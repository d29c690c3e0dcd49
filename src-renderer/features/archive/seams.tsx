import { useState } from 'react';
import type { ReactNode } from 'react';

import { goToBundle, openBoard } from '../../state/archive-actions';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { formatCount, formatCounted } from '../../ui/format';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import { nameOf } from './day-view';
import { SEAMS } from './state-views';

const AT_ONCE = 50;

/** Where one bundle does not simply link to the one before it: each of them, without an end. */
export function Seams(): ReactNode {
  useApp((state) => state.boardVersion);
  const [shown, setShown] = useState(AT_ONCE);
  const board = openBoard();
  const troubled = board.troubledSeams;
  const holding = board.seamCounts().get('holds') ?? 0;
  return (
    <section className="side-section" aria-labelledby="seams-title">
      <h2 id="seams-title">
        Seams <span className="count">{formatCount(troubled.length + holding)}</span>
      </h2>
      <p className="side-none">{troubled.length + holding === 0 ? 'No two bundles follow one another.' : `${formatCounted(holding, 'bundle links', 'bundles link')} to the bundle before it by sequence.`}</p>
      <ol className="seams">
        {troubled.slice(0, shown).map((seam) => (
          <li key={seam.after}>
            <button type="button" className="finding" onClick={() => goToBundle(seam.after)}>
              <Status view={SEAMS[seam.kind]} />
              <span className="finding-message">
                <InertText value={nameOf(board, seam.before)} /> → <InertText value={nameOf(board, seam.after)} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {troubled.length > shown ? <Button className="show-more" onClick={() => setShown(shown + AT_ONCE)}>Show more ({formatCount(troubled.length - shown)} left)</Button> : null}
    </section>
  );
}
