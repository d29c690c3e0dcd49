import type { ReactNode } from 'react';

import type { SuppliedKind } from '#core/contract';
import type { Sequence } from '#core/evidence';

import { openSupply } from '../../state/supply-actions';
import { Status } from '../../ui/status';
import { toClaimView } from './claim-view';
import type { Claim, Offer } from './claim-view';

/** `canSupply`: what a claim asks for can be supplied; with a log or an archive it cannot. */
type Props = { readonly claims: readonly Claim[]; readonly from: Sequence | null; readonly canSupply: boolean; readonly supplied: readonly SuppliedKind[] };

export function Claims({ claims, from, canSupply, supplied }: Props): ReactNode {
  return (
    <section className="side-section" aria-labelledby="claims-title">
      <h2 id="claims-title">Claims</h2>
      <ul className="claims">
        {claims.map((claim) => toClaimView(claim, from, supplied)).map((view) => (
          <li key={view.name}>
            <div className="claim-head">
              <span className="claim-title">{view.title}</span>
              <Status view={view.status} />
            </div>
            <p>{view.because}</p>
            {view.offer === null || !canSupply ? null : <OfferButton offer={view.offer} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OfferButton({ offer: { words, kind } }: { offer: Offer }): ReactNode {
  return (
    <button type="button" className="claim-offer" onClick={() => openSupply(kind)}>
      {words}
    </button>
  );
}
