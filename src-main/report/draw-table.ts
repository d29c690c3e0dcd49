import type { Block, Cell, Fact, Line } from '#core/report';

import { CONTENT_BOTTOM, CONTENT_WIDTH, INK, LEADING, PAGE, SIZE } from './ink';
import type { Element, Row, Sheet } from './sheet';
import { shifted, sum } from './draw-text';
import { INK_OF_TONE, drawStatus } from './status-mark';
import { styleOf, styledValue } from './styles';

type Table = Extract<Block, { kind: 'table' }>;
type Set = { readonly x: number; readonly rows: readonly Row[]; readonly cell: Cell };

const PADDING = { x: 8, y: 4 } as const;
const LABEL_WIDTH = 42;
const HEADER_HEIGHT = SIZE.small * LEADING + 2 * PADDING.y;
const FACT_LABEL_WIDTH = 104;
const ROW_ROOM = CONTENT_BOTTOM - PAGE.top - HEADER_HEIGHT;

const heightOf = (sets: readonly Set[]): number => Math.max(0, ...sets.map((set) => sum(set.rows))) + 2 * PADDING.y;
/** What a row takes where it begins: all of itself, unless no page holds that. */
const leastOf = (sets: readonly Set[]): number => (heightOf(sets) <= ROW_ROOM ? Math.max(40, heightOf(sets)) : 60);

/** A table whose head is repeated on each page and whose rows may be taller than one. */
export function drawTable(sheet: Sheet, parent: Element, block: Table): void {
  const table = sheet.child(parent, 'Table');
  const columns = columnsOf(block);
  const setsOf = (cells: readonly Cell[]): readonly Set[] => cells.map((cell, index) => ({ x: columns[index]?.x ?? 0, cell, rows: cellRows(sheet, cell, (columns[index]?.width ?? 0) - PADDING.x) }));
  // Never a head alone at the foot of a page.
  sheet.need(HEADER_HEIGHT + leastOf(setsOf(block.rows[0] ?? [])));
  drawHead(sheet, table, block, columns);
  for (const cells of block.rows) {
    const sets = setsOf(cells);
    drawRow(sheet, table, sets, () => { sheet.artifact(() => { drawHeadMarks(sheet, block, columns, 'text too'); }); sheet.y += HEADER_HEIGHT; });
  }
  sheet.y += 10;
}

type Placed = { readonly x: number; readonly width: number };

function columnsOf(block: Table): readonly Placed[] {
  let x: number = PAGE.left;
  return block.columns.map((column) => {
    const width = column.share * CONTENT_WIDTH;
    x += width;
    return { x: x - width, width };
  });
}

function drawHead(sheet: Sheet, table: Element, block: Table, columns: readonly Placed[]): void {
  sheet.artifact(() => { drawHeadMarks(sheet, block, columns, 'ground only'); });
  const row = sheet.child(table, 'TR');
  block.columns.forEach((column, index) => {
    const element = sheet.child(row, 'TH', { scope: 'Column' });
    sheet.marked(element, () => { drawHeadWord(sheet, column.title, columns[index]?.x ?? 0); });
  });
  sheet.y += HEADER_HEIGHT;
}

function drawHeadMarks(sheet: Sheet, block: Table, columns: readonly Placed[], what: 'ground only' | 'text too'): void {
  sheet.rule(PAGE.left, sheet.y + HEADER_HEIGHT, CONTENT_WIDTH, INK.second, 0.7);
  if (what === 'text too') block.columns.forEach((column, index) => { drawHeadWord(sheet, column.title, columns[index]?.x ?? 0); });
}

function drawHeadWord(sheet: Sheet, title: string, x: number): void {
  sheet.write(title, 'sansStrong', SIZE.small, INK.second, x, sheet.y + PADDING.y + SIZE.small);
}

