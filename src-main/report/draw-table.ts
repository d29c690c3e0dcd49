import type { Block, Cell, Fact, Line } from '#core/report';

import { CONTENT_BOTTOM, CONTENT_WIDTH, INK, LEADING, PAGE, SIZE } from './ink';
import type { Element, Row, Sheet } from './sheet';
import { shifted, sum } from './draw-text';
import { INK_OF_TONE, drawStatus } from './status-mark';
import { styleOf, styledValue } from './styles';

type Table = Extract<Block, { kind: 'table' }>;
type Set = { readonly x: number; readonly rows: readonly Row[]; readonly cell: Cell };
/** How closely a table is set. */
type Density = { readonly x: number; readonly y: number; readonly least: number; readonly mono: number; readonly text: number; readonly mark: number; readonly label: number };

const ROOMY: Density = { x: 8, y: 4, least: 40, mono: SIZE.tiny + 0.4, text: SIZE.body, mark: 8, label: 42 };
const DENSE: Density = { x: 6, y: 1, least: 12, mono: SIZE.tiny - 0.2, text: SIZE.small, mark: 6.5, label: 36 };
const HEADER_PADDING = 4;
const HEADER_HEIGHT = SIZE.small * LEADING + 2 * HEADER_PADDING;
const FACT_LABEL_WIDTH = 104;
const ROW_ROOM = CONTENT_BOTTOM - PAGE.top - HEADER_HEIGHT;

const densityOf = ({ dense }: Table): Density => (dense === true ? DENSE : ROOMY);

const heightOf = (sets: readonly Set[], { y }: Density): number => Math.max(0, ...sets.map((set) => sum(set.rows))) + 2 * y;
/** What a row takes where it begins: all of itself, unless no page holds that. */
const leastOf = (sets: readonly Set[], density: Density): number => (heightOf(sets, density) <= ROW_ROOM ? Math.max(density.least, heightOf(sets, density)) : 60);

/** A table whose head is repeated on each page and whose rows may be taller than one. */
export function drawTable(sheet: Sheet, parent: Element, block: Table): void {
  const table = sheet.child(parent, 'Table');
  const density = densityOf(block);
  const columns = columnsOf(block, density);
  const setsOf = (cells: readonly Cell[]): readonly Set[] => cells.map((cell, index) => {
    const { x = 0, room = 0 } = columns[index] ?? {};
    const rows = cellRows(sheet, cell, room, density);
    return { x, cell, rows: block.columns[index]?.toTheRight === true ? rows.map((row) => shifted(row, room - row.line.width)) : rows };
  });
  // Never a head alone at the foot of a page.
  sheet.need(HEADER_HEIGHT + leastOf(setsOf(block.rows[0] ?? []), density));
  drawHead(sheet, table, block, columns);
  for (const cells of block.rows) {
    const sets = setsOf(cells);
    drawRow(sheet, table, sets, density, () => { sheet.artifact(() => { drawHeadMarks(sheet, block, columns, 'text too'); }); sheet.y += HEADER_HEIGHT; });
  }
  sheet.y += 10;
}

/** Where a column begins, and how wide what it holds may be. */
type Placed = { readonly x: number; readonly room: number };

function columnsOf(block: Table, density: Density): readonly Placed[] {
  let x: number = PAGE.left;
  return block.columns.map((column, index) => {
    const width = column.share * CONTENT_WIDTH;
    x += width;
    // The last column has the margin beside it.
    return { x: x - width, room: index === block.columns.length - 1 ? width : width - density.x };
  });
}

function drawHead(sheet: Sheet, table: Element, block: Table, columns: readonly Placed[]): void {
  sheet.artifact(() => { drawHeadMarks(sheet, block, columns, 'ground only'); });
  const row = sheet.child(table, 'TR');
  block.columns.forEach((column, index) => {
    const element = sheet.child(row, 'TH', { scope: 'Column' });
    sheet.marked(element, () => { drawHeadWord(sheet, column, columns[index]); });
  });
  sheet.y += HEADER_HEIGHT;
}

function drawHeadMarks(sheet: Sheet, block: Table, columns: readonly Placed[], what: 'ground only' | 'text too'): void {
  sheet.rule(PAGE.left, sheet.y + HEADER_HEIGHT, CONTENT_WIDTH, INK.second, 0.7);
  if (what === 'text too') block.columns.forEach((column, index) => { drawHeadWord(sheet, column, columns[index]); });
}

function drawHeadWord(sheet: Sheet, { title, toTheRight }: Table['columns'][number], { x, room }: Placed = { x: 0, room: 0 }): void {
  const inset = toTheRight === true ? room - sheet.measure(title, 'sansStrong', SIZE.small) : 0;
  sheet.write(title, 'sansStrong', SIZE.small, INK.second, x + inset, sheet.y + HEADER_PADDING + SIZE.small);
}

