import type { Reading } from '#core/replay';
import type { Formula } from './formula';
import type { ReplayAnswer } from './verdict';

/** What the replay answers of itself: the producer's published answer but for when and how long. */
export type ReplayFacts = Omit<ReplayAnswer, 'durationMs' | 'verifiedAt'>;

/** The producer's published answer (contract section 3), from the walk under the formula chosen. */
export function replayFacts({ segment, columns }: Reading, formula: Formula): ReplayFacts {
  const broken = segment.firstBreaks[formula.number - 1] ?? null;
  const verified = formula.known && segment.placed > 0 && broken === null;
  return {
    verified,
    ok: verified,
    totalChecked: columns.length,
    lastValidSequence: broken === null ? (segment.last?.sequence ?? null) : broken.lastValid,
    brokenAtSequence: broken?.sequence ?? null,
    brokenReason: broken?.reason ?? null,
  };
}
