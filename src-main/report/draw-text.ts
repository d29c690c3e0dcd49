import type { Block } from '#core/report';

import { CONTENT_WIDTH, INK, LEADING, PAGE, SIZE } from './ink';
import type { Element, Row, Sheet } from './sheet';
import { INK_OF_TONE, drawStatus } from './status-mark';
import { styledPieces, styledValue } from './styles';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

const PANEL_PADDING = 10;
const CAPTION_GAP = 3;

export function drawHeading(sheet: Sheet, parent: Element, block: Of<'heading'>): void {
  const size = block.level === 2 ? SIZE.heading : SIZE.subheading;
  const rows = sheet.rows([{ text: block.text, face: 'sansStrong', size, colour: block.level === 2 ? INK.accent : INK.text }], CONTENT_WIDTH);
  // A heading alone at the foot of a page says nothing: some of what it heads must fit below it.
  sheet.need(rows.length * size * LEADING + 70);
  sheet.y += block.level === 2 ? 12 : 10;
  if (block.listed) sheet.bookmark(block.text);
  sheet.flow(sheet.child(parent, `H${String(block.level)}`), rows, PAGE.left);
  sheet.y += 4;
}

export function drawParagraph(sheet: Sheet, parent: Element, block: Of<'paragraph'>): void {
  sheet.flow(sheet.child(parent, 'P'), sheet.rows(styledPieces(block.pieces), CONTENT_WIDTH), PAGE.left);
  sheet.y += 6;
}

/** A short notice on a ground of its own; it never breaks over pages. */
export function drawCallout(sheet: Sheet, parent: Element, block: Of<'callout'>): void {
  const inset = PANEL_PADDING + 18;
  const title = sheet.rows([{ text: block.title, face: 'sansStrong', size: SIZE.body, colour: INK_OF_TONE[block.tone] }], CONTENT_WIDTH - inset - PANEL_PADDING);
  const text = sheet.rows([{ text: block.text, face: 'sans', size: SIZE.body, colour: INK.text }], CONTENT_WIDTH - inset - PANEL_PADDING);
  const height = sum(title) + sum(text) + 2 * PANEL_PADDING - 4;
  sheet.need(height + 8);
  const top = sheet.y + 2;
  sheet.artifact(() => {
    sheet.doc.rect(PAGE.left, top, CONTENT_WIDTH, height).fill(INK.panel);
    sheet.doc.rect(PAGE.left, top, 2.5, height).fill(INK_OF_TONE[block.tone]);
    drawStatus(sheet, block.tone, PAGE.left + PANEL_PADDING + 2, top + PANEL_PADDING + 0.5, 9);
  });
  sheet.y = top + PANEL_PADDING - 2;
  const element = sheet.child(parent, 'Note');
  sheet.flow(sheet.child(element, 'P'), title, PAGE.left + inset);
  sheet.flow(sheet.child(element, 'P'), text, PAGE.left + inset);
  sheet.y = top + height + 8;
}

/** Lines for a shell: each begins at the left; one too long is wrapped under itself. */
export function drawMono(sheet: Sheet, parent: Element, block: Of<'mono'>): void {
  const width = CONTENT_WIDTH - 2 * PANEL_PADDING;
  const rows = block.lines.flatMap((line) => {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const step = sheet.measure('0', 'mono', SIZE.mono) * indent;
    const set = sheet.rows([{ text: line.slice(indent), face: 'mono', size: SIZE.mono, colour: INK.text, anywhere: true }], width - step);
    return set.map((row) => shifted(row, step));
  });
  const caption = captionRows(sheet, block.caption);
  sheet.need(sum(caption) + CAPTION_GAP + Math.min(sum(rows), 80) + 2 * PANEL_PADDING);
  sheet.flow(sheet.child(parent, 'P'), caption, PAGE.left);
  sheet.y += CAPTION_GAP;
  flowOnPanel(sheet, sheet.child(parent, 'Code'), rows);
  sheet.y += 8;
}

/** Rows on a tinted ground that follows them over page ends. */
function flowOnPanel(sheet: Sheet, element: Element, rows: readonly Row[]): void {
  let rest = rows;
  while (rest.length > 0) {
    const height = rest[0]?.height ?? 0;
    sheet.need(height + 2 * 6);
    const count = Math.min(Math.max(1, Math.floor((sheet.left - 2 * 6) / height)), rest.length);
    const part = rest.slice(0, count);
    const ground = sum(part) + 2 * 6;
    sheet.artifact(() => sheet.doc.rect(PAGE.left, sheet.y, CONTENT_WIDTH, ground).fill(INK.panel));
    const bottom = sheet.y + ground;
    sheet.y += 6;
    sheet.flow(element, part, PAGE.left + PANEL_PADDING);
    sheet.y = bottom;
    rest = rest.slice(count);
  }
}

export function drawComparison(sheet: Sheet, parent: Element, block: Of<'comparison'>): void {
  const labelWidth = 62;
  const caption = captionRows(sheet, block.caption);
  const verdict = block.firstDifference === null ? 'equal in every character' : `first difference at character ${String(block.firstDifference + 1)}`;
  const note = sheet.rows([{ text: verdict, face: 'sansStrong', size: SIZE.small, colour: block.firstDifference === null ? INK.good : INK.bad }], CONTENT_WIDTH - labelWidth);
  sheet.need(sum(caption) + 60);
  sheet.flow(sheet.child(parent, 'P'), caption, PAGE.left);
  sheet.y += CAPTION_GAP;
  for (const value of block.values) {
    const rows = sheet.rows(styledValue(value.text, SIZE.mono, block.firstDifference), CONTENT_WIDTH - labelWidth);
    const label = sheet.rows([{ text: value.label, face: 'sans', size: SIZE.small, colour: INK.quiet }], labelWidth);
    sheet.need(rows[0]?.height ?? 0);
    const element = sheet.child(parent, 'P');
    const top = sheet.y;
    sheet.marked(element, () => label.forEach((row) => { sheet.draw({ ...row, height: rows[0]?.height ?? row.height }, PAGE.left, top); }));
    sheet.flow(element, rows, PAGE.left + labelWidth);
  }
  sheet.flow(sheet.child(parent, 'P'), note, PAGE.left + labelWidth);
  sheet.y += 7;
}

export function captionRows(sheet: Sheet, caption: string): readonly Row[] {
  return sheet.rows([{ text: caption, face: 'sans', size: SIZE.small, colour: INK.quiet }], CONTENT_WIDTH);
}

export const sum = (rows: readonly Row[]): number => rows.reduce((total, row) => total + row.height, 0);

export function shifted(row: Row, by: number): Row {
  return { ...row, line: { ...row.line, runs: row.line.runs.map((run) => ({ ...run, x: run.x + by })) } };
}
