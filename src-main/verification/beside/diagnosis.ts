import { diagnose } from '#core/diagnosis';

import type { BesideLook } from './look';

/**
 * The opinion on each break, for window and report. Gives no finding and no claim, so that nothing of it can enter the
 * verdict. Bounded by `diagnose`, whatever is broken; an intact bundle costs one pass over its flags.
 */
export const lookDiagnosis: BesideLook = async ({ reading, formula, readSpan, sha256, pause }) => {
  const steps = diagnose({ reading, formula, readSpan, sha256 });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { beside: { findings: [], claims: [] }, views: { diagnosis: step.value } };
    await pause();
  }
};
