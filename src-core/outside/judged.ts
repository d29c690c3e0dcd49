import type { BesideFinding } from '#core/assess';
import { OPTION_OF } from '#core/contract';
import type { Confirmation, OutsideResult, OutsideSource } from '#core/contract';

import type { Seam } from './stretch';

/** What came of one comparison. */
export type Judged = {
  readonly about: Confirmation['about'];
  readonly result: OutsideResult;
  /** Sentences that say what was seen, and how far it reaches. */
  readonly because: string;
  readonly findings: readonly BesideFinding[];
};

const NAME: Readonly<Record<OutsideSource, string>> = {
  head: 'The head supplied', status: 'The status answer supplied', serverVerdict: "The producer's verdict supplied",
  previous: 'The bundle supplied as the one before', next: 'The bundle supplied as the one that follows',
};

/** What was supplied for a question and cannot answer it: the examination that was asked for could not be made. */
export function unusable(source: OutsideSource, about: Judged['about'], clause: string): Judged {
  const because = `${NAME[source]} cannot be used: ${clause}.`;
  return { about, result: 'unusable', because, findings: [{ code: 'supplied-unreadable', message: because, field: OPTION_OF[source] }] };
}

/** Where an entry of the bundle stands, as a finding names it. */
export function placeOf({ sequence, entryIndex, byteOffset }: Seam): Pick<Seam, 'sequence' | 'entryIndex' | 'byteOffset'> {
  return { sequence, entryIndex, byteOffset };
}

/** Two hashes that should be equal; nothing for one that is malformed. */
export function compared(expected: string | undefined, actual: string | undefined): { expected?: string; actual?: string } {
  return { ...(expected === undefined ? {} : { expected }), ...(actual === undefined ? {} : { actual }) };
}
