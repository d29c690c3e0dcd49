import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react';

import { moveOnBoard, openBoard, openPlace } from '../../state/archive-actions';
import { monthOf } from '../../state/calendar';
import { placeRef } from '../../state/focus';
import { useApp } from '../../state/store';
import { dateAfter, monthsOf, rowsWithin, sizeFor, toCells, toRows, LARGE } from './board-view';
import type { BoardRow, BoardRows } from './board-view';
import './board.css';
import { MonthLine } from './month-line';
import { YearLine, LeftOutLine } from './year-line';
import { Years } from './years';

const activeRef = placeRef('board');
/** Rows above and below the window that are drawn too: a turn of the wheel must not show an empty board. */
const BEYOND = 200;
const LABEL = 46;
const COLUMNS = Array.from({ length: 31 }, (_, index) => index + 1);

/** The days of the archive, a row a month. Only the rows in view are in the page, and the one with the cursor. */
export function CalendarBoard(): ReactNode {
  // The board changes in place: its version says that there is something new to read off it.
  const version = useApp((state) => state.boardVersion);
  const date = useApp((state) => (state.place?.kind === 'date' ? state.place.date : null));
  const archiveId = useApp((state) => state.archive?.info.archiveId);
  const board = openBoard();
  const months = useMemo(() => monthsOf(board), [board, archiveId, board.isListed, board.first, board.last]);
  const size = sizeFor(months.length);
  const rows = useMemo(() => toRows(months, size), [months, size]);
  const scroller = useRef<HTMLDivElement>(null);
  const view = useView(scroller);
  const followed = useCursor(scroller, rows, date);
  const shown = rowsWithin(rows, view.top - BEYOND, view.top + view.height + BEYOND);
  const cursorRow = date === null ? undefined : rows.rows.find((row) => row.kind === 'month' && row.month === monthOf(date));
  const drawn = cursorRow === undefined || shown.includes(cursorRow) ? shown : [...shown, cursorRow];
  const years = months.length > 12;
  const style: CSSProperties & Record<`--${string}`, string> = { '--pitch': `${pitchFor(view.width)}px`, '--label': `${LABEL}px` };

  const press = (event: KeyboardEvent): void => {
    const { first, last } = board;
    if (event.key === 'Enter') return openPlace();
    const next = date === null || first === null || last === null || event.altKey || event.metaKey ? null : dateAfter(event, date, rows, first, last);
    if (next === null) return;
    event.preventDefault();
    followed.wantsFocus.current = true;
    moveOnBoard({ kind: 'date', date: next });
  };

  return (
    <div className="board" data-large={size === LARGE} style={style}>
      <div className="board-head" aria-hidden="true">
        <span />
        {COLUMNS.map((day) => (
          <span key={day} data-major={day === 1 || day % 5 === 0}>
            {day}
          </span>
        ))}
      </div>
      <div ref={scroller} className="board-scroll">
        <div role="grid" aria-label="Days of the archive" aria-rowcount={rows.rows.length} aria-colcount={32} className="board-rows" style={{ height: rows.height }} onKeyDown={press} onClick={click}>
          {drawn.map((row) => (
            <Line key={keyOf(row)} row={row} index={rows.rows.indexOf(row) + 1} active={row === cursorRow ? date : null} version={version} />
          ))}
        </div>
      </div>
      {years ? <Years months={months} onMonth={followed.show} /> : null}
    </div>
  );
}

const keyOf = (row: BoardRow): string => (row.kind === 'month' ? row.month : row.kind === 'year' ? row.year : `left-out ${row.top}`);
const pitchFor = (width: number): number => Math.min(30, Math.max(16, Math.floor((width - LABEL - 8) / 31)));

/** Drawn anew when the board changed or the cursor came or went; scrolling past it draws nothing. */
const Line = memo(function Line({ row, index, active }: { row: BoardRow; index: number; active: string | null; version: number }): ReactNode {
  if (row.kind === 'year') return <YearLine row={row} rowIndex={index} />;
  if (row.kind === 'left-out') return <LeftOutLine row={row} rowIndex={index} />;
  return <MonthLine row={row} rowIndex={index} cells={toCells(openBoard(), row.month)} active={active} activeRef={activeRef} />;
});

/** A click opens the day, where one bundle stands for it; of none or of several, the panel says what there is. */
function click(event: MouseEvent): void {
  const cell = event.target instanceof Element ? event.target.closest('[data-date]') : null;
  const date = cell?.getAttribute('data-date');
  if (date == null) return;
  moveOnBoard({ kind: 'date', date });
  if (openBoard().on(date).length === 1) openPlace();
}

type View = { readonly top: number; readonly height: number; readonly width: number };

function useView(scroller: React.RefObject<HTMLDivElement | null>): View {
  const [view, setView] = useState<View>({ top: 0, height: 800, width: 800 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight, width: element.clientWidth });
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
  return view;
}

/** Keeps the cursor in view, and the focus on it where the keyboard moved it. */
function useCursor(scroller: React.RefObject<HTMLDivElement | null>, rows: BoardRows, date: string | null) {
  const wantsFocus = useRef(true);
  const show = (month: string): void => {
    const element = scroller.current;
    const row = rows.rows.find((one) => one.kind === 'month' && one.month === month);
    if (element === null || row === undefined) return;
    if (row.top < element.scrollTop || row.top + row.height > element.scrollTop + element.clientHeight) element.scrollTop = Math.max(0, row.top - element.clientHeight / 3);
  };
  useLayoutEffect(() => {
    if (date === null) return;
    show(monthOf(date));
    // A jump from the keyboard or the verdict takes the focus along, if it was on the board.
    const isOnBoard = scroller.current?.contains(document.activeElement) === true;
    if (wantsFocus.current || isOnBoard) scroller.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus({ preventScroll: true });
    wantsFocus.current = false;
  }, [date, rows]);
  return { wantsFocus, show };
}
