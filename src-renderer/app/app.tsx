import { useEffect } from 'react';
import type { ReactNode } from 'react';

import { ArchiveWindow } from '../features/archive/archive-window';
import { Supply } from '../features/beside/supply';
import { Bucket } from '../features/bucket/bucket';
import { CompareWindow } from '../features/compare/compare-window';
import { Report } from '../features/report/report';
import { Start } from '../features/open/start';
import { useDrop } from '../features/open/use-drop';
import { listenToMain } from '../state/events';
import { loadStart } from '../state/session-actions';
import { useApp } from '../state/store';
import { EvidenceWindow } from './evidence-window';
import { Shortcuts } from './shortcuts';
import { StatusBar } from './status-bar';
import { useCommands } from './use-commands';
import './app.css';

export function App(): ReactNode {
  const phase = useApp((state) => state.stage.phase);
  const comparing = useApp((state) => state.comparing !== null);
  useCommands();
  const dragging = useDrop();
  useEffect(() => {
    // Listening first: main may have evidence from its arguments to tell about as soon as it is asked anything.
    const stop = listenToMain();
    void loadStart();
    return stop;
  }, []);

  return (
    <div className="app" data-dragging={dragging}>
      {comparing ? <CompareWindow /> : <Situation dragging={dragging} />}
      <StatusBar />
      <Report />
      <Supply />
      <Bucket />
      <Shortcuts />
      {dragging && (comparing || phase !== 'start') ? <div className="drop-veil">Drop to open this evidence instead</div> : null}
    </div>
  );
}

/** What the window is about, when two copies are not compared. */
function Situation({ dragging }: { dragging: boolean }): ReactNode {
  const phase = useApp((state) => state.stage.phase);
  if (phase === 'starting') return <main className="app-blank" aria-busy="true" />;
  if (phase === 'archive') return <ArchiveWindow />;
  return phase === 'start' ? <Start dragging={dragging} /> : <EvidenceWindow />;
}
