import type { AnchorsView, ProofView } from '#core/contract';
import { WORD_OF_PROOF, placeText } from '#core/report';
import { cutTo, nameUnseen } from '#core/words';

/** What is known of an entry's inclusion proof. `unknown`: no answers about anchors were supplied, or it is beyond what is listed. */
export type KnownProof =
  | { readonly state: 'unknown'; readonly because: string | null }
  | { readonly state: 'none' }
  | { readonly state: 'known'; readonly proof: ProofView; readonly more: number };

const LONGEST = 200;

/** The proof of an entry among the supplied answers: of several, one that does not lead to its root first. */
export function knownProof(anchors: AnchorsView | undefined, entryIndex: number, wasAsked: boolean): KnownProof {
  if (!wasAsked || anchors === undefined) return { state: 'unknown', because: null };
  const { here, listed } = anchors.proofs;
  const [proof, ...more] = listed.filter((one) => one.entryIndex === entryIndex);
  if (proof !== undefined) return { state: 'known', proof, more: more.length };
  if (here > listed.length) return { state: 'unknown', because: `${here} proofs are about entries of this evidence and ${listed.length} of them are listed: whether one is about this entry is not known, so no "proof" is given.` };
  return anchors.faults.length === 0 ? { state: 'none' } : { state: 'unknown', because: 'some of what was supplied with --anchors cannot be read, and nothing else is about this entry, so no "proof" is given.' };
}

/** A proof as it was walked, as JSON under the names that `--anchors` reads (docs/format/answers.md). */
export function proofJson({ sequence, anchorId, index, size, stored, chainHash, leaf, steps, computed, dialect, state, because }: ProofView): string {
  const siblings = leaf === null ? null : steps.map(({ side, sibling }) => ({ position: side, hash: sibling }));
  const values = { anchorId, root: stored, leafHash: leaf, chainHash, siblings, computedRoot: computed, tree: dialect, state, because };
  // Numbers digit by digit: one of many digits would lose some as a double.
  const numbers = `"sequence":${sequence},"leafIndex":${index ?? 'null'},"treeSize":${size ?? 'null'}`;
  return `{${numbers},${JSON.stringify(values).slice(1)}`;
}

/** The same for a person; nothing where no answers were supplied. */
export function proofLine(known: KnownProof): string {
  switch (known.state) {
    case 'unknown':
      return '';
    case 'none':
      return '  Proof: none of the supplied answers is a proof for this entry.\n';
    case 'known': {
      const { proof } = known;
      const anchor = proof.anchorId === null ? '' : `, anchor ${nameUnseen(cutTo(proof.anchorId, LONGEST))}`;
      const root = proof.stored === null ? '' : `   root ${proof.stored}`;
      return `  Proof: ${WORD_OF_PROOF[proof.state]}; ${placeText(proof)}${anchor}.${root}${proof.because === null ? '' : `\n         ${nameUnseen(cutTo(proof.because, LONGEST))}`}\n`;
    }
  }
}
