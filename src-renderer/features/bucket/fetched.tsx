import type { ReactNode } from 'react';

import type { FetchedCase } from '#core/contract';

import { askAgain, openCase } from '../../state/bucket-actions';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { fetchedWords } from './bucket-view';

/** What came and what did not, where the archive did not open by itself. */
export function Fetched({ fetched }: { fetched: FetchedCase }): ReactNode {
  const { here, missing } = fetchedWords(fetched);
  return (
    <>
      <div className="modal-body bucket-fetched">
        <p>{here}</p>
        {missing === null ? null : (
          <>
            <p className="bucket-warning tone-warn">
              <Icon name="warning" /> {missing}
            </p>
            <ul className="bucket-missed" aria-label="Objects that were not fetched" tabIndex={0}>
              {fetched.examples.map(({ key, why }) => (
                <li key={key}>
                  <code>
                    <InertText value={key} />
                  </code>
                  <InertText value={why} />
                </li>
              ))}
            </ul>
          </>
        )}
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
