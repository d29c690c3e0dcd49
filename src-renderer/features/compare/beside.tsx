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

type Fits = Readonly<Record<NeighbourSide, NeighbourFit | null>>;

/**
 * Which copy is consistent with the bundles before and after. Of two bundles the examiner supplies them; `fitted`: an
 * archive has them itself, and nothing is asked for.
 */
export function Beside({ fitted }: { fitted: readonly NeighbourFit[] | undefined }): ReactNode {
  const supplied = useApp((state) => state.fits);
  const fits: Fits = fitted === undefined ? supplied : { previous: fitted.find(({ side }) => side === 'previous') ?? null, next: fitted.find(({ side }) => side === 'next') ?? null };
  const isBare = fits.previous === null && fits.next === null;
  if (isBare && fitted !== undefined) return null;
  return (
    <section className="compare-beside" aria-labelledby="compare-beside-title">
      <h3 id="compare-beside-title">Bundles before and after{fitted === undefined ? '' : ', of the archive'}</h3>
      {isBare ? <p className="compare-note">A bundle that lies before or after the two copies may be consistent with one of them and not with the other.</p> : null}
      <Neighbour side="previous" fit={fits.previous} canChoose={fitted === undefined} />
      <Neighbour side="next" fit={fits.next} canChoose={fitted === undefined} />
      {isBare ? null : <p className="compare-note">{CONSISTENT_BOUND}</p>}
    </section>
  );
}

function Neighbour({ side, fit, canChoose }: { side: NeighbourSide; fit: NeighbourFit | null; canChoose: boolean }): ReactNode {
  const asks = useApp((state) => state.asksNeighbour);
  return (
    <div className="compare-neighbour">
      {canChoose ? (
        <Button icon="open" disabled={asks} onClick={() => void chooseNeighbour(side)}>
          {NAMES[side]}…
        </Button>
      ) : null}
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
