import type { ReactNode } from 'react';

import { useApp, write } from '../state/store';
import { Button } from '../ui/button';

export function StatusBar(): ReactNode {
  const start = useApp((state) => state.start);
  const copied = useApp((state) => state.copied);
  return (
    <footer className="status-bar">
      <span>Offline: nothing leaves this machine. Evidence is only read.</span>
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
