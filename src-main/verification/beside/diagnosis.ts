import type { DiagnosisView } from '#core/diagnosis';
import { FLAG } from '#core/evidence';

import type { BesideContext, BesideLook, BesideResult } from './look';

/**
 * The opinion on each break, for window and report. Gives no finding and no claim, so that nothing of it can enter the
 * verdict. Bounded by `diagnose`, whatever is broken; an intact bundle costs one pass over its flags.
 */
export const lookDiagnosis: BesideLook = async (context) => {
  if (isSound(context)) return shown({ state: 'run', diagnoses: [], explained: 0, undiagnosed: 0, undiagnosedAtLeast: false, tried: 0 });
  // Most bundles are intact, and must not wait for its code.
  const { diagnose } = await import('#core/diagnosis');
  const steps = diagnose(context);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return shown(step.value);
    await context.pause();
  }
};

/** Whether the replay has nothing to say of any entry. */
function isSound({ reading: { columns }, formula }: BesideContext): boolean {
  return formula.known && columns.nextOther(0, FLAG.walked | formula.number) === columns.length;
}

const shown = (diagnosis: DiagnosisView): BesideResult => ({ beside: { findings: [], claims: [] }, views: { diagnosis } });
