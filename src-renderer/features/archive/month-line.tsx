import type { ReactNode, Ref } from 'react';

import { monthName } from '../../state/calendar';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { BoardRow, CellView } from './board-view';
import { STATES } from './state-views';

type Props = {
  readonly row: Extract<BoardRow, { kind: 'month' }>;
  readonly rowIndex: number;
  readonly cells: readonly (CellView | null)[];
  readonly active: string | null;
  readonly activeRef: Ref<HTMLDivElement>;
};

/** A month: a cell a day, from its first to its last, and between them what lies between the bundles. */
export function MonthLine({ row, rowIndex, cells, active, activeRef }: Props): ReactNode {
  return (
    <div role="row" aria-rowindex={rowIndex} className="month-line" style={{ top: row.top, height: row.height }}>
      <div role="rowheader" className="month-name" aria-label={`${monthName(row.month)} ${row.month.slice(0, 4)}`}>
        {monthName(row.month).slice(0, 3)}
      </div>
      {cells.map((cell, index) =>
        cell === null ? <span key={index} className="day day-outside" /> : <DayCell key={index} cell={cell} isActive={cell.date === active} activeRef={activeRef} />,
      )}
    </div>
  );
}

function DayCell({ cell, isActive, activeRef }: { cell: CellView; isActive: boolean; activeRef: Ref<HTMLDivElement> }): ReactNode {
  return (
    <div
      ref={isActive ? activeRef : undefined}
      role="gridcell"
      aria-colindex={cell.day + 1}
      aria-label={cell.label}
      aria-selected={isActive}
      tabIndex={isActive ? 0 : -1}
      title={cell.label}
      className="day"
      data-date={cell.date}
      data-state={cell.state}
      data-seam={cell.seam}
    >
      <span className="day-mark">
        {cell.state === 'not-read' || cell.state === 'missing' ? null : <Icon name={STATES[cell.state].icon} size={11} />}
        {cell.bundles > 1 ? <span className="day-several">{formatCount(cell.bundles)}</span> : null}
      </span>
    </div>
  );
}
