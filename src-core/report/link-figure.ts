import type { EntryDetail, Examination } from '#core/contract';

import type { Block } from './document';
import { sequenceText } from './words';

/** The first broken link as a figure, or null when no link is broken or one of its sides cannot be shown. */
export function linkFigure({ surroundings }: Examination): Block | null {
  for (const entry of surroundings.brokenExamples) {
    const figure = entry.row.link === 'broken' ? linkInto(entry, 'The first broken link: ') : null;
    if (figure !== null) return figure;
  }
  return null;
}

/** The link from the entry before into this one. */
export function linkInto(entry: EntryDetail, lead = ''): Block | null {
  const { before, prevHash, row } = entry;
  if (before === null || before.chainHash === null || prevHash === null) return null;
  const holds = row.link !== 'broken';
  const names = `${sequenceText(before.sequence)} and ${sequenceText(row.sequence)}`;
  return {
    kind: 'link',
    caption: holds ? `${names}: the copy equals the original` : `${lead}prevHash of entry ${sequenceText(row.sequence)} is not the stored chain hash of entry ${sequenceText(before.sequence)}`,
    before: { sequence: sequenceText(before.sequence), field: 'chainHash', value: before.chainHash },
    entry: { sequence: sequenceText(row.sequence), field: 'prevHash', value: prevHash },
    holds,
  };
}
