import type { Block } from '#core/report';

import { drawBoard } from './draw-board';
import { drawConclusion } from './draw-conclusion';
import { drawLink } from './draw-link';
import { drawFacts, drawTable } from './draw-table';
import { drawCallout, drawComparison, drawHeading, drawMono, drawParagraph } from './draw-text';
import type { Element, Sheet } from './sheet';

export function drawBlock(sheet: Sheet, parent: Element, block: Block): void {
  switch (block.kind) {
    case 'conclusion':
      drawConclusion(sheet, parent, block);
      break;
    case 'heading':
      drawHeading(sheet, parent, block);
      break;
    case 'paragraph':
      drawParagraph(sheet, parent, block);
      break;
    case 'facts':
      drawFacts(sheet, parent, block.facts);
      break;
    case 'table':
      drawTable(sheet, parent, block);
      break;
    case 'callout':
      drawCallout(sheet, parent, block);
      break;
    case 'mono':
      drawMono(sheet, parent, block);
      break;
    case 'comparison':
      drawComparison(sheet, parent, block);
      break;
    case 'board':
      drawBoard(sheet, parent, block);
      break;
    case 'link':
      drawLink(sheet, parent, block);
      break;
  }
}
