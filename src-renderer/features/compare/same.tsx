import type { ReactNode } from 'react';

import type { ComparisonView } from '#core/contract';

import { Beside } from './beside';
import { NotCompared } from './not-compared';

/** In place of the differences: what sameness means, and what it does not. */
export function Same({ view }: { view: ComparisonView }): ReactNode {
  return (
    <main className="compare-same">
      <section aria-labelledby="compare-same-title">
        <h2 id="compare-same-title">What this says</h2>
        {view.same === null ? (
          <p>Nothing that was compared differs. What only one copy shows may lie in a bundle of the other that could not be read, and of bundles that tell the same sequences twice only one was compared.</p>
        ) : view.same ? (
          <>
            <p>{view.counts.same === 0 ? 'There is nothing to compare: an empty copy is equal to another empty copy, and shows nothing.' : view.archives?.range != null ? 'Every entry of the single bundle stands in the archive with the same content. The archive beyond that range was not compared.' : 'Every entry of A stands in B with the same content, and the other way round.'}</p>
            <p>What the bundles declare of themselves and their manifests were not compared. Whether the copies are intact is another question: it is answered above, for each {view.archives === undefined ? 'by itself' : 'bundle by itself; open an archive to have all of it judged as one chain'}.</p>
          </>
        ) : (
          <p>The entries that have a sequence are equal in content. What differs are elements of the copies whose sequence cannot be read; open either copy to see them.</p>
        )}
      </section>
      <NotCompared view={view} />
      <Beside fitted={view.archives?.neighbours} />
    </main>
  );
}
