import type { ArchiveFinding, ArchiveVerdict, DayVerdict } from '#core/archive';
import { counted } from '#core/words';

import type { Block, Cell, Section } from '../document';
import { cell, fact, paragraph, status } from '../document';
import { TONE_OF_SEVERITY } from '../words';
import type { ArchiveExamination } from './archive-input';

/** Contradictions named here; all of them are in the register. */
const LISTED = 100;

/** What digests kept apart from the archive confirm, contradict or say nothing of; no section where none were supplied. */
export function elsewhereSections({ verdict, digests }: ArchiveExamination): readonly Section[] {
  if (digests === null) return [];
  const count = (answer: DayVerdict['elsewhere']): number => verdict.days.filter(({ elsewhere }) => elsewhere === answer).length;
  const told = verdict.findings.filter(isAboutDigests);
  return [{
    title: 'Digests kept elsewhere',
    ownPage: false,
    blocks: [
      paragraph('A manifest beside its bundle can be replaced together with it. A digest that was recorded elsewhere cannot, as far as whoever replaced the bundle could not reach that place: where it was kept, and by whom, is for the examiner\u2019s own record.'),
      {
        kind: 'facts',
        facts: [
          fact('Supplied', digests.path, 'mono'),
          fact('Holds', `digests for ${counted(digests.dates, 'date', 'dates')}`),
          fact('Confirm', counted(count('confirms'), 'bundle', 'bundles')),
          fact('Contradict', counted(count('contradicts'), 'bundle', 'bundles')),
          fact('Say nothing of', counted(count('says-nothing'), 'bundle', 'bundles')),
        ],
      },
      ...(told.length === 0 ? [] : [tableOf(told.slice(0, LISTED))]),
      ...(told.length > LISTED ? [paragraph(`And ${counted(told.length - LISTED, 'more', 'more')}, in the register under Findings.`)] : []),
    ],
  }];
}

/** The findings that digests kept elsewhere gave. */
export const isAboutDigests = ({ field }: ArchiveFinding): boolean => field === '--digests';

/** Whether any bundle was compared with a digest kept elsewhere. */
export const isCompared = ({ days }: ArchiveVerdict): boolean => days.some(({ elsewhere }) => elsewhere === 'confirms' || elsewhere === 'contradicts');

const tableOf = (told: readonly ArchiveFinding[]): Block => ({
  kind: 'table',
  caption: 'What they contradict, and what they record that is not here',
  columns: [{ title: 'Severity', share: 0.17 }, { title: 'Date', share: 0.15 }, { title: 'Finding', share: 0.68 }],
  rows: told.map(({ severity, date, message }): readonly Cell[] => [status(TONE_OF_SEVERITY[severity], severity), cell(date ?? '', 'mono'), cell(message)]),
});
