import type { CaseRecord, SetAside } from '#core/contract';
import { counted } from '#core/words';

const SHOWN = 3;

/** What a fetch that was ended has set aside, in a sentence; none where it set aside nothing. */
export function setAsideWords(files: readonly SetAside[]): string[] {
  if (files.length === 0) return [];
  const shown = files.slice(0, SHOWN).map(({ was, path }) => `${was} is now ${path}`);
  const rest = files.length > SHOWN ? [`${files.length - SHOWN} more`] : [];
  return [`${counted(files.length, 'file of the case folder was', 'files of the case folder were')} not what the record tells, and set aside: ${[...shown, ...rest].join(', ')}.`];
}

/** What was set aside by the fetch that this record is of, and not by an earlier one. */
export const setAsideBy = ({ source, setAside = [] }: CaseRecord): readonly SetAside[] => setAside.filter(({ at }) => at >= source.listedAt);
