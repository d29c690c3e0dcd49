import type { ReactNode } from 'react';

import type { RefusalPlace } from '#core/contract';

import { InertText } from '../../ui/inert-text';
import '../verdict/refused.css';
import { RefusedFacts } from '../verdict/refused-facts';
import { toRefusedView } from '../verdict/refused-view';

/** Why a copy could not be read. Not a result of the comparison. */
export function RefusedCopy({ name, place }: { name: 'A' | 'B'; place: RefusalPlace }): ReactNode {
  const view = toRefusedView(place);
  return (
    <section className="refused" aria-label={`Refusal of copy ${name}`}>
      <div className="refused-head">
        <strong>Copy {name}</strong>
        <code className="refused-code">{view.code}</code>
        <p className="refused-message">
          <InertText value={view.message} />
        </p>
      </div>
      <RefusedFacts view={view} />
    </section>
  );
}
