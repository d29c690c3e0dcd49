import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

import type { ComparisonView, DifferenceRow } from '#core/contract';

import { showDifference } from '../../state/compare-actions';
import { focusField, placeRef } from '../../state/focus';
import { useApp } from '../../state/store';
import { formatCounted } from '../../ui/format';
import { InertText } from '../../ui/inert-text';
import { Beside } from './beside';
import { omittedSentence, toDifferenceLine } from './compare-view';
import { ComparedEntry } from './compared-entry';

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
        <Beside />
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

function List({ view: { differences } }: { view: ComparisonView }): ReactNode {
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
  const ref = useRef<HTMLUListElement>(null);
  useEffect(() => {
    ref.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={listRef} className="compare-list" tabIndex={0} role="listbox" aria-label={formatCounted(differences.length, 'listed difference', 'listed differences')} aria-activedescendant={`difference-${chosen}`} onKeyDown={press}>
      <ul ref={ref} role="presentation">
        {differences.map((row, index) => (
          <Line key={index} row={row} index={index} chosen={index === chosen} />
        ))}
      </ul>
    </div>
  );
}

function Line({ row, index, chosen }: { row: DifferenceRow; index: number; chosen: boolean }): ReactNode {
  const { sequence, what, fields, more } = toDifferenceLine(row);
  return (
    <li id={`difference-${index}`} role="option" aria-selected={chosen} className="compare-line" onClick={() => showDifference(index)}>
      <span className="mono compare-line-sequence">{sequence}</span>
      <span className="compare-line-what">
        {what}
        {fields.map((field) => (
          <code key={field}>
            <InertText value={field} />
          </code>
        ))}
        {more}
      </span>
    </li>
  );
}
