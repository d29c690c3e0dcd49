import type { ReportDocument } from '#core/report';

import { CONTENT_WIDTH, INK, PAGE, SIZE } from './ink';
import type { Sheet } from './sheet';

const HEADER = 40;
const FOOTER = PAGE.height - 34;

/** What stands on every page: whose report it is, its id, and which page of how many. */
export function drawFurniture(sheet: Sheet, document: ReportDocument, pages: number): void {
  for (let page = 0; page < pages; page += 1) {
    sheet.doc.switchToPage(page);
    sheet.artifact(() => {
      sheet.write('Tamperscope', 'sansStrong', SIZE.small, INK.accent, PAGE.left, HEADER);
      right(sheet, `Report ${document.reportId}`, HEADER);
      sheet.rule(PAGE.left, HEADER + 7, CONTENT_WIDTH, INK.rule);
      sheet.rule(PAGE.left, FOOTER - 12, CONTENT_WIDTH, INK.rule);
      sheet.write(`Issued ${document.issuedAt} (claimed)`, 'sans', SIZE.small, INK.quiet, PAGE.left, FOOTER);
      right(sheet, `Page ${String(page + 1)} of ${String(pages)}`, FOOTER);
    }, 'Pagination');
  }
}

function right(sheet: Sheet, text: string, baseline: number): void {
  const width = sheet.measure(text, 'sans', SIZE.small);
  sheet.write(text, 'sans', SIZE.small, INK.second, PAGE.left + CONTENT_WIDTH - width, baseline);
}
