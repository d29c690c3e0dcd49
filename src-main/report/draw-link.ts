import type { Block, LinkSide } from '#core/report';

import { CONTENT_WIDTH, INK, PAGE, SIZE } from './ink';
import type { Element, Sheet } from './sheet';
import { captionRows, sum } from './draw-text';
import { styledValue } from './styles';
import { drawStatus } from './status-mark';

type Link = Extract<Block, { kind: 'link' }>;

const GAP = 96;
const BOX = { width: (CONTENT_WIDTH - GAP) / 2, height: 58, padding: 9 } as const;

/** Two neighbours and the link between them that does not hold: the one picture of the report. */
export function drawLink(sheet: Sheet, parent: Element, block: Link): void {
  const caption = captionRows(sheet, block.caption);
  const ink = block.isOpen ? INK.open : INK.bad;
  sheet.need(BOX.height + sum(caption) + 16);
  const top = sheet.y + 2;
  const right = PAGE.left + BOX.width + GAP;
  sheet.artifact(() => {
    drawBoxes(sheet, top, right, ink);
    drawChain(sheet, PAGE.left + BOX.width, right, top + BOX.height / 2, ink);
    drawStatus(sheet, block.isOpen ? 'open' : 'bad', (PAGE.left + BOX.width + right) / 2 - 5, top + BOX.height / 2 - 5, 10);
  });
  const figure = sheet.child(parent, 'Figure', { alt: block.caption });
  sheet.marked(figure, () => {
    drawSide(sheet, block.before, PAGE.left, top);
    drawSide(sheet, block.entry, right, top);
    const word = block.isOpen ? 'left open' : 'link broken';
    const width = sheet.measure(word, 'sansStrong', SIZE.small);
    sheet.write(word, 'sansStrong', SIZE.small, ink, PAGE.left + BOX.width + (GAP - width) / 2, top + BOX.height / 2 + 20);
  });
  sheet.y = top + BOX.height + 5;
  sheet.flow(sheet.child(parent, 'Caption'), caption, PAGE.left);
  sheet.y += 9;
}

function drawBoxes({ doc }: Sheet, top: number, right: number, ink: string): void {
  doc.lineWidth(0.8).strokeColor(INK.rule);
  doc.roundedRect(PAGE.left, top, BOX.width, BOX.height, 3).fillAndStroke(INK.panel, INK.rule);
  doc.roundedRect(right, top, BOX.width, BOX.height, 3).fillAndStroke(INK.panel, ink);
}

/** Two halves of a link that stop short of each other, with room for a sign between. */
function drawChain({ doc }: Sheet, from: number, to: number, y: number, ink: string): void {
  const middle = (from + to) / 2;
  const short = 15;
  doc.save().lineWidth(1.4).lineCap('round').strokeColor(ink);
  doc.moveTo(from, y).lineTo(middle - short, y).stroke();
  doc.moveTo(middle + short, y).lineTo(to, y).stroke();
  doc.circle(from, y, 2.6).fill(ink);
  doc.circle(to, y, 2.6).fill(ink);
  doc.lineWidth(1);
  doc.moveTo(middle - short, y - 5).lineTo(middle - short + 3, y + 5).stroke();
  doc.moveTo(middle + short - 3, y - 5).lineTo(middle + short, y + 5).stroke();
  doc.restore();
}

function drawSide(sheet: Sheet, side: LinkSide, x: number, top: number): void {
  const inner = x + BOX.padding;
  const title = sheet.rows([{ text: `Entry ${side.sequence}`, face: 'sansStrong', size: SIZE.body, colour: INK.text }], BOX.width - 2 * BOX.padding - 60)[0];
  if (title !== undefined) sheet.draw(title, inner, top + 6);
  const field = sheet.measure(side.field, 'mono', SIZE.tiny);
  sheet.write(side.field, 'mono', SIZE.tiny, INK.quiet, x + BOX.width - BOX.padding - field, top + 15.5);
  const rows = sheet.rows(styledValue(side.value, SIZE.mono), sheet.measure('0', 'mono', SIZE.mono) * 32 + 0.5);
  rows.slice(0, 2).forEach((row, index) => { sheet.draw(row, inner, top + 24 + index * 13); });
  if (rows.length > 2) sheet.write('\u2026 whole value below', 'sans', SIZE.tiny, INK.quiet, inner, top + 55);
}
