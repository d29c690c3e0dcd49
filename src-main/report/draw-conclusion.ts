import type { Block } from '#core/report';

import { CONTENT_WIDTH, INK, LEADING, PAGE, SIZE } from './ink';
import { sum } from './draw-text';
import type { Element, Sheet } from './sheet';
import { INK_OF_TONE, drawStatus } from './status-mark';

type Conclusion = Extract<Block, { kind: 'conclusion' }>;

/** The head of the first page: what the document is, and the conclusion in its own words. */
export function drawConclusion(sheet: Sheet, parent: Element, block: Conclusion): void {
  const ink = INK_OF_TONE[block.tone];
  sheet.leaf(parent, 'P', () => {
    sheet.write('Examination report', 'sansStrong', SIZE.subheading, INK.accent, PAGE.left, sheet.y + 8);
    sheet.write('Hash-chained decision log', 'sans', SIZE.subheading, INK.quiet, PAGE.left + 96, sheet.y + 8);
  });
  sheet.y += 24;
  const inset = 16;
  const headline = sheet.rows([{ text: block.headline, face: 'sansStrong', size: SIZE.headline, colour: INK.text }], CONTENT_WIDTH - inset);
  const meaning = sheet.rows([{ text: block.meaning, face: 'sans', size: SIZE.body + 0.5, colour: INK.text }], CONTENT_WIDTH - inset);
  const top = sheet.y;
  const height = 22 + sum(headline) * (1.2 / LEADING) + 4 + sum(meaning);
  sheet.artifact(() => {
    sheet.doc.rect(PAGE.left, top, 4, height).fill(ink);
    drawStatus(sheet, block.tone, PAGE.left + inset, top + 1, 13);
  });
  sheet.leaf(parent, 'P', () => {
    sheet.write('Conclusion: ', 'sans', 10.5, INK.second, PAGE.left + inset + 20, top + 11.5);
    const width = sheet.measure('Conclusion: ', 'sans', 10.5);
    sheet.write(block.word, 'sansStrong', 10.5, ink, PAGE.left + inset + 20 + width, top + 11.5);
  });
  sheet.y = top + 22;
  const tight = headline.map((row) => ({ ...row, height: row.height * (1.2 / LEADING) }));
  sheet.flow(sheet.child(parent, 'H1'), tight, PAGE.left + inset);
  sheet.y += 4;
  sheet.flow(sheet.child(parent, 'P'), meaning, PAGE.left + inset);
  sheet.y = top + height + 14;
}
