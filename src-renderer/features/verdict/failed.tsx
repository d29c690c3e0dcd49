import type { ReactNode } from 'react';

import type { Failure } from '#core/contract';

import { closeEvidence, retry } from '../../state/session-actions';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import './failed.css';
import { SuppliedToo } from './refused';

/** The work could not be done: what happened, what to do, and the way to try again. The evidence is not to blame. */
export function Failed({ failure }: { failure: Failure }): ReactNode {
  return (
    <main className="failed" aria-label="Failure">
      <div className="failed-sheet" role="alert">
        <Icon name="warning" size={28} />
        <h2>
          <InertText value={failure.sentence} />
        </h2>
        <p>This says nothing about the evidence, which is unchanged by Tamperscope. Other evidence can be opened as before.</p>
        <p className="failed-code">
          <code>{failure.code}</code>
          {failure.detail === undefined ? null : <InertText value={failure.detail} />}
        </p>
        <div className="failed-actions">
          <Button look="primary" onClick={() => void retry()}>
            Try again
          </Button>
          <SuppliedToo />
          <Button onClick={() => void closeEvidence()}>Close evidence</Button>
        </div>
      </div>
    </main>
  );
}
