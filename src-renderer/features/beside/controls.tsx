import type { ReactNode } from 'react';

import type { ControlsView } from '#core/contract';

import { Status } from '../../ui/status';
import './controls.css';
import { toControlsPanel } from './controls-view';

/** Known damage that the instrument was shown in this run, and found. */
export function Controls({ view }: { view: ControlsView }): ReactNode {
  const { status, words, damages } = toControlsPanel(view);
  return (
    <section className="side-section" aria-labelledby="controls-title">
      <div className="controls-head">
        <h2 id="controls-title">Negative controls</h2>
        <Status view={status} />
      </div>
      <p className="controls-words">{words}</p>
      {damages.length === 0 ? null : (
        <details className="controls-list">
          <summary>Seeded changes</summary>
          <ul>
            {damages.map(({ damage, found }) => (
              <li key={damage}>
                {damage} <code>{found}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
