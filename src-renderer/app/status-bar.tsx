import type { ReactNode } from 'react';

import { Connected } from '../features/bucket/connected';
import { openBucket } from '../state/bucket-actions';
import { useApp, write } from '../state/store';
import { Button } from '../ui/button';

export function StatusBar(): ReactNode {
  const start = useApp((state) => state.start);
  const copied = useApp((state) => state.copied);
  return (
    <footer className="status-bar">
      <Network />
      <span className="grow status-copied" role="status">
        {copied === '' ? '' : `Copied: ${copied}`}
      </span>
      <Button look="quiet" keys="?" onClick={() => write({ shortcutsOpen: true })}>
        Shortcuts
      </Button>
      {start === null ? null : <span>Tamperscope {start.product.version}</span>}
    </footer>
  );
}

/** Offline, or to where the program is connected; a fetch whose dialog is closed is found again from here. */
function Network(): ReactNode {
  const connection = useApp((state) => state.connection);
  const isHidden = useApp(({ bucketOpen, fetch }) => !bucketOpen && fetch.phase !== 'asking');
  return (
    <>
      {connection === null ? <span>Offline: nothing leaves this machine. Evidence is only read.</span> : <Connected connection={connection} />}
      {isHidden ? (
        <Button look="quiet" onClick={openBucket}>
          Show the fetch
        </Button>
      ) : null}
    </>
  );
}
