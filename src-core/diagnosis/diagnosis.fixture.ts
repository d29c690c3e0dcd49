import { chooseFormula } from '#core/assess';
import { BundleReplay, recipeById } from '#core/replay';
import type { RecipeId } from '#core/replay';

import { bundleBytes, sha256 } from '../replay/chain.fixture';
import { diagnose } from './index';
import type { Diagnosis, DiagnosisView } from './index';

/** Reads a bundle and diagnoses it, as an examination does. */
export function diagnosed(bytes: Uint8Array, pinned: RecipeId | null = 'adjudon-decision/text'): DiagnosisView {
  const replay = new BundleReplay({ sha256, exportedAt: undefined });
  if (replay.write(bytes) !== undefined) throw new Error('refused');
  const readSpan = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  const settled = finish(replay.settle(readSpan));
  if ('refusal' in settled) throw new Error('refused');
  const { reading } = settled;
  const formula = chooseFormula(reading.segment, reading.head, pinned === null ? undefined : recipeById(pinned));
  return finish(diagnose({ reading, formula, readSpan, sha256 }));
}

function finish<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

export function diagnosesOf(entries: readonly unknown[]): readonly Diagnosis[] {
  const view = diagnosed(bundleBytes(entries));
  if (view.state === 'not-run') throw new Error(view.because);
  return view.diagnoses;
}

/** "4 exact field-edited" for each hypothesis of each diagnosis. */
export const told = (diagnoses: readonly Diagnosis[]): string[] =>
  diagnoses.flatMap(({ sequence, hypotheses }) => hypotheses.map(({ fit, kind, fields }) => `${String(sequence)} ${fit} ${kind}${fields.length === 0 ? '' : ` ${fields.join(',')}`}`));