/** Draws one row, over several pages where it is taller than what is left of one; no line of a cell is lost. */
function drawRow(sheet: Sheet, table: Element, sets: readonly Set[], density: Density, again: () => void): void {
  const height = heightOf(sets, density);
  const fitsOnOnePage = height <= ROW_ROOM;
  const turn = (): void => { sheet.newPage(); again(); };
  if (height > sheet.left && (fitsOnOnePage || sheet.left < 60)) turn();
  const row = sheet.child(table, 'TR');
  const elements = sets.map((set, index) => sheet.child(row, index === 0 && set.cell.tone === undefined ? 'TH' : 'TD', index === 0 && set.cell.tone === undefined ? { scope: 'Row' } : {}));
  let rest = sets.map((set) => set.rows);
  for (let first = true; first || rest.some((rows) => rows.length > 0); first = false) {
    if (!first) turn();
    rest = drawPart(sheet, sets, elements, rest, first, density);
  }
  row.end();
}

/** Draws what fits of each cell beside each other and gives what does not. */
function drawPart(sheet: Sheet, sets: readonly Set[], elements: readonly Element[], rest: readonly (readonly Row[])[], first: boolean, density: Density): (readonly Row[])[] {
  const top = sheet.y + density.y;
  const limit = CONTENT_BOTTOM - density.y;
  let bottom = top;
  const left = sets.map((set, index) => {
    const rows = rest[index] ?? [];
    const element = elements[index];
    if (element === undefined || rows.length === 0) return [];
    let y = top;
    let at = 0;
    if (first && set.cell.tone !== undefined) markStatus(sheet, set, top, density);
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
  sheet.y = bottom + density.y;
  sheet.artifact(() => { sheet.rule(PAGE.left, sheet.y, CONTENT_WIDTH, INK.hairline); });
  return left;
}

function markStatus(sheet: Sheet, set: Set, top: number, { mark, text }: Density): void {
  const { tone } = set.cell;
  if (tone !== undefined) sheet.artifact(() => { drawStatus(sheet, tone, set.x, top + (text * LEADING - mark) / 2, mark); });
}

function cellRows(sheet: Sheet, cell: Cell, width: number, density: Density): readonly Row[] {
  return cell.lines.flatMap((line, index) => lineRows(sheet, line, width, index === 0 ? cell : null, density));
}

function lineRows(sheet: Sheet, line: Line, width: number, toned: Cell | null, density: Density): readonly Row[] {
  const inset = toned?.tone !== undefined ? density.mark + 5 : line.label === undefined ? 0 : density.label;
  const styled = line.as === 'mono' ? styledValue(line.text, density.mono, line.firstDifference ?? null) : [{ ...styleOf(line.as, line.text), size: density.text }];
  const coloured = toned?.tone === undefined ? styled : styled.map((piece) => ({ ...piece, colour: INK_OF_TONE[toned.tone ?? 'idle'] }));
  const rows = sheet.rows(coloured, width - inset).map((row) => shifted(row, inset));
  const label = line.label;
  if (label === undefined) return rows;
  const set = sheet.rows([{ text: label, face: 'sans', size: SIZE.small, colour: INK.quiet }], density.label)[0];
  return rows.map((row, index) => (index === 0 && set !== undefined ? { ...row, line: { ...row.line, runs: [...set.line.runs, ...row.line.runs] } } : row));
}

/** Names and values in two columns, read as a table with a head for each row. */
export function drawFacts(sheet: Sheet, parent: Element, facts: readonly Fact[]): void {
  const table = sheet.child(parent, 'Table');
  for (const fact of facts) {
    const label: Set = { x: PAGE.left, cell: { lines: [] }, rows: sheet.rows([{ text: fact.label, face: 'sans', size: SIZE.body, colour: INK.quiet }], FACT_LABEL_WIDTH - ROOMY.x) };
    const styled = fact.as === 'mono' ? styledValue(fact.text, SIZE.mono) : [styleOf(fact.as, fact.text)];
    const value: Set = { x: PAGE.left + FACT_LABEL_WIDTH, cell: { lines: [] }, rows: evened(sheet.rows(styled, CONTENT_WIDTH - FACT_LABEL_WIDTH)) };
    drawRow(sheet, table, [label, value], ROOMY, () => undefined);
  }
  sheet.y += 8;
}

/** Values of both kinds on the same grid as their labels. */
const evened = (rows: readonly Row[]): readonly Row[] => rows.map((row) => ({ ...row, height: SIZE.body * LEADING }));
