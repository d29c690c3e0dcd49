import type { ReactNode } from 'react';

import { refreshPages } from '../../state/pages';
import { useApp } from '../../state/store';
import type { AppState } from '../../state/store';
import { Button } from '../../ui/button';
import { toPlainVisible } from '../../ui/visible-text';
import { Problem } from '../../ui/problem';
import './chain-pane.css';
import { ChainToolbar } from './chain-toolbar';
import { emptySentence, searchSentence } from './chain-words';
import { EntryGrid } from './entry-grid';
import { OverviewStrip } from './overview-strip';

/** The chain itself: the whole range, the ways to a place in it, and the entries. */
export function ChainPane(): ReactNode {
  const refused = useApp((state) => state.stage.phase === 'refused');
  const said = useApp(saidOf);
  const empty = useApp((state) => emptySentence(state));
  return (
    <section className="chain-pane" aria-label="Chain">
      {refused ? <p className="chain-unverified">Read, not verified: the file cannot be read to its end, so nothing is said of links and contents.</p> : <OverviewStrip />}
      <ChainToolbar />
      <p className="chain-said" role="status">
        {said}
      </p>
      <PageProblem />
      <div className="chain-entries">
        <EntryGrid />
        {empty === '' ? null : <p className="grid-empty">{toPlainVisible(empty)}</p>}
      </div>
    </section>
  );
}

const saidOf = (state: AppState): string => state.said || searchSentence(state.search);

function PageProblem(): ReactNode {
  const failure = useApp((state) => state.pageFailure);
  if (failure === null) return null;
  return (
    <Problem sentence={failure.sentence} code={failure.code} detail={failure.detail}>
      <Button onClick={refreshPages}>Try again</Button>
    </Problem>
  );
}
