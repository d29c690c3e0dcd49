import type { ReactNode } from 'react';

import type { DifferenceRow } from '#core/contract';

import { showDifference } from '../../state/compare-actions';
import { InertText } from '../../ui/inert-text';
import { toDifferenceLine } from './compare-view';
import './difference-lines.css';

/** Listed differences, one a line; `from`: the place of the first among all that are listed. */
export function Lines({ rows, from, chosen }: { rows: readonly DifferenceRow[]; from: number; chosen: number }): ReactNode {
  return rows.map((row, index) => <Line key={from + index} row={row} index={from + index} chosen={from + index === chosen} />);
}

function Line({ row, index, chosen }: { row: DifferenceRow; index: number; chosen: boolean }): ReactNode {
  const { sequence, what, fields, more } = toDifferenceLine(row);
  return (
    <div id={`difference-${index}`} role="option" aria-selected={chosen} className="compare-line" onClick={() => showDifference(index)}>
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
    </div>
  );
}
