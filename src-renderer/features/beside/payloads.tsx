import type { ReactNode } from 'react';

import type { PayloadsView } from '#core/contract';

import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import './payloads.css';
import { toPayloadsPanel } from './payloads-view';

/** How the payloads compare with the digests that the entries store. */
export function Payloads({ view }: { view: PayloadsView }): ReactNode {
  const { lines, notes } = toPayloadsPanel(view);
  return (
    <section className="side-section" aria-labelledby="payloads-title">
      <h2 id="payloads-title">Payloads</h2>
      <ul className="side-list payloads">
        {lines.map(({ state, status, count, first }) => (
          <li key={state}>
            <div className="payloads-head">
              <Status view={status} />
              <span className="mono">{count}</span>
            </div>
            {state === 'matches' ? null : <p>{first}</p>}
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} className="payloads-note">
          <InertText value={note} />
        </p>
      ))}
    </section>
  );
}
