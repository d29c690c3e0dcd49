import type { OpenEvidence, Outcome, SuppliedKind, SuppliedPathKind } from '#core/contract';

import { supply } from '../bridge';
import { beginEvidence } from './session-actions';
import { evidenceOf, examinationOf } from './session-slice';
import { read, write } from './store';

/** Opens the dialog, at the kind that a claim asks for. A log takes nothing beside it. */
export function openSupply(kind: SuppliedKind | null): void {
  if (examinationOf(read().stage)?.beside.log !== undefined) return;
  if (evidenceOf(read().stage) !== null) write({ supplyOpen: true, supplyFor: kind, supplyFailure: null });
}

export const closeSupply = (): void => write({ supplyOpen: false });

export const chooseSupplied = (kind: SuppliedPathKind, folder: boolean): Promise<void> => change(kind, (evidenceId) => supply.choose(evidenceId, kind, folder));
export const supplyHead = (head: string): Promise<void> => change('head', (evidenceId) => supply.head(evidenceId, head));
export const takeBack = (kind: SuppliedKind): Promise<void> => change(kind, (evidenceId) => supply.remove(evidenceId, kind));

/** One change at a time: each gives the evidence a new id, which the next one must name. */
async function change(kind: SuppliedKind, ask: (evidenceId: number) => Promise<Outcome<OpenEvidence | null>>): Promise<void> {
  const { stage, supplying } = read();
  const open = evidenceOf(stage);
  if (open === null || supplying) return;
  write({ supplying: true, supplyFailure: null });
  const outcome = await ask(open.evidenceId);
  write({ supplying: false });
  if (!outcome.ok) write({ supplyFailure: { kind, failure: outcome.failure } });
  else if (outcome.value !== null) beginEvidence(outcome.value);
}
