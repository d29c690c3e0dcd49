import type { ReactNode } from 'react';

import type { FetchedCase } from '#core/contract';

import { askAgain, openCase } from '../../state/bucket-actions';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { fetchedWords } from './bucket-view';

/** What came, what did not and what was set aside, where the archive did not open by itself. */
export function Fetched({ fetched }: { fetched: FetchedCase }): ReactNode {
  const { here, missing, aside } = fetchedWords(fetched);
  return (
    <>
      <div className="modal-body bucket-fetched">
        <p>{here}</p>
        {missing === null ? null : <Listed words={missing} label="Objects that were not fetched" rows={fetched.examples.map(({ key, why }) => [key, why])} />}
        {aside === null ? null : <Listed words={aside} label="Files that were set aside" rows={fetched.asides.map(({ was, path }) => [was, `is now ${path}`])} />}
      </div>
      <footer className="modal-foot">
        <Button onClick={askAgain}>Fetch again…</Button>
        <Button look="primary" icon="open" onClick={() => void openCase()}>
          Open the archive
        </Button>
      </footer>
    </>
  );
}

function Listed({ words, label, rows }: { words: string; label: string; rows: readonly (readonly [name: string, says: string])[] }): ReactNode {
  return (
    <>
      <p className="bucket-warning tone-warn">
        <Icon name="warning" /> {words}
      </p>
      <ul className="bucket-missed" aria-label={label} tabIndex={0}>
        {rows.map(([name, says]) => (
          <li key={name + says}>
            <code>
              <InertText value={name} />
            </code>
            <InertText value={says} />
          </li>
        ))}
      </ul>
    </>
  );
}
