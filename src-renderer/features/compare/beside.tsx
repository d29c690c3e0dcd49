import type { ReactNode } from 'react';

import { CONSISTENT_BOUND } from '#core/compare';
import type { NeighbourFit } from '#core/compare';
import type { NeighbourSide } from '#core/contract';

import { chooseNeighbour } from '../../state/compare-actions';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import { FITS } from './parting-view';

const NAMES: Readonly<Record<NeighbourSide, string>> = { previous: 'Bundle before', next: 'Bundle after' };

/** Which copy is consistent with the bundles before and after, where the examiner has them. */
export function Beside(): ReactNode {
  const fits = useApp((state) => state.fits);
  return (
    <section className="compare-beside" aria-labelledby="compare-beside-title">
      <h3 id="compare-beside-title">Bundles before and after</h3>
      {fits.previous === null && fits.next === null ? <p className="compare-note">A bundle that lies before or after the two copies may tell them apart: only one of them may link to it.</p> : null}
      <Neighbour side="previous" fit={fits.previous} />
      <Neighbour side="next" fit={fits.next} />
      {fits.previous === null && fits.next === null ? null : <p className="compare-note">{CONSISTENT_BOUND}</p>}
    </section>
  );
}

function Neighbour({ side, fit }: { side: NeighbourSide; fit: NeighbourFit | null }): ReactNode {
  const asks = useApp((state) => state.asksNeighbour);
  return (
    <div className="compare-neighbour">
      <Button icon="open" disabled={asks} onClick={() => void chooseNeighbour(side)}>
        {NAMES[side]}…
      </Button>
      {fit === null ? null : (
        <div className="compare-neighbour-words" role="status">
          <p>
            <strong>{fit.says}</strong> <span className="fact-note"><InertText value={fit.path} /></span>
          </p>
          {(['a', 'b'] as const).map((which) => (
            <p key={which}>
              {which === 'a' ? 'A' : 'B'} <Status view={FITS[fit[which].fit]} /> <InertText value={fit[which].because} />
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
