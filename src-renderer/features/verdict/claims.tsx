import type { ReactNode } from 'react';

import type { Claim } from '#core/assess';

import { Status } from '../../ui/status';
import { toClaimView } from './claim-view';

export function Claims({ claims }: { claims: readonly Claim[] }): ReactNode {
  return (
    <section className="side-section" aria-labelledby="claims-title">
      <h2 id="claims-title">Claims</h2>
      <ul className="claims">
        {claims.map(toClaimView).map((view) => (
          <li key={view.name}>
            <div className="claim-head">
              <span className="claim-title">{view.title}</span>
              <Status view={view.status} />
            </div>
            <p>{view.because}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
