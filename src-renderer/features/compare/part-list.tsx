import type { ReactNode } from 'react';

import type { ComparedPart } from '#core/compare';
import type { ComparedArchives, DifferenceRow } from '#core/contract';

import { formatCounted } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { Lines } from './difference-lines';
import { toPartView } from './part-view';

type Props = { readonly archives: ComparedArchives; readonly differences: readonly DifferenceRow[]; readonly chosen: number };

/** Day by day: what is the same in one line however long, and each day that differs with its listed differences below it. */
export function PartList({ archives: { parts, moreParts }, differences, chosen }: Props): ReactNode {
  return (
    <>
      {parts.map((part) => (
        <Part key={part.from} part={part} differences={differences} chosen={chosen} />
      ))}
      {moreParts === 0 ? null : <p className="compare-part compare-note">{formatCounted(moreParts, 'more stretch is', 'more stretches are')} counted above and not listed.</p>}
    </>
  );
}

function Part({ part, differences, chosen }: { part: ComparedPart } & Omit<Props, 'archives'>): ReactNode {
  const { name, status, says, note } = toPartView(part);
  const { listedFrom, listed } = part;
  return (
    <div role="group" aria-label={`${name}: ${says}`}>
      <div className={`compare-part tone-${status.tone}`} aria-hidden="true">
        <Icon name={status.icon} size={14} />
        <span className="compare-part-name">
          <InertText value={name} />
        </span>
        <span className="compare-part-says">{[says, note].filter((words) => words !== '').join(', ')}</span>
      </div>
      <Lines rows={differences.slice(listedFrom, listedFrom + listed)} from={listedFrom} chosen={chosen} />
    </div>
  );
}