/** Draws one row, over several pages where it is taller than what is left of one; no line of a cell is lost. */
function drawRow(sheet: Sheet, table: Element, sets: readonly Set[], again: () => void): void {
  const height = heightOf(sets);
  const fitsOnOnePage = height <= ROW_ROOM;
  const turn = (): void => { sheet.newPage(); again(); };
  if (height > sheet.left && (fitsOnOnePage || sheet.left < 60)) turn();
  const row = sheet.child(table, 'TR');
  const elements = sets.map((set, index) => sheet.child(row, index === 0 && set.cell.tone === undefined ? 'TH' : 'TD', index === 0 && set.cell.tone === undefined ? { scope: 'Row' } : {}));
  let rest = sets.map((set) => set.rows);
  for (let first = true; first || rest.some((rows) => rows.length > 0); first = false) {
    if (!first) turn();
    rest = drawPart(sheet, sets, elements, rest, first);
  }
  row.end();
}

/** Draws what fits of each cell beside each other and gives what does not. */
function drawPart(sheet: Sheet, sets: readonly Set[], elements: readonly Element[], rest: readonly (readonly Row[])[], first: boolean): (readonly Row[])[] {
  const top = sheet.y + PADDING.y;
  const limit = CONTENT_BOTTOM - PADDING.y;
  let bottom = top;
  const left = sets.map((set, index) => {
    const rows = rest[index] ?? [];
    const element = elements[index];
    if (element === undefined || rows.length === 0) return [];
    let y = top;
    let at = 0;
    if (first && set.cell.tone !== undefined) markStatus(sheet, set, top);
    sheet.marked(element, () => {
      for (let row = rows[at]; row !== undefined && y + row.height <= limit; row = rows[at]) {
        sheet.draw(row, set.x, y);
        y += row.height;
        at += 1;
      }
    });
    bottom = Math.max(bottom, y);
    return rows.slice(at);
  });
  sheet.y = bottom + PADDING.y;
  sheet.artifact(() => { sheet.rule(PAGE.left, sheet.y, CONTENT_WIDTH, INK.hairline); });
  return left;
}

function markStatus(sheet: Sheet, set: Set, top: number): void {
  const { tone } = set.cell;
  if (tone !== undefined) sheet.artifact(() => { drawStatus(sheet, tone, set.x, top + 2.4, 8); });
}

function cellRows(sheet: Sheet, cell: Cell, width: number): readonly Row[] {
  return cell.lines.flatMap((line, index) => lineRows(sheet, line, width, index === 0 ? cell : null));
}

function lineRows(sheet: Sheet, line: Line, width: number, toned: Cell | null): readonly Row[] {
  const inset = toned?.tone !== undefined ? 13 : line.label === undefined ? 0 : LABEL_WIDTH;
  const styled = line.as === 'mono' ? styledValue(line.text, SIZE.tiny + 0.4, line.firstDifference ?? null) : [styleOf(line.as, line.text)];
  const coloured = toned?.tone === undefined ? styled : styled.map((piece) => ({ ...piece, colour: INK_OF_TONE[toned.tone ?? 'idle'] }));
  const rows = sheet.rows(coloured, width - inset).map((row) => shifted(row, inset));
  const label = line.label;
  if (label === undefined) return rows;
  const set = sheet.rows([{ text: label, face: 'sans', size: SIZE.small, colour: INK.quiet }], LABEL_WIDTH)[0];
  return rows.map((row, index) => (index === 0 && set !== undefined ? { ...row, line: { ...row.line, runs: [...set.line.runs, ...row.line.runs] } } : row));
}

/** Names and values in two columns, read as a table with a head for each row. */
export function drawFacts(sheet: Sheet, parent: Element, facts: readonly Fact[]): void {
  const table = sheet.child(parent, 'Table');
  for (const fact of facts) {
    const label: Set = { x: PAGE.left, cell: { lines: [] }, rows: sheet.rows([{ text: fact.label, face: 'sans', size: SIZE.body, colour: INK.quiet }], FACT_LABEL_WIDTH - PADDING.x) };
    const styled = fact.as === 'mono' ? styledValue(fact.text, SIZE.mono) : [styleOf(fact.as, fact.text)];
    const value: Set = { x: PAGE.left + FACT_LABEL_WIDTH, cell: { lines: [] }, rows: evened(sheet.rows(styled, CONTENT_WIDTH - FACT_LABEL_WIDTH)) };
    drawRow(sheet, table, [label, value], () => undefined);
  }
  sheet.y += 8;
}

/** Values of both kinds on the same grid as their labels. */
const evened = (rows: readonly Row[]): readonly Row[] => rows.map((row) => ({ ...row, height: SIZE.body * LEADING }));
