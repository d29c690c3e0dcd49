import { worstState } from '../../state/board';
import type { Board, CellState } from '../../state/board';
import { dateIn, daysIn, longDate, monthName } from '../../state/calendar';
import { formatCount, formatCounted } from '../../ui/format';
import { STATE_ORDER, STATES } from './state-views';

/** A month at a glance: the worst of its days, and whether a seam of them does not hold. Null outside of the archive. */
export type MonthMark = { readonly month: string; readonly state: CellState; readonly isBroken: boolean; readonly title: string };
export type YearMark = { readonly year: string; readonly months: readonly (MonthMark | null)[]; readonly summary: string };

/** The years of the archive, each with twelve months; `months` as the board draws them. */
export function toYears(board: Board, months: readonly string[]): readonly YearMark[] {
  const years = new Map<string, (MonthMark | null)[]>();
  for (const month of months) {
    const year = month.slice(0, 4);
    const marks = years.get(year) ?? Array.from({ length: 12 }, () => null);
    years.set(year, marks);
    marks[Number(month.slice(5)) - 1] = toMonthMark(board, month);
  }
  return [...years].map(([year, marks]) => ({ year, months: marks, summary: yearSummary(marks) }));
}

function toMonthMark(board: Board, month: string): MonthMark {
  const counts = countDays(board, month);
  const present = STATE_ORDER.filter((state) => (counts.get(state) ?? 0) > 0);
  const broken = brokenSeams(board, month);
  const words = [...present.map((state) => `${formatCount(counts.get(state) ?? 0)} ${STATES[state].word}`), ...(broken === 0 ? [] : [brokenWords(broken)])];
  return { month, state: worstState(present), isBroken: broken > 0, title: `${monthName(month)} ${month.slice(0, 4)}: ${words.join(', ')}` };
}

/** Days of a month that do not follow what lies before them, or tell it differently. */
export function brokenSeams(board: Board, month: string): number {
  let broken = 0;
  for (let day = 1; day <= daysIn(month); day++) {
    const seam = board.seamOn(dateIn(month, day));
    if (seam === 'broken' || seam === 'overlap-conflict') broken++;
  }
  return broken;
}

export const brokenWords = (count: number): string => `${formatCounted(count, 'seam does', 'seams do')} not hold`;

/** How many days of a month are in each state, within the archive's dates. */
export function countDays(board: Board, month: string): ReadonlyMap<CellState, number> {
  const counts = new Map<CellState, number>();
  const { first, last } = board;
  for (let day = 1; day <= daysIn(month); day++) {
    const date = dateIn(month, day);
    if (first === null || last === null || date < first || date > last) continue;
    const state = board.stateOn(date);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

function yearSummary(marks: readonly (MonthMark | null)[]): string {
  const bad = marks.filter((mark) => mark !== null && (mark.isBroken || (mark.state !== 'passed' && mark.state !== 'not-read'))).length;
  return bad === 0 ? '' : `${bad} of 12 months hold days that did not pass, or seams that do not hold`;
}

/** "12 March 2024 to 3 May 2026", or one date. */
export const dateRange = (first: string, last: string): string => (first === last ? longDate(first) : `${longDate(first)} to ${longDate(last)}`);
