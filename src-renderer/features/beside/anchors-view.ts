import type { AnchorsView, ProofView } from '#core/contract';
import { WORD_OF_PROOF, anchorsSentences, placeText } from '#core/report';

import type { StatusView } from '../../ui/status';

type State = ProofView['state'];

/** A path that leads to a root is not green: the root may be nobody's but the producer's. */
const DRAWINGS: Readonly<Record<State, Omit<StatusView, 'word'>>> = {
  leads: { tone: 'calm', icon: 'linked' },
  contradicted: { tone: 'fail', icon: 'unlinked' },
  undecided: { tone: 'open', icon: 'question' },
};
/** Proofs that the panel draws: the findings lead to the others that are contradicted. */
const DRAWN = 20;

/** How a proof's state is drawn and called. */
export const toProofStatus = (state: State): StatusView => ({ ...DRAWINGS[state], word: WORD_OF_PROOF[state] });

export type ProofLine = { readonly key: number; readonly entry: string; readonly place: string; readonly status: StatusView; readonly target: Pick<ProofView, 'sequence' | 'entryIndex'> };
export type AnchorsPanel = { readonly sentences: readonly string[]; readonly warnings: readonly string[]; readonly proofs: readonly ProofLine[]; readonly rest: string };

/** What was found about anchors, in sentences, and the first proofs, those that do not lead to their root before the others. */
export function toAnchorsPanel(view: AnchorsView): AnchorsPanel {
  const { proofs, malleable, faults } = view;
  const drawn = proofs.listed.slice(0, DRAWN);
  return {
    sentences: anchorsSentences(view),
    warnings: [...(malleable ? ['Plain pair trees: nothing in a hash tells a leaf from an inner node.'] : []), ...faults],
    proofs: drawn.map((proof, key) => ({ key, entry: `Entry ${String(proof.sequence)}`, place: placeText(proof), status: toProofStatus(proof.state), target: { sequence: proof.sequence, entryIndex: proof.entryIndex } })),
    rest: drawn.length < proofs.here ? `${String(drawn.length)} of ${String(proofs.here)} proofs are listed.` : '',
  };
}
