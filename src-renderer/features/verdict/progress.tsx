import type { ReactNode } from 'react';

import { closeEvidence } from '../../state/session-actions';
import type { Stage } from '../../state/session-slice';
import { Button } from '../../ui/button';
import { toProgressView } from './progress-view';
import './progress.css';

/** What is being done, how far, how fast and what is left, with the way to stop it. */
export function ReplayProgress({ stage }: { stage: Extract<Stage, { phase: 'replaying' }> }): ReactNode {
  const view = toProgressView(stage.evidence, stage.step, stage.progress);
  const percent = view.share === null ? null : Math.floor(view.share * 100);
  return (
    <section className="replay" aria-label="Replay progress">
      <div className="replay-line">
        <strong>{view.doing}</strong>
        <span>{view.done}</span>
        <span>{view.entries}</span>
        <span>{view.rate}</span>
        <span className="replay-left">{view.remaining}</span>
        <Button icon="cross" title="Ctrl+W" onClick={() => void closeEvidence()}>
          Cancel
        </Button>
      </div>
      <div className="replay-bar" role="progressbar" aria-label={view.doing} aria-valuemin={0} aria-valuemax={100} {...(percent === null ? {} : { 'aria-valuenow': percent })}>
        <div className="replay-done" style={{ transform: `scaleX(${view.share ?? 0})` }} />
      </div>
    </section>
  );
}
