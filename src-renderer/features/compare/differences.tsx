import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

import type { ComparisonView } from '#core/contract';

import { showDifference } from '../../state/compare-actions';
import { focusField, placeRef } from '../../state/focus';
import { useApp } from '../../state/store';
import { formatCounted } from '../../ui/format';
import { Beside } from './beside';
import { omittedSentence } from './compare-view';
import { ComparedEntry } from './compared-entry';
import { Lines } from './difference-lines';
import { NotCompared } from './not-compared';
import { PartList } from './part-list';

const PAGE = 12;
const listRef = placeRef('differences');

/** Every listed difference, and the one that is chosen. */
export function Differences({ view }: { view: ComparisonView }): ReactNode {
  return (
    <main className="compare-panels">
      <section className="compare-list-panel" data-panel="differences" aria-label="Differences">
        <List view={view} />
        <p className="compare-note compare-omitted">{omittedSentence(view)}</p>
      </section>
      <ComparedEntry view={view}>
        <Beside fitted={view.archives?.neighbours} />
        <NotCompared view={view} />
      </ComparedEntry>
    </main>
  );
}

/** The place that a key leads to in a list; null for keys that mean nothing there. */
export function placeAfter(key: string, at: number, count: number): number | null {
  const places: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: count - 1 };
  const place = places[key];
  return place === undefined ? null : Math.max(0, Math.min(count - 1, place));
}

function List({ view: { differences, archives } }: { view: ComparisonView }): ReactNode {
  const chosen = useApp((state) => state.difference) ?? 0;
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      return focusField('compared');
    }
    const place = placeAfter(event.key, chosen, differences.length);
    if (place === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    showDifference(place);
  };
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={listRef} className="compare-list" tabIndex={0} role="listbox" aria-label={formatCounted(differences.length, 'listed difference', 'listed differences')} aria-activedescendant={`difference-${chosen}`} onKeyDown={press}>
      <div ref={ref} role="presentation">
        {archives === undefined ? <Lines rows={differences} from={0} chosen={chosen} /> : <PartList archives={archives} differences={differences} chosen={chosen} />}
      </div>
    </div>
  );
}
