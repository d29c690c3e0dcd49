import type { ReactNode } from 'react';

import { closeEvidence } from '../../state/session-actions';
import type { Stage } from '../../state/session-slice';
import { Button } from '../../ui/button';
import { toProgressView } from './progress-view';
import type { ProgressView } from './progress-view';
import './progress.css';

export function ReplayProgress({ stage }: { stage: Extract<Stage, { phase: 'replaying' }> }): ReactNode {
  return <ProgressLine view={toProgressView(stage.evidence, stage.step, stage.progress)} title="Ctrl+W" onCancel={() => void closeEvidence()} />;
}

/** What is being done, how far, how fast and what is left, with the way to stop it. */
export function ProgressLine({ view, title, onCancel, children }: { view: ProgressView; title?: string; onCancel: () => void; children?: ReactNode }): ReactNode {
  const percent = view.share === null ? null : Math.floor(view.share * 100);
  return (
    <section className="replay" aria-label="Replay progress">
      <div className="replay-line">
        <strong>{view.doing}</strong>
        <span>{view.done}</span>
        <span>{view.entries}</span>
        <span>{view.rate}</span>
        <span className="replay-left">{view.remaining}</span>
        {children}
        <Button icon="cross" title={title} onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <div className="replay-bar" role="progressbar" aria-label={view.doing} aria-valuemin={0} aria-valuemax={100} {...(percent === null ? {} : { 'aria-valuenow': percent })}>
        <div className="replay-done" style={{ transform: `scaleX(${view.share ?? 0})` }} />
      </div>
    </section>
  );
}
