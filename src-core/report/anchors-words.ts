import type { AnchorView, AnchorsView, ProofView } from '#core/contract';
import { counted } from '#core/words';

import type { Tone } from './document';

export const WORD_OF_PROOF: Readonly<Record<ProofView['state'], string>> = { leads: 'leads to the root', contradicted: 'contradicted', undecided: 'cannot be judged' };
/** Leading to a root that only the producer states is not good news yet, only no bad news. */
export const TONE_OF_PROOF: Readonly<Record<ProofView['state'], Tone>> = { leads: 'open', contradicted: 'bad', undecided: 'idle' };

/** What was found about anchors, in sentences: how many entries, how many proofs, and in what kind of tree. */
export function anchorsSentences(view: AnchorsView): readonly string[] {
  const { total, included } = view.entries;
  return [
    `${String(included)} of ${counted(total, 'entry', 'entries')} ${included === 1 ? 'is' : 'are'} shown to be included in a Merkle root that is stated for ${included === 1 ? 'it' : 'them'}.`,
    proofsSentence(view),
    treesSentence(view),
    rootsSentence(view),
    kindSentence(view),
  ].filter((sentence) => sentence !== '');
}

function proofsSentence({ proofs }: AnchorsView): string {
  if (proofs.total === 0) return 'No inclusion proof was supplied.';
  const about = `${String(proofs.here)} of ${counted(proofs.total, 'supplied proof is', 'supplied proofs are')} about an entry of this bundle`;
  return proofs.here === 0 ? `${about}.` : `${about}, and ${String(proofs.leading)} ${proofs.leading === 1 ? 'leads' : 'lead'} to the stated root.`;
}

function treesSentence({ anchors }: AnchorsView): string {
  if (anchors.total === 0) return '';
  const rebuilt = anchors.listed.filter(({ tree }) => tree === 'rebuilt').length;
  const more = anchors.total > anchors.listed.length ? ` (of the first ${String(anchors.listed.length)})` : '';
  return `In the order of the walk the entries name ${counted(anchors.total, 'anchor', 'anchors')}; ${rebuilt === 0 ? 'no tree' : counted(rebuilt, 'tree', 'trees')}${more} could be rebuilt from the entries alone.`;
}

function rootsSentence({ roots: { stated, unconfirmed } }: AnchorsView): string {
  if (stated === 0) return 'No root is stated for an entry of this bundle.';
  const confirmed = Math.max(0, stated - unconfirmed);
  const which = confirmed === 0 ? 'none of them' : unconfirmed === 0 ? 'all of them' : `${String(confirmed)} of them`;
  return `${counted(stated, 'root is', 'roots are')} stated for entries of this bundle; ${stated === 1 ? (confirmed === 1 ? 'a' : 'no') : 'a'} trusted time-stamp token stands for ${stated === 1 ? 'it' : which}.`;
}

function kindSentence({ dialects }: AnchorsView): string {
  if (dialects.length === 0) return 'No kind of tree is established: nothing fitted any kind that is known here.';
  return dialects.length === 1 ? `Kind of tree: ${dialects[0] ?? ''}.` : `Kinds of tree that fit: ${dialects.join('; ')}.`;
}

export const WORD_OF_TREE: Readonly<Record<AnchorView['tree'], string>> = {
  rebuilt: 'rebuilt: the entries alone give this root',
  differs: 'the entries alone give another root',
  'not-rebuilt': 'not rebuilt: not all its leaves lie here in order, or nobody says so',
};

/** Where a proof says that its leaf stands. */
export const placeText = ({ index, size }: ProofView): string => (index === null ? 'place not stated' : `leaf ${index} of ${size ?? 'an unstated number'}`);
