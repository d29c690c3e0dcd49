import type { Section } from '../document';
import { LIMITS, sectionOf } from '../limits-section';
import type { Limit } from '../limits-section';
import type { ArchiveExamination } from './archive-input';
import { WHAT_AN_ARCHIVE_CLAIMS, WHAT_SETTLES_AN_ARCHIVE } from './archive-words';

const OF_ARCHIVES: readonly Limit[] = [
  ['A missing day accuses nobody.', 'A day without decisions, an export that failed and a bundle that was taken away leave the same trace: no bundle.'],
  ['The archive ends where it ends.', 'What came before its first bundle and after its last is outside every claim made here, also that of completeness. Days taken from the end leave a shorter archive that holds.'],
  ['Neighbours are one hand\u2019s.', 'That a day links to the days beside it shows that they belong to one archive, not that the archive is the original.'],
  ['Names are names.', 'A day\u2019s date is that of its folder or file. Whoever can rename a folder can change it; the times inside the entries are covered by the chain hash, the name is not.'],
];

export function archiveLimits({ verdict }: ArchiveExamination): Section {
  return sectionOf([...LIMITS, ...OF_ARCHIVES], verdict.claims.map(({ claim, state }) => ({ state, what: WHAT_AN_ARCHIVE_CLAIMS[claim], settle: WHAT_SETTLES_AN_ARCHIVE[claim] })));
}
