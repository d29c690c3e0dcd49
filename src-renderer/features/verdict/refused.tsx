import type { ReactNode } from 'react';

import { suppliedPaths } from '#core/contract';
import type { RefusalPlace } from '#core/contract';

import { evidenceOf } from '../../state/session-slice';
import { useApp } from '../../state/store';
import { openSupply } from '../../state/supply-actions';
import { Button } from '../../ui/button';
import { InertText } from '../../ui/inert-text';
import './refused.css';
import { RefusedFacts } from './refused-facts';
import { toRefusedView } from './refused-view';

/** Why evidence could not be read, and the very place. Not a verdict. */
export function Refused({ place }: { place: RefusalPlace }): ReactNode {
  const view = toRefusedView(place);
  return (
    <section className="refused" aria-label="Refusal">
      <div className="refused-head">
        <code className="refused-code">{view.code}</code>
        <p className="refused-message">
          <InertText value={view.message} />
        </p>
        <SuppliedToo />
      </div>
      <RefusedFacts view={view} />
      {view.excerpt === null ? null : (
        <pre className="refused-excerpt" aria-label="Text around the refused place" tabIndex={0}>
          <InertText value={view.excerpt.before} lines />
          <mark>{view.excerpt.at === '' ? 'end of file' : <InertText value={view.excerpt.at} />}</mark>
          <InertText value={view.excerpt.after} lines />
        </pre>
      )}
    </section>
  );
}

/** In place of the chain: an empty table would look like an empty chain. */
export function NothingRead(): ReactNode {
  return (
    <main className="nothing-read">
      <p>No entry could be read, so there is no chain to show.</p>
      <p>What stands in the way is described above. Nothing is said of links and contents.</p>
    </main>
  );
}

/** What stands in the way may be a file that was supplied: the way to take it back. */
export function SuppliedToo(): ReactNode {
  const evidence = useApp((state) => evidenceOf(state.stage));
  if (evidence === null || suppliedPaths(evidence.supplied).length === 0) return null;
  return (
    <Button keys="S" onClick={() => openSupply(null)}>
      Supplied evidence…
    </Button>
  );
}
