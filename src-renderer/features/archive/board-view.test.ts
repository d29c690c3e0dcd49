import { describe, expect, it } from 'vitest';

import { Board } from '../../state/board';
import { spanOf, toDate, toDayNumber } from '../../state/calendar';
import { SMALL, dateAfter, monthsOf, rowsWithin, sizeFor, toCell, toCells, toRows } from './board-view';
import { toYears } from './years-view';

function boardOf(dates: readonly string[]): Board {
  const board = new Board();
  board.add(0, dates.length, dates.map((date) => ({ date, bundle: `${date}/bundle.json` })));
  return board;
}

const days = (first: string, count: number): string[] => Array.from({ length: count }, (_, day) => toDate(toDayNumber(first) + day));
const press = (key: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}) => ({ key, ctrlKey: false, shiftKey: false, ...held });

describe('the rows of the board', () => {
  it.each([
    ['a day', days('2026-05-06', 1), 1],
    ['three days over the turn of a year', days('2025-12-31', 3), 2],
    ['thirty days', days('2026-05-06', 30), 2],
    ['seven years', days('2019-01-01', 2557), 84],
    ['thirty years', days('1996-01-01', 10_958), 360],
  ])('are a month each: %s', (_what, dates, months) => {
    expect(monthsOf(boardOf(dates))).toHaveLength(months);
  });

  it('stand under a heading a year, and only those in view are drawn', () => {
    const rows = toRows(monthsOf(boardOf(days('1996-01-01', 10_958))), SMALL);
    expect(rows.rows.filter(({ kind }) => kind === 'year')).toHaveLength(30);
    expect(rows.height).toBe(360 * SMALL.month + 30 * SMALL.year);
    const shown = rowsWithin(rows, 4000, 4600);
    expect(shown.length).toBeLessThan(30);
    expect(shown[0]?.top).toBeLessThanOrEqual(4000);
    expect(rowsWithin(rows, 1e9, 2e9)).toEqual([]);
  });

  it('are few where few months are, and then large', () => {
    expect(sizeFor(1).month).toBeGreaterThan(sizeFor(84).month);
  });

  it('leave out what lies between bundles that are centuries apart, and say so', () => {
    const months = monthsOf(boardOf(['0001-01-01', '2026-05-06', '9999-12-31']));
    expect(months).toEqual(['0001-01', '2026-05', '9999-12']);
    expect(toRows(months, SMALL).rows.filter(({ kind }) => kind === 'left-out')).toHaveLength(2);
    expect(dateAfter(press('ArrowRight'), '2026-05-31', { months }, '0001-01-01', '9999-12-31')).toBe('9999-12-01');
    expect(dateAfter(press('ArrowLeft'), '2026-05-01', { months }, '0001-01-01', '9999-12-31')).toBe('0001-01-31');
  });
});

describe('a day of the board', () => {
  it('is said in words: date, state, entries, findings, and what lies before it', () => {
    const board = boardOf(['2026-03-11', '2026-03-12']);
    board.tell([{ index: 1, state: 'failed', entries: 1024, findings: 2 }]);
    board.judge([{ before: 0, after: 1, kind: 'broken', proves: true }]);
    expect(toCell(board, '2026-03-12').label).toBe('12 March 2026, failed, 1,024 entries, 2 findings, does not link to the bundle before it');
    expect(toCell(board, '2026-03-11').label).toBe('11 March 2026, not read yet, the bundle behind it does not link to it');
  });

  it('is empty before the first and after the last, and missing between', () => {
    const cells = toCells(boardOf(['2026-02-10', '2026-02-12']), '2026-02');
    expect(cells).toHaveLength(28);
    expect(cells.map((cell) => cell?.state)).toEqual([...Array.from({ length: 9 }, () => undefined), 'not-read', 'missing', 'not-read', ...Array.from({ length: 16 }, () => undefined)]);
  });
});

describe('the keys of the board', () => {
  const board = boardOf(days('2024-01-31', 800));
  const [first, last] = [board.first ?? '', board.last ?? ''];
  const rows = { months: monthsOf(board) };

  it.each([
    ['ArrowRight', {}, '2024-03-31', '2024-04-01'],
    ['ArrowLeft', {}, '2024-03-01', '2024-02-29'],
    ['ArrowDown', {}, '2024-03-31', '2024-04-30'],
    ['PageUp', {}, '2024-03-31', '2024-02-29'],
    ['PageDown', { shiftKey: true }, '2024-03-31', '2025-03-31'],
    ['Home', {}, '2024-03-12', '2024-03-01'],
    ['End', {}, '2024-02-12', '2024-02-29'],
    ['Home', { ctrlKey: true }, '2024-03-12', first],
    ['End', { ctrlKey: true }, '2024-03-12', last],
    ['ArrowLeft', {}, first, first],
    ['ArrowRight', {}, last, last],
    ['ArrowUp', {}, first, first],
    ['x', {}, first, null],
  ])('%s %j from %s leads to %s', (key, held, from, to) => {
    expect(dateAfter(press(key, held), from, rows, first, last)).toBe(to);
  });
});

describe('the years at a glance', () => {
  it('give a month the worst of its days, and do not hide a broken seam behind days that passed by themselves', () => {
    const dates = days('2024-01-01', 366);
    const board = boardOf(dates);
    board.tell(dates.map((_, index) => ({ index, state: 'passed' as const, entries: 1, findings: 0 })));
    board.tell([{ index: 40, state: 'failed', entries: 1, findings: 1 }]);
    board.judge([{ before: 99, after: 100, kind: 'broken', proves: true }]);
    const [year] = toYears(board, monthsOf(board));
    expect(year?.months.map((mark) => mark?.state === 'passed')).toEqual([true, false, true, false, ...Array.from({ length: 8 }, () => true)]);
    expect(year?.months[3]).toMatchObject({ state: 'indeterminate', isBroken: true, title: 'April 2024: 28 passed, 2 indeterminate, 1 seam does not hold' });
    expect(spanOf(board.first ?? '', board.last ?? '')).toBe(366);
  });
});
