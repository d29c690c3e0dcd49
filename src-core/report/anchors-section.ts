import type { AnchorsView, ProofView } from '#core/contract';
import { cutTo, firstDifference } from '#core/words';

import { TONE_OF_PROOF, WORD_OF_PROOF, WORD_OF_TREE, anchorsSentences, placeText } from './anchors-words';
import type { Block, Cell, Section } from './document';
import { cell, fact, heading, paragraph, status } from './document';
import type { ReportInput } from './report-input';
import { sequenceText } from './words';

const ANCHORS_LISTED = 50;
const PROOFS_LISTED = 100;
const LONGEST_ID = 80;

/** What was found about Merkle anchors; no section where none were looked at. */
export function anchorsSection({ examination }: ReportInput): readonly Section[] {
  const view = examination.beside.anchors;
  if (view === undefined) return [];
  return [{
    title: 'Merkle anchors',
    ownPage: false,
    blocks: [
      paragraph('A Merkle tree makes one root from many chain hashes. An inclusion proof names the hashes that lie beside the way from one chain hash up to that root; whoever walks it arrives at the root only if the chain hash was one of its leaves. Each path was walked from the chain hash as stored.'),
      paragraph(anchorsSentences(view).join(' ')),
      paragraph('That a path leads to a root shows that the chain hash stood among the leaves when the root was made. It does not show when that was, nor that the root was ever published: a root that only the producer states could have been made anew together with the chain.'),
      ...faults(view),
      ...anchorsTable(view),
      ...proofsTable(view),
      ...workedProof(view),
    ],
  }];
}

function faults({ faults: all }: AnchorsView): readonly Block[] {
  return all.length === 0 ? [] : [{ kind: 'callout', tone: 'open', title: 'Not everything supplied could be used', text: all.join(' ') }];
}

function anchorsTable({ anchors }: AnchorsView): readonly Block[] {
  const shown = anchors.listed.slice(0, ANCHORS_LISTED);
  if (shown.length === 0) return [];
  return [{
    kind: 'table',
    caption: `Anchors in the order of the walk${restText(shown.length, anchors.total)}`,
    columns: [{ title: 'Anchor', share: 0.22 }, { title: 'Root as stated', share: 0.38 }, { title: 'Entries here', share: 0.12 }, { title: 'Tree over them', share: 0.28 }],
    rows: shown.map(({ id, root, entriesHere, tree }): readonly Cell[] => [cell(id === null ? 'not named' : cutTo(id, LONGEST_ID), 'mono'), cell(root, 'mono'), cell(String(entriesHere), 'mono'), cell(WORD_OF_TREE[tree])]),
  }];
}

function proofsTable({ proofs }: AnchorsView): readonly Block[] {
  const shown = proofs.listed.slice(0, PROOFS_LISTED);
  if (shown.length === 0) return [];
  return [{
    kind: 'table',
    caption: `Proofs about entries of this bundle, those that do not lead to their root first${restText(shown.length, proofs.here)}`,
    columns: [{ title: 'State', share: 0.2 }, { title: 'Entry', share: 0.13 }, { title: 'Place', share: 0.22 }, { title: 'Why', share: 0.45 }],
    rows: shown.map((proof): readonly Cell[] => [status(TONE_OF_PROOF[proof.state], WORD_OF_PROOF[proof.state]), cell(sequenceText(proof.sequence), 'mono'), cell(placeText(proof)), cell(proof.because ?? `${String(proof.steps.length)} steps, each repeated.`)]),
  }];
}

const restText = (shown: number, all: number): string => (all > shown ? ` (the first ${String(shown)} of ${String(all)})` : '');

/** The first proof of the list, step by step: one that does not lead to its root, where there is one. */
function workedProof({ proofs }: AnchorsView): readonly Block[] {
  const proof = proofs.listed.find(({ leaf }) => leaf !== null);
  if (proof === undefined) return [];
  return [
    heading(`The proof for entry ${sequenceText(proof.sequence)}, step by step`),
    { kind: 'facts', facts: [fact('Tree', proof.dialect ?? 'not established'), fact('Place', placeText(proof)), fact('Chain hash', proof.chainHash, 'mono'), fact('Leaf', proof.leaf ?? '', 'mono')] },
    ...steps(proof),
    ...(proof.computed === null || proof.stored === null ? [] : [{ kind: 'comparison', caption: 'Root that the path leads to, and root as stated', values: [{ label: 'computed', text: proof.computed }, { label: 'stated', text: proof.stored }], firstDifference: firstDifference(proof.computed, proof.stored) } as const]),
  ];
}

function steps(proof: ProofView): readonly Block[] {
  if (proof.steps.length === 0) return [paragraph('The path is empty: the leaf is the root.')];
  return [{
    kind: 'table',
    caption: 'From the leaf up: the sibling, the side on which it is joined, and the node that comes of it',
    columns: [{ title: 'Step', share: 0.08 }, { title: 'Side', share: 0.1 }, { title: 'Sibling', share: 0.41 }, { title: 'Node', share: 0.41 }],
    rows: proof.steps.map(({ side, sibling, node }, at): readonly Cell[] => [cell(String(at + 1), 'mono'), cell(side), cell(sibling, 'mono'), cell(node, 'mono')]),
  }];
}
