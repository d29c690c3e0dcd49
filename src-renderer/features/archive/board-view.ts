import type { SeamKind } from '#core/contract';

import type { Board, CellState } from '../../state/board';
import { addMonths, dateIn, dayOf, daysIn, longDate, monthOf, monthsBetween, toDate, toDayNumber } from '../../state/calendar';
import { formatCounted } from '../../ui/format';
import { SEAMS, STATES } from './state-views';

/** More months than this are not drawn one by one: those between without any bundle are left out, and the board says so. */
const MOST_MONTHS = 1212;

export type BoardRow =
  | { readonly kind: 'year'; readonly year: string; readonly top: number; readonly height: number }
  | { readonly kind: 'month'; readonly month: string; readonly top: number; readonly height: number }
  | { readonly kind: 'left-out'; readonly months: number; readonly top: number; readonly height: number };

export type BoardRows = { readonly rows: readonly BoardRow[]; readonly months: readonly string[]; readonly height: number };

/** Few months are drawn large, with room for a mark in each day. */
export type BoardSize = { readonly month: number; readonly year: number };
export const LARGE: BoardSize = { month: 40, year: 30 };
export const SMALL: BoardSize = { month: 22, year: 32 };
export const sizeFor = (months: number): BoardSize => (months <= 6 ? LARGE : SMALL);

/** The months from the first date to the last, ascending; in an archive that spans more than a century only those with a bundle. */
export function monthsOf(board: Board): readonly string[] {
  const { first, last } = board;
  if (first === null || last === null) return [];
  const count = monthsBetween(monthOf(first), monthOf(last)) + 1;
  if (count <= MOST_MONTHS) return Array.from({ length: count }, (_, index) => addMonths(monthOf(first), index));
  return [...new Set(board.bundles.flatMap(({ date }) => (date === null ? [] : [monthOf(date)])))];
}

/** A row a month under a heading a year, each with its place in pixels. */
export function toRows(months: readonly string[], size: BoardSize): BoardRows {
  const rows: BoardRow[] = [];
  let top = 0;
  const put = (row: BoardRow): void => {
    rows.push(row);
    top += row.height;
  };
  for (const [index, month] of months.entries()) {
    const before = months[index - 1];
    const between = before === undefined ? 0 : monthsBetween(before, month) - 1;
    if (between > 0) put({ kind: 'left-out', months: between, top, height: size.month });
    if (before?.slice(0, 4) !== month.slice(0, 4)) put({ kind: 'year', year: month.slice(0, 4), top, height: size.year });
    put({ kind: 'month', month, top, height: size.month });
  }
  return { rows, months, height: top };
}

/** The rows that lie between two heights. */
export function rowsWithin({ rows }: BoardRows, from: number, to: number): readonly BoardRow[] {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && row.top + row.height <= from) low = middle + 1;
    else high = middle;
  }
  const within: BoardRow[] = [];
  for (let row = rows[low]; row !== undefined && row.top < to; row = rows[++low]) within.push(row);
  return within;
}

export type CellView = {
  readonly date: string;
  readonly day: number;
  readonly state: CellState;
  readonly seam: SeamKind | undefined;
  /** Bundles of this date. */
  readonly bundles: number;
  /** What a screen reader says, and the tooltip. */
  readonly label: string;
};

/** The days of a month that lie within the archive's dates; null for those before and after. */
export function toCells(board: Board, month: string): readonly (CellView | null)[] {
  const { first, last } = board;
  return Array.from({ length: daysIn(month) }, (_, index) => {
    const date = dateIn(month, index + 1);
    return first === null || last === null || date < first || date > last ? null : toCell(board, date);
  });
}

export function toCell(board: Board, date: string): CellView {
  const state = board.stateOn(date);
  const seam = board.seamOn(date);
  const indices = board.on(date);
  return { date, day: dayOf(date), state, seam, bundles: indices.length, label: labelOf(board, date, state, seam, indices) };
}

function labelOf(board: Board, date: string, state: CellState, seam: SeamKind | undefined, indices: readonly number[]): string {
  const told = indices.flatMap((index) => board.toldOf(index) ?? []);
  const entries = told.reduce((sum, one) => sum + (one.entries ?? 0), 0);
  const findings = told.reduce((sum, one) => sum + one.findings, 0);
  return [
    longDate(date),
    STATES[state].word,
    ...(indices.length > 1 ? [formatCounted(indices.length, 'bundle', 'bundles')] : []),
    ...(told.some((one) => one.entries !== null) ? [formatCounted(entries, 'entry', 'entries')] : []),
    ...(findings > 0 ? [formatCounted(findings, 'finding', 'findings')] : []),
    ...(seam === undefined || seam === 'holds' ? [] : [SEAMS[seam].clause]),
    ...(indices.some((index) => board.seamsBehind(index).some(({ kind }) => kind === 'broken')) ? ['the bundle behind it does not link to it'] : []),
  ].join(', ');
}

/** Where a key moves the cursor; null when the key means nothing here. */
export function dateAfter(key: { readonly key: string; readonly ctrlKey: boolean; readonly shiftKey: boolean }, date: string, { months }: Pick<BoardRows, 'months'>, first: string, last: string): string | null {
  const month = monthOf(date);
  const clamp = (to: string): string => (to < first ? first : to > last ? last : to);
  const byMonths = (step: number): string => {
    const to = months[Math.min(months.length - 1, Math.max(0, months.indexOf(month) + step))] ?? month;
    return clamp(dateIn(to, dayOf(date)));
  };
  switch (key.key) {
    case 'ArrowRight':
      return clamp(intoRows(toDate(toDayNumber(date) + 1), months, 1));
    case 'ArrowLeft':
      return clamp(intoRows(toDate(toDayNumber(date) - 1), months, -1));
    case 'ArrowDown':
      return byMonths(1);
    case 'ArrowUp':
      return byMonths(-1);
    case 'PageDown':
      return byMonths(key.shiftKey ? 12 : 1);
    case 'PageUp':
      return byMonths(key.shiftKey ? -12 : -1);
    case 'Home':
      return key.ctrlKey ? first : clamp(`${month}-01`);
    case 'End':
      return key.ctrlKey ? last : clamp(dateIn(month, 31));
    default:
      return null;
  }
}

/** A date whose month was left out gives the nearest day that is drawn, in the direction of the step. */
function intoRows(date: string, months: readonly string[], step: 1 | -1): string {
  const month = monthOf(date);
  if (months.length >= 2 && !months.includes(month)) {
    const next = step === 1 ? months.find((one) => one > month) : [...months].reverse().find((one) => one < month);
    return next === undefined ? date : dateIn(next, step === 1 ? 1 : 31);
  }
  return date;
}
