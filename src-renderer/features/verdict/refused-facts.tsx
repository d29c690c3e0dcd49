import type { ReactNode } from 'react';

import type { RefusedView } from './refused-view';

/** Where evidence could not be read, and how much of it was. */
export function RefusedFacts({ view }: { view: RefusedView }): ReactNode {
  return (
    <dl className="refused-facts">
      {view.facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="mono">{value}</dd>
        </div>
      ))}
      <div>
        <dt>What could be read</dt>
        <dd>{view.read}</dd>
      </div>
    </dl>
  );
}
