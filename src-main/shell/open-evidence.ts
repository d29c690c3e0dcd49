import type { Examination, RefusalPlace } from '#core/contract';
import type { Refusal } from '#core/evidence';

import { SourceError } from '../sources';
import { OpenExamination } from '../verification/examination';
import type { Helpers } from '../verification/read-through';
import { sourceRefusal } from '../verification/verify';
import type { VerifyRequest } from '../verification/verify';
import { ProgressLine } from './progress';

/** What evidence gave: the answer made of it while it was open, or why it could not be read. */
export type Used<T> = { readonly kind: 'used'; readonly value: T } | { readonly kind: 'refused'; readonly place: RefusalPlace };

/** Opens evidence, verifies it with a line of progress, and hands it over open; closes it whatever happens. */
export async function withEvidence<T>(request: VerifyRequest, helpers: Helpers, use: (examination: Examination, open: OpenExamination) => T | Promise<T>): Promise<Used<T>> {
  const line = new ProgressLine(process.stderr);
  try {
    const open = new OpenExamination(request, { ticks: () => performance.now(), now: () => new Date().toISOString(), told: line.told, helpers });
    try {
      const examined = await open.run();
      line.clear();
      return examined.kind === 'refused' ? examined : { kind: 'used', value: await use(examined.examination, open) };
    } finally {
      open.close();
    }
  } catch (error) {
    if (error instanceof SourceError) return { kind: 'refused', place: nowhere(sourceRefusal(error.code, error.message)) };
    throw error;
  } finally {
    line.clear();
  }
}

/** A refusal without a place in a file. */
export function nowhere(refusal: Refusal): RefusalPlace {
  return { refusal, before: '', at: '', after: '', firstSequence: null, lastSequence: null };
}
