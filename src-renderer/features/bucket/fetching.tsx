import type { ReactNode } from 'react';

import type { FetchTold } from '#core/contract';

import { stopFetch } from '../../state/bucket-actions';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { InertText } from '../../ui/inert-text';
import { toFetchView } from './bucket-view';
import { Connected } from './connected';

/** A fetch as it goes, with the way to stop it. */
export function Fetching({ told, stopping }: { told: FetchTold | null; stopping: boolean }): ReactNode {
  const connection = useApp((state) => state.connection);
  const { doing, share, facts } = toFetchView(told, stopping);
  const percent = share === null ? null : Math.floor(share * 100);
  return (
    <>
      <div className="modal-body bucket-fetching">
        {connection === null ? null : <Connected connection={connection} />}
        <p className="bucket-doing">
          <strong>{doing}</strong>
          {facts.map((fact) => (
            <span key={fact}>
              <InertText value={fact} />
            </span>
          ))}
        </p>
        <div className="replay-bar" role="progressbar" aria-label={doing} aria-valuemin={0} aria-valuemax={100} {...(percent === null ? {} : { 'aria-valuenow': percent })}>
          <div className="replay-done" style={{ transform: `scaleX(${share ?? 0})` }} />
        </div>
        <p className="form-note">Closing this dialog does not end the fetch: the bar at the foot of the window names the connection for as long as it lasts.</p>
      </div>
      <footer className="modal-foot">
        <Button icon="cross" disabled={stopping} onClick={() => void stopFetch()}>
          Cancel the fetch
        </Button>
      </footer>
    </>
  );
}
