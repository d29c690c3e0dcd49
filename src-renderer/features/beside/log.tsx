import type { ReactNode } from 'react';

import type { LogView } from '#core/contract';

import { copy } from '../../state/copy';
import { IconButton } from '../../ui/button';
import { InertText } from '../../ui/inert-text';
import './log.css';
import { LogAsked } from './log-asked';
import { toLogPanel } from './log-panel';

/** The recipe by which a log was judged, its chains, and what Aster's own endpoint would say. */
export function Log({ view }: { view: LogView }): ReactNode {
  const { facts, notes, chains, chainsTitle, aster } = toLogPanel(view);
  return (
    <section className="side-section log" aria-labelledby="log-title">
      <h2 id="log-title">Log and recipe</h2>
      <dl className="log-facts">
        {facts.map(({ label, text, mono, copy: whole }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={mono ? 'mono' : undefined}>
              <InertText value={text} />
              {whole === null ? null : <IconButton icon="copy" label={`Copy ${label}`} onClick={() => void copy(whole, label)} />}
            </dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note} className="log-note">
          <InertText value={note} />
        </p>
      ))}
      <LogAsked view={view} />
      <Lines title={chainsTitle} lines={chains} />
      {view.aster === null ? null : <Lines title={`Aster’s endpoint would answer for ${view.aster.tenant}, were this file its whole table`} lines={aster} />}
      <details className="log-list">
        <summary>The recipe’s file{view.recipe.textCut ? ', its beginning' : ''}</summary>
        <pre className="log-recipe mono" tabIndex={0} aria-label="The recipe’s file">
          {view.recipe.text.split('\n').map((line, index) => (
            <span key={index}>
              <InertText value={line} />
              {'\n'}
            </span>
          ))}
        </pre>
      </details>
    </section>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <details className="log-list">
      <summary>
        <InertText value={title} />
      </summary>
      <ul>
        {lines.map((line, index) => (
          <li key={index}>
            <InertText value={line} />
          </li>
        ))}
      </ul>
    </details>
  );
}
