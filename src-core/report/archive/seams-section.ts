import type { ArchiveFinding, ArchiveVerdict } from '#core/archive';
import { counted } from '#core/words';

import type { Block, Cell, Line, Section } from '../document';
import { paragraph, status } from '../document';
import { TONE_OF_SEVERITY, sequenceText } from '../words';
import { seamFigure } from './archive-first-page';
import { seamsText } from './archive-words';

const DRAWN = 3;
const LISTED = 100;
const WHAT: Readonly<Record<string, string>> = {
  'seam-mismatch': 'do not link',
  'missing-range': 'sequences between them are in no bundle',
  'export-window-gap': 'sequences between them fell into the export\u2019s window',
  'overlap-conflict': 'hold the same sequences with differing content',
  overlap: 'hold some of the same sequences, and what both hold is equal',
  'time-regression': 'the later one begins before the earlier one ends, by their times',
};

/** What lies between the bundles: how many seams hold, and each that does not. */
export function seamsSection(verdict: ArchiveVerdict): Section {
  const told = verdict.findings.filter(({ otherBundle }) => otherBundle !== undefined);
  return {
    title: 'Between the bundles',
    ownPage: false,
    blocks: [
      paragraph(`Bundles were laid end to end by their first sequence, and each was judged against the one before it that reaches furthest; where bundles overlap, each two that may differ were compared. ${capital(seamsText(verdict))}.`),
      ...(told.length === 0 ? [] : [tableOf(told.slice(0, LISTED))]),
      ...(told.length > LISTED ? [paragraph(`And ${counted(told.length - LISTED, 'more seam', 'more seams')}, in the register under Findings.`)] : []),
      ...told.filter(({ code }) => code === 'seam-mismatch').slice(0, DRAWN).flatMap(figureOf),
    ],
  };
}

function figureOf(finding: ArchiveFinding): readonly Block[] {
  const figure = seamFigure(finding);
  return figure === null ? [] : [figure];
}

const tableOf = (told: readonly ArchiveFinding[]): Block => ({
  kind: 'table',
  caption: 'Seams that are not plain',
  columns: [{ title: 'Severity', share: 0.18 }, { title: 'Earlier and later bundle', share: 0.36 }, { title: 'Sequences', share: 0.17 }, { title: 'They', share: 0.29 }],
  rows: told.map(({ code, severity, bundle, otherBundle, sequence, toSequence }): readonly Cell[] => [
    status(TONE_OF_SEVERITY[severity], severity),
    { lines: [{ text: otherBundle ?? '', as: 'mono' }, { text: bundle ?? '', as: 'mono' }] },
    { lines: spanLines(sequence, toSequence) },
    { lines: [{ text: WHAT[code] ?? '', as: 'plain' }, { text: code, as: 'quiet' }] },
  ]),
});

function spanLines(from: ArchiveFinding['sequence'], to: ArchiveFinding['toSequence']): readonly Line[] {
  if (from === undefined) return [];
  const first: Line = { text: sequenceText(from), as: 'mono' };
  return to === undefined || String(to) === String(from) ? [first] : [first, { text: `to ${sequenceText(to)}`, as: 'mono' }];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
