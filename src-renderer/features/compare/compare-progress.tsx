import type { ReactNode } from 'react';

import { closeComparison } from '../../state/compare-actions';
import type { Comparing } from '../../state/compare-slice';
import { Button } from '../../ui/button';
import { formatCount, formatSize } from '../../ui/format';
import '../verdict/progress.css';
import { toCompareHeadline } from './compare-view';

/** What is being done and how far, with the way to stop it. */
export function CompareProgressLine({ comparing }: { comparing: Extract<Comparing, { phase: 'reading' }> }): ReactNode {
  const { progress } = comparing;
  const doing = toCompareHeadline(comparing).headline;
  const share = progress === null || progress.total === 0 ? null : Math.min(1, progress.done / progress.total);
  return (
    <section className="replay" aria-label="Comparison progress">
      <div className="replay-line">
        <strong>{doing}</strong>
        <span>{progress === null ? '' : far(progress)}</span>
        <span className="replay-left" />
        <Button icon="cross" title="Esc" onClick={() => void closeComparison()}>
          Cancel
        </Button>
      </div>
      <div className="replay-bar" role="progressbar" aria-label={doing} aria-valuemin={0} aria-valuemax={100} {...(share === null ? {} : { 'aria-valuenow': Math.floor(share * 100) })}>
        <div className="replay-done" style={{ transform: `scaleX(${share ?? 0})` }} />
      </div>
    </section>
  );
}

function far({ phase, done, total }: NonNullable<Extract<Comparing, { phase: 'reading' }>['progress']>): string {
  switch (phase) {
    case 'looking':
      return '';
    case 'comparing':
      return `${formatCount(done)} of ${formatCount(total)} entries`;
    case 'replaying-bundles':
      return `${formatCount(done)} of ${formatCount(total)} bundles`;
    // Cut where a bundle of either copy begins or ends: there may be more of them than bundles.
    case 'comparing-bundles':
      return `${formatCount(done)} of ${formatCount(total)} stretches`;
    case 'reading-a':
    case 'reading-b':
      return `${formatSize(done)} of ${formatSize(total)}`;
  }
}
