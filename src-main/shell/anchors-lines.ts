import type { BesideViews, ProofView } from '#core/contract';
import { WORD_OF_PROOF, anchorsSentences, placeText } from '#core/report';
import { cutTo, nameUnseen } from '#core/words';

import { partingMark } from './blocks';

const STEPS_DRAWN = 12;
const LONGEST_ID = 80;

/** What was found about Merkle anchors, with the path of the first proof that does not lead to its root drawn. */
export function anchorsLines({ anchors }: BesideViews): string[] {
  if (anchors === undefined) return [];
  const wrong = anchors.proofs.listed.find(({ state }) => state !== 'leads');
  return [['Merkle anchors', ...anchorsSentences(anchors).map((line) => `  ${nameUnseen(line)}`), ...(wrong === undefined ? [] : drawPath(wrong))].join('\n')];
}

function drawPath(proof: ProofView): string[] {
  const { sequence, anchorId, state, chainHash, leaf, steps, computed, stored, because } = proof;
  const anchor = anchorId === null ? '' : `, anchor ${nameUnseen(cutTo(anchorId, LONGEST_ID))}`;
  const lines = [`  ${state === 'contradicted' ? '✗' : '?'} entry ${sequence}${anchor}, ${placeText(proof)}: ${WORD_OF_PROOF[state]}`];
  if (leaf === null) return [...lines, `    ${because ?? ''}`];
  lines.push(`  │  chain hash     ${chainHash}`, `  │  leaf           ${leaf}`);
  for (const { side, sibling, node } of steps.slice(0, STEPS_DRAWN)) lines.push(`  ├─ ${side.padEnd(13)}  ${sibling}`, `  │  node           ${node}`);
  if (steps.length > STEPS_DRAWN) lines.push(`  │  … ${steps.length - STEPS_DRAWN} more steps`);
  if (stored === null || computed === null) return lines;
  return [...lines, `  │  leads to       ${computed}`, `  │  root stated    ${stored}`, ...partingMark(stored, computed)];
}
