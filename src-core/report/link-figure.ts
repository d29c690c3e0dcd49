import type { EntryDetail, Examination } from '#core/contract';

import type { Block } from './document';
import { sequenceText } from './words';

/** The first link that does not hold as a figure, or null when there is none or one of its sides cannot be shown. */
export function linkFigure({ surroundings }: Examination): Block | null {
  for (const entry of surroundings.brokenExamples) {
    const figure = linkInto(entry, entry.row.leftOpen.link ? 'The first link that does not hold, and that the verdict leaves open: ' : 'The first broken link: ');
    if (figure !== null) return figure;
  }
  return null;
}

/** The link from the entry before into this one; null where it is not broken, or a side cannot be shown. */
export function linkInto(entry: EntryDetail, lead = ''): Block | null {
  const { before, prevHash, row } = entry;
  if (row.link !== 'broken' || before === null || before.chainHash === null || prevHash === null) return null;
  return {
    kind: 'link',
    caption: `${lead}prevHash of entry ${sequenceText(row.sequence)} is not the stored chain hash of entry ${sequenceText(before.sequence)}`,
    before: { sequence: sequenceText(before.sequence), field: 'chainHash', value: before.chainHash },
    entry: { sequence: sequenceText(row.sequence), field: 'prevHash', value: prevHash },
    isOpen: row.leftOpen.link,
  };
}
