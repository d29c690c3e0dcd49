import type { AnchorsView, Examination } from '#core/contract';
import { counted, grouped } from '#core/words';

import type { Check } from './check';

const LEADS = 'Merkle: inclusion proofs and rebuilt trees lead to the stated roots';
const KIND = 'Merkle: the trees tell leaves from inner nodes';
const OUTSIDE = 'Merkle: each root is confirmed from outside the producer\u2019s hands';

/** What was checked of Merkle anchors. Never ok without something that was walked. */
export function anchorChecks({ verdict, beside }: Examination): readonly Check[] {
  const view = beside.anchors;
  if (view === undefined) {
    const why = 'No entry carries a Merkle field, and no answers about anchors were supplied.';
    return [LEADS, KIND, OUTSIDE].map((name) => ({ name, result: 'not run', why }));
  }
  return [
    { name: LEADS, ...leads(view, verdict.findings.filter(({ code }) => code === 'anchor-mismatch').map(({ severity }) => severity)) },
    { name: KIND, ...kind(view) },
    { name: OUTSIDE, ...outside(view) },
  ];
}

type Outcome = Omit<Check, 'name'>;

function leads({ entries, proofs, anchors }: AnchorsView, mismatches: readonly string[]): Outcome {
  if (mismatches.includes('fail')) return { result: 'not ok', why: 'anchor-mismatch: see the findings.' };
  if (mismatches.length > 0) return { result: 'indeterminate', why: 'anchor-mismatch, undecided: see the findings.' };
  const unwalked = proofs.listed.filter(({ state }) => state === 'undecided').length;
  if (unwalked > 0) return { result: 'indeterminate', why: `${String(unwalked)} of the proofs could not be judged.` };
  if (entries.included === 0) return { result: 'not run', why: anchors.total === 0 && proofs.here === 0 ? 'No proof about an entry of this bundle, and no anchor to rebuild.' : 'No proof about an entry of this bundle, and no tree whose leaves all lie in it.' };
  return { result: 'ok', why: `Shown for ${grouped(entries.included)} of ${grouped(entries.total)} entries${entries.included < entries.total ? '; for the others there is nothing to walk' : ''}.` };
}

function kind({ dialects, malleable }: AnchorsView): Outcome {
  if (dialects.length === 0) return { result: 'not run', why: 'No kind of tree is established.' };
  return malleable ? { result: 'warning', why: 'anchor-malleable: plain pair trees.' } : { result: 'ok', why: dialects.join('; ') };
}

function outside({ roots }: AnchorsView): Outcome {
  if (roots.stated === 0) return { result: 'not run', why: 'No root is stated for an entry of this bundle.' };
  if (roots.unconfirmed > 0) return { result: 'indeterminate', why: `anchor-unconfirmed: of ${counted(roots.stated, 'root', 'roots')} ${String(roots.unconfirmed)} ${roots.unconfirmed === 1 ? 'is' : 'are'} not confirmed.` };
  return { result: 'ok', why: 'A time-stamp token traced to a certificate of the examiner\u2019s stands for each root.' };
}
