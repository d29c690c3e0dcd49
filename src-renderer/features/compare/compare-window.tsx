import type { ReactNode } from 'react';

import { closeComparison, compareAgain, compareByDialog } from '../../state/compare-actions';
import type { Comparing } from '../../state/compare-slice';
import { openByDialog } from '../../state/session-actions';
import { useApp, write } from '../../state/store';
import { Button, IconButton } from '../../ui/button';
import { Problem } from '../../ui/problem';
import { ConclusionFrame } from '../verdict/conclusion-frame';
import '../../app/evidence-window.css';
import { toCompareHeadline } from './compare-view';
import './compare.css';
import { Copies } from './copies';
import { CompareProgressLine } from './compare-progress';
import { Differences } from './differences';
import { Same } from './same';
import { RefusedCopy } from './refused-copy';

/** Two copies side by side: in words whether they differ, what each is, and every difference with what ties in with what. */
export function CompareWindow(): ReactNode {
  const comparing = useApp((state) => state.comparing);
  if (comparing === null) return null;
  return (
    <div className="evidence-window compare-window">
      <Header comparing={comparing} />
      <div className="evidence-notices">
        <Notices />
        {comparing.phase === 'reading' ? <CompareProgressLine comparing={comparing} /> : null}
      </div>
      <Body comparing={comparing} />
    </div>
  );
}

function Header({ comparing }: { comparing: Comparing }): ReactNode {
  const view = toCompareHeadline(comparing);
  return (
    <ConclusionFrame label="Comparison" view={view} basis={view.basis.map((one) => <span key={one}>{one}</span>)} about={<Copies comparing={comparing} />}>
      <Button icon="equal" title="Ctrl+D" onClick={() => void compareByDialog()}>
        Compare…
      </Button>
      <Button icon="folder" title="Ctrl+Shift+D" onClick={() => void compareByDialog(true)}>
        Compare folders…
      </Button>
      <Button icon="open" title="Ctrl+O" onClick={() => void openByDialog()}>
        Open…
      </Button>
      {comparing.phase === 'reading' ? null : <IconButton icon="cross" label="Close comparison" onClick={() => void closeComparison()} />}
    </ConclusionFrame>
  );
}

/** Something could not be done; what is on screen stays. */
function Notices(): ReactNode {
  const notice = useApp((state) => state.notice);
  const failure = useApp((state) => state.compareFailure);
  const shown = failure ?? notice;
  if (shown === null) return null;
  return (
    <Problem sentence={shown.sentence} code={shown.code} detail={shown.detail}>
      <IconButton icon="cross" label="Dismiss" onClick={() => write({ notice: null, compareFailure: null })} />
    </Problem>
  );
}

function Body({ comparing }: { comparing: Comparing }): ReactNode {
  switch (comparing.phase) {
    case 'reading':
      return <main className="compare-blank" aria-busy="true" />;
    case 'compared':
      return comparing.view.differences.length === 0 ? <Same view={comparing.view} /> : <Differences view={comparing.view} />;
    case 'refused': {
      const { a, b } = comparing.refused;
      return (
        <main className="compare-blank">
          {a === null ? null : <RefusedCopy name="A" place={a} />}
          {b === null ? null : <RefusedCopy name="B" place={b} />}
        </main>
      );
    }
    case 'failed':
      return (
        <main className="compare-blank">
          <Problem sentence={comparing.failure.sentence} code={comparing.failure.code} detail={comparing.failure.detail}>
            <Button look="primary" onClick={() => void compareAgain()}>
              Try again
            </Button>
          </Problem>
        </main>
      );
  }
}
