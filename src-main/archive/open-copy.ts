import { compareCopies } from '#core/compare';
import type { Comparison, Copy } from '#core/compare';
import type { Refusal, Sequence } from '#core/evidence';

import { SourceError } from '../sources';
import { Verification, sourceRefusal } from '../verification/verify';
import type { VerifyRequest, VerifyWorld, Verified } from '../verification/verify';

/** A copy that cannot be read. */
export class CopyRefused extends Error {
  readonly path: string;
  readonly refusal: Refusal;

  constructor(path: string, refusal: Refusal) {
    super(refusal.message);
    this.path = path;
    this.refusal = refusal;
  }
}

export type ComparedCopies = { readonly comparison: Comparison; readonly a: Verified; readonly b: Verified };

/**
 * Reads two bundles and compares them entry by entry, all of them or those of a range of sequences; both stay open
 * meanwhile. Throws CopyRefused where either cannot be read.
 */
export function compareBundles(a: VerifyRequest, b: VerifyRequest, world: VerifyWorld, range?: { readonly from: Sequence; readonly to: Sequence }): Promise<ComparedCopies> {
  return withCopy(a, world, (verifiedA, copyA) =>
    withCopy(b, world, async (verifiedB, copyB) => {
      const steps = compareCopies(copyA, copyB, range);
      for (;;) {
        const step = steps.next();
        if (step.done === true) return { comparison: step.value, a: verifiedA, b: verifiedB };
        await new Promise((resolve) => setImmediate(resolve));
      }
    }),
  );
}

async function withCopy<T>(request: VerifyRequest, world: VerifyWorld, use: (verified: Verified, copy: Copy) => Promise<T>): Promise<T> {
  const verification = opened(request, world);
  try {
    const outcome = await verification.run();
    if (outcome.kind === 'refused') throw new CopyRefused(request.bundle, outcome.refusal);
    const used = await use(outcome, { reading: outcome.reading, readSpan: verification.spans.readSpan });
    verification.file.checkUnchanged();
    return used;
  } catch (error) {
    if (error instanceof SourceError) throw new CopyRefused(request.bundle, sourceRefusal(error.code, error.message));
    throw error;
  } finally {
    verification.close();
  }
}

function opened(request: VerifyRequest, world: VerifyWorld): Verification {
  try {
    return new Verification(request, world);
  } catch (error) {
    if (error instanceof SourceError) throw new CopyRefused(request.bundle, sourceRefusal(error.code, error.message));
    throw error;
  }
}
