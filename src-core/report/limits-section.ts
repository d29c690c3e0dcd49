import type { ClaimState } from '#core/assess';
import type { Examination } from '#core/contract';

import type { Block, Cell, Section } from './document';
import { cell, heading, paragraph, status, strong } from './document';
import { payloadsLimit } from './payloads-section';
import type { ReportInput } from './report-input';
import { timestampsLimits } from './timestamps-section';
import { TONE_OF_CLAIM, LOG_SETTLES, WHAT_IS_CLAIMED, WHAT_WOULD_SETTLE, WORD_OF_CLAIM } from './words';

/** A limit: its first words, and the rest. */
export type Limit = readonly [string, string];

/** What holds of every chain by the published formula. */
export const LIMITS: readonly Limit[] = [
  ['Consistency is not truth.', 'A chain that holds shows that its entries fit each other as stored. It does not show that what they record happened, or that what happened was recorded.'],
  ['A chain can be made anew.', 'Whoever holds the whole chain can change any entry and recompute every hash after it. Only something outside the chain, fixed before the change, can show that.'],
  ['A tail can be cut.', 'A chain that ends early is a shorter intact chain. Only an outside statement of the last chain hash shows that entries are missing at its end.'],
  ['Not every field is covered.', 'The chain hash covers prevHash, payloadDigest, sequence and createdAt. It does not cover id, organizationId, traceId, merkleRoot, merkleLeafIndex, merkleAnchorId and eidasTimestamp: an edit there is invisible to the replay.'],
  ['Times are the producer\u2019s.', 'createdAt comes from the producer\u2019s clock and says when the producer says the entry was made.'],
  ['A root needs a place of its own.', 'A Merkle root that only the producer states adds nothing that the chain does not say: whoever can rewrite the chain can compute its roots and proofs anew.'],
  ['A broken link names no author.', 'Two neighbours that do not fit show a change, not which of the two was changed, by whom, when or why. Faulty export, faulty storage and manipulation can leave the same trace.'],
];

/** Of a log that a recipe describes: what holds for every chain, and what the recipe leaves open. */
function limitsOf(examination: Examination): readonly Limit[] {
  const { log } = examination.beside;
  if (log === undefined) return [...LIMITS, payloadsLimit(examination), ...timestampsLimits(examination)];
  const covered = log.recipe.covered.length === 0
    ? 'What the hash of this log covers is not published. Links show that records were not taken out or exchanged between two that are there without a change of hashes; an edit inside a record leaves them whole.'
    : `The hash covers ${log.recipe.covered.join(', ')}. It covers nothing else: an edit to any other member is invisible to the replay.`;
  return [
    ...LIMITS.slice(0, 3),
    ['Not every field is covered.', covered],
    ...(log.recipe.joined ? [['Values run into each other.', 'The formula puts nothing between the values that it hashes: a letter moved from the end of one to the beginning of the next leaves the hash as it is, and cannot be seen.'] as const] : []),
    ['The recipe is taken as it is.', 'Whether the producer really computes its hashes by it can be known only from the producer, or from records that recompute.'],
    ['Times are the producer\u2019s.', 'They come from the producer\u2019s clock and say when the producer says that a record was made.'],
    ...LIMITS.slice(-1),
  ];
}

export function limitsSection({ examination }: ReportInput): Section {
  const { claims, log } = examination.verdict;
  const points = claims.map(({ claim, state }) => ({ state, what: WHAT_IS_CLAIMED[claim], settle: (log === undefined ? undefined : LOG_SETTLES[claim]) ?? WHAT_WOULD_SETTLE[claim] }));
  return sectionOf(limitsOf(examination), points);
}

/** A claim, and what would settle it where it is open. */
export type Point = { readonly state: ClaimState; readonly what: string; readonly settle: string };

export function sectionOf(limits: readonly Limit[], points: readonly Point[]): Section {
  return {
    title: 'Limits',
    ownPage: false,
    blocks: [...limits.map(([lead, rest]): Block => paragraph(strong(lead), ` ${rest}`)), heading('Open points, and what would settle each'), openPoints(points)],
  };
}

function openPoints(points: readonly Point[]): Block {
  const open = points.filter(({ state }) => isOpen(state));
  if (open.length === 0) return paragraph('Every claim is either proved or refuted.');
  return {
    kind: 'table',
    caption: 'Claims that are neither proved nor refuted',
    columns: [{ title: 'State', share: 0.15 }, { title: 'Claim', share: 0.35 }, { title: 'What would settle it', share: 0.5 }],
    rows: open.map(({ state, what, settle }): readonly Cell[] => [status(TONE_OF_CLAIM[state], WORD_OF_CLAIM[state]), cell(what), cell(settle)]),
  };
}

const isOpen = (state: ClaimState): boolean => state === 'attested' || state === 'not-provable';
