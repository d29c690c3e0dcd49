import { useMemo } from 'react';
import type { MouseEvent, ReactNode } from 'react';

import { openBoard } from '../../state/archive-actions';
import { useApp } from '../../state/store';
import { toYears } from './years-view';
import './years.css';

type Props = { readonly months: readonly string[]; readonly onMonth: (month: string) => void };

/** All years at a glance, a square a month in the state of its worst day. A way to get there quickly; the board says the same in full. */
export function Years({ months, onMonth }: Props): ReactNode {
  // While days come in ten times a second, all years are gone through twice in it.
  const version = useApp((state) => (state.archive?.work.phase === 'reading' ? Math.floor(state.boardVersion / 5) : state.boardVersion));
  const years = useMemo(() => toYears(openBoard(), months), [months, version]);
  const click = (event: MouseEvent): void => {
    const month = event.target instanceof Element ? event.target.closest('[data-month]')?.getAttribute('data-month') : null;
    if (month != null) onMonth(month);
  };
  return (
    <nav className="years" aria-label="Years" onClick={click}>
      {years.map(({ year, months: marks, summary }) => (
        <div key={year} className="year">
          <button type="button" title={summary} onClick={() => onMonth(marks.find((mark) => mark !== null)?.month ?? '')}>
            {year}
          </button>
          <span className="year-months" aria-hidden="true">
            {marks.map((mark, index) => (mark === null ? <i key={index} /> : <i key={index} data-month={mark.month} data-state={mark.state} data-seam={mark.isBroken ? 'broken' : undefined} title={mark.title} />))}
          </span>
        </div>
      ))}
    </nav>
  );
}
