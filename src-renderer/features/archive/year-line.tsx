import type { ReactNode } from 'react';

import { openBoard } from '../../state/archive-actions';
import type { CellState } from '../../state/board';
import { formatCount, formatCounted } from '../../ui/format';
import type { BoardRow } from './board-view';
import { STATE_ORDER, STATES } from './state-views';
import { brokenSeams, brokenWords, countDays } from './years-view';

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** The heading of a year: how many of its days are in which state. */
export function YearLine({ row, rowIndex }: { row: Extract<BoardRow, { kind: 'year' }>; rowIndex: number }): ReactNode {
  const counts = countYear(row.year);
  const broken = MONTHS.reduce((sum, month) => sum + brokenSeams(openBoard(), `${row.year}-${month}`), 0);
  return (
    <div role="row" aria-rowindex={rowIndex} className="year-line" style={{ top: row.top, height: row.height }}>
      <div role="rowheader" className="year-head">
        <strong>{row.year}</strong>
        {STATE_ORDER.filter((state) => (counts.get(state) ?? 0) > 0).map((state) => (
          <span key={state} className={`year-count tone-${STATES[state].tone}`}>
            {formatCount(counts.get(state) ?? 0)} {STATES[state].word}
          </span>
        ))}
        {broken === 0 ? null : <span className="year-count tone-fail">{brokenWords(broken)}</span>}
      </div>
    </div>
  );
}

export function LeftOutLine({ row, rowIndex }: { row: Extract<BoardRow, { kind: 'left-out' }>; rowIndex: number }): ReactNode {
  return (
    <div role="row" aria-rowindex={rowIndex} className="year-line" style={{ top: row.top, height: row.height }}>
      <div role="rowheader" className="left-out">
        {formatCounted(row.months, 'month', 'months')} without a bundle {row.months === 1 ? 'is' : 'are'} not drawn
      </div>
    </div>
  );
}

function countYear(year: string): ReadonlyMap<CellState, number> {
  const counts = new Map<CellState, number>();
  for (const month of MONTHS) {
    for (const [state, count] of countDays(openBoard(), `${year}-${month}`)) counts.set(state, (counts.get(state) ?? 0) + count);
  }
  return counts;
}
