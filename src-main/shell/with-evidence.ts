import type { Examination, RefusalPlace } from '#core/contract';
import type { Refusal } from '#core/evidence';

import { SourceError } from '../sources';
import { OpenExamination } from '../verification/examination';
import type { Examined } from '../verification/examination';
import type { Helpers } from '../verification/read-parts';
import { refusalOf } from '../verification/verify';
import type { VerifyRequest, VerifyWorld } from '../verification/verify';
import { ProgressLine } from './progress';

/** What evidence gave: the answer made of it while it was open, or why it could not be read. */
export type Used<T> = { readonly kind: 'used'; readonly value: T } | { readonly kind: 'refused'; readonly place: RefusalPlace };

/** Opens a bundle, verifies it with a line of progress, and hands it over open; closes it whatever happens. */
export function withEvidence<T>(request: VerifyRequest, helpers: Helpers, use: (examination: Examination, open: OpenExamination) => T | Promise<T>): Promise<Used<T>> {
  return withOpen((world) => new OpenExamination(request, world), helpers, use);
}

type Openable = { readonly run: () => Promise<Examined>; readonly close: () => void };

/** The same for evidence of any kind. */
export async function withOpen<O extends Openable, T>(openIn: (world: VerifyWorld) => O, helpers: Helpers, use: (examination: Examination, open: O) => T | Promise<T>): Promise<Used<T>> {
  const line = new ProgressLine(process.stderr);
  try {
    const open = openIn({ ticks: () => performance.now(), now: () => new Date().toISOString(), told: line.told, helpers });
    try {
      const examined = await open.run();
      line.clear();
      return examined.kind === 'refused' ? examined : { kind: 'used', value: await use(examined.examination, open) };
    } finally {
      open.close();
    }
  } catch (error) {
    if (error instanceof SourceError) return { kind: 'refused', place: nowhere(refusalOf(error)) };
    throw error;
  } finally {
    line.clear();
  }
}

/** A refusal without a place in a file. */
export function nowhere(refusal: Refusal): RefusalPlace {
  return { refusal, before: '', at: '', after: '', firstSequence: null, lastSequence: null };
}
