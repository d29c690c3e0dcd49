import type { ReactNode } from 'react';

import type { TimestampsView } from '#core/contract';

import { goToFinding } from '../../state/chain-actions';
import { Button } from '../../ui/button';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import './timestamps.css';
import { toTimestampsPanel } from './timestamps-view';
import type { TokenLine } from './timestamps-view';

/** What the time-stamp tokens in the entries come to. */
export function Timestamps({ view }: { view: TimestampsView }): ReactNode {
  const { lines, tokens, notes } = toTimestampsPanel(view);
  return (
    <section className="side-section" aria-labelledby="timestamps-title">
      <h2 id="timestamps-title">Time-stamps</h2>
      <ul className="timestamps">
        {lines.map(({ state, status, count }) => (
          <li key={state} className="timestamps-head">
            <Status view={status} />
            <span className="mono">{count}</span>
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} className="timestamps-note">
          {note}
        </p>
      ))}
      {tokens.map((token) => (
        <Token key={token.key} token={token} />
      ))}
    </section>
  );
}

function Token({ token: { place, entry, status, sentences, facts } }: { token: TokenLine }): ReactNode {
  return (
    <details className="timestamps-token">
      <summary>
        {entry} <Status view={status} />
      </summary>
      {sentences.map((sentence) => (
        <p key={sentence}>
          <InertText value={sentence} />
        </p>
      ))}
      <dl>
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="mono">
              <InertText value={text} />
            </dd>
          </div>
        ))}
      </dl>
      <Button look="quiet" onClick={() => void goToFinding(place)}>
        Go to {entry.toLowerCase()}
      </Button>
    </details>
  );
}
