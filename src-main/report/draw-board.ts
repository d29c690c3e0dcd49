import type { Block, BoardKey, BoardRow } from '#core/report';

import { CONTENT_WIDTH, INK, PAGE, SIZE } from './ink';
import { drawDay, drawSeam } from './day-cell';
import { captionRows, sum } from './draw-text';
import type { Element, Sheet } from './sheet';

type Board = Extract<Block, { kind: 'board' }>;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LABELS = { year: 27, month: 25 } as const;
const CELL = { width: 12.2, gap: 1 } as const;
const DAYS_LEFT = PAGE.left + LABELS.year + LABELS.month;
const HEAD = 13;
const LEGEND = { height: 12, width: 15 } as const;

/** A row is as high as the cells are wide where the months are few, and lower where they are many: seven years stay on a page. */
const rowHeight = (rows: number): number => (rows <= 24 ? 12.2 : rows <= 72 ? 8 : 7);
/** Room before a January. */
const yearGap = (rows: number): number => (rows <= 24 ? 5 : 3.5);

/** What a board takes from its caption to its last row, were the page long enough. */
export function heightOfBoard(sheet: Sheet, { caption, rows }: Board): number {
  const years = rows.filter((row) => row.kind === 'month' && row.month.endsWith('-01')).length;
  return sum(captionRows(sheet, caption)) + LEGEND.height + HEAD + 34 + rows.length * rowHeight(rows.length) + years * yearGap(rows.length);
}

/**
 * The archive as a calendar: a row a month, a cell a day, over as many pages as there are years for. A figure with its
 * caption and legend as the text of it: each cell is in the table of days.
 */
export function drawBoard(sheet: Sheet, parent: Element, block: Board): void {
  const caption = captionRows(sheet, block.caption);
  const height = rowHeight(block.rows.length);
  sheet.flow(sheet.child(parent, 'Caption'), caption, PAGE.left);
  sheet.y += 4;
  drawLegend(sheet, parent, block.keys);
  const figure = sheet.child(parent, 'Figure', { alt: altOf(block.keys) });
  drawHead(sheet);
  block.rows.forEach((row, index) => {
    const january = row.kind === 'month' && row.month.endsWith('-01') && index > 0;
    if (january) sheet.y += yearGap(block.rows.length);
    const fresh = wouldTurn(sheet, block.rows, index, height);
    if (fresh) {
      sheet.newPage();
      drawHead(sheet);
    }
    sheet.marked(figure, () => { drawRow(sheet, row, height, index === 0 || january || fresh || block.rows[index - 1]?.kind === 'jump'); });
    sheet.y += height;
  });
  sheet.y += 12;
}

/** A page ends between years where the next year fits on one, and else where it is full. */
function wouldTurn(sheet: Sheet, rows: readonly BoardRow[], index: number, height: number): boolean {
  const row = rows[index];
  if (sheet.left < height) return true;
  if (row?.kind !== 'month' || !row.month.endsWith('-01') || index === 0) return false;
  const year = row.month.slice(0, 4);
  const months = rows.slice(index, index + 12).filter((one) => one.kind === 'month' && one.month.startsWith(year)).length;
  return sheet.left < months * height;
}

/** Only what is in the figure for who cannot see it: counts, and where each day is to be found. */
function altOf(keys: readonly BoardKey[]): string {
  return `Calendar of the archive. ${keys.map(({ word, dates }) => `${word}: ${String(dates)}`).join(', ')}. Each date is in the table of days.`;
}

function drawHead(sheet: Sheet): void {
  sheet.artifact(() => {
    for (let day = 1; day <= 31; day += 1) {
      const text = String(day);
      const width = sheet.measure(text, 'sans', 6);
      sheet.write(text, 'sans', 6, INK.quiet, DAYS_LEFT + (day - 1) * CELL.width + (CELL.width - CELL.gap - width) / 2, sheet.y + 8);
    }
    writeRight(sheet, 'Entries', 'sansStrong', sheet.y + 8);
    sheet.rule(PAGE.left, sheet.y + 10.5, CONTENT_WIDTH, INK.rule);
  });
  sheet.y += HEAD;
}

function drawRow(sheet: Sheet, row: BoardRow, height: number, namesYear: boolean): void {
  const baseline = sheet.y + height / 2 + 2.2;
  if (row.kind === 'jump') {
    sheet.write(row.text, 'sans', 6.5, INK.quiet, DAYS_LEFT, baseline);
    return;
  }
  const { month, days, entries } = row;
  if (namesYear) sheet.write(month.slice(0, 4), 'sansStrong', SIZE.small, INK.text, PAGE.left, baseline);
  sheet.write(MONTHS[Number(month.slice(5)) - 1] ?? '', 'sans', 6.5, INK.second, PAGE.left + LABELS.year, baseline);
  days.forEach((day, index) => {
    const x = DAYS_LEFT + index * CELL.width;
    if (day !== null) {
      drawDay(sheet, day.state, x, sheet.y + CELL.gap / 2, CELL.width - CELL.gap, height - CELL.gap);
      if (day.seam !== undefined) drawSeam(sheet, day.seam, x - CELL.gap / 2, sheet.y - CELL.gap / 2, height + CELL.gap);
    } else sheet.doc.circle(x + (CELL.width - CELL.gap) / 2, sheet.y + height / 2, 0.5).fill(INK.rule);
  });
  writeRight(sheet, entries, 'mono', baseline);
}

function writeRight(sheet: Sheet, text: string, face: 'mono' | 'sansStrong', baseline: number): void {
  const size = face === 'mono' ? 6.5 : 6;
  sheet.write(text, face, size, face === 'mono' ? INK.text : INK.second, PAGE.left + CONTENT_WIDTH - sheet.measure(text, face, size), baseline);
}

/** Signs with their words, on as many lines as they need. */
function drawLegend(sheet: Sheet, parent: Element, keys: readonly BoardKey[]): void {
  let x: number = PAGE.left;
  sheet.leaf(parent, 'P', () => {
    for (const { sign, word, dates } of keys) {
      const text = `${String(dates)} ${word}`;
      const width = LEGEND.width + sheet.measure(text, 'sans', SIZE.small);
      if (x + width > PAGE.left + CONTENT_WIDTH) {
        x = PAGE.left;
        sheet.y += LEGEND.height + 2;
      }
      if (sign === 'broken' || sign === 'open') drawSeam(sheet, sign, x + CELL.width / 2, sheet.y, 11);
      else drawDay(sheet, sign, x, sheet.y + 1, CELL.width - CELL.gap, 9);
      sheet.write(text, 'sans', SIZE.small, INK.text, x + LEGEND.width, sheet.y + 8.2);
      x += width + 12;
    }
  });
  sheet.y += LEGEND.height + 4;
}
