import type { Claim, ClaimName, ClaimState, Conclusion, RecipeId, Severity, Verdict } from '#core/assess';
import type { Sequence } from '#core/evidence';

import type { Tone } from './document';

export const TONE_OF_CONCLUSION: Readonly<Record<Conclusion, Tone>> = { passed: 'good', failed: 'bad', indeterminate: 'open' };
export const TONE_OF_SEVERITY: Readonly<Record<Severity, Tone>> = { fail: 'bad', indeterminate: 'open', warning: 'warn', note: 'idle' };
export const TONE_OF_CLAIM: Readonly<Record<ClaimState, Tone>> = { proved: 'good', attested: 'open', 'not-provable': 'idle', refuted: 'bad' };
export const WORD_OF_CLAIM: Readonly<Record<ClaimState, string>> = {
  proved: 'proved', attested: 'attested', 'not-provable': 'not provable', refuted: 'refuted',
};

export const WHAT_IS_CLAIMED: Readonly<Record<ClaimName, string>> = {
  interior: 'Inside the range, every entry recomputes and every link holds',
  start: 'The range begins where the chain begins',
  head: 'The last chain hash is confirmed by something outside the file',
  'declared-range': 'The range is the one that was declared',
  'bundle-digest': 'The file is the one that the manifest names',
  payloads: 'The decision traces supplied are those whose digests the chain holds',
  anchors: 'The entries are included in the Merkle roots that were anchored',
  timestamps: 'The time-stamp tokens are sound and stand for what the chain holds',
  links: 'Each record of a log carries the hash stored in the one before',
  contents: 'Each record of a log that carries a hash recomputes under the recipe',
};

/** What would turn a claim that is not provable into one that is. */
export const WHAT_WOULD_SETTLE: Readonly<Record<ClaimName, string>> = {
  interior: 'The formula that the producer really used, in writing, or a bundle with at least one entry.',
  start: 'The bundle that ends just before this one, or a bundle that begins at sequence 1.',
  head: 'The last chain hash from a source that the producer could not rewrite: a status answer kept at export time, the bundle that follows, a qualified time-stamp, a published anchor.',
  'declared-range': 'The manifest written at export, or the request that asked for the range.',
  'bundle-digest': 'The manifest written at export, kept apart from the bundle.',
  payloads: 'The decision traces themselves, and a register of those that were erased.',
  anchors: 'The inclusion proofs, and each root from where the producer cannot write: a time-stamp token over it, traced to a certificate of the examiner\u2019s.',
  timestamps: 'The certificates of the time-stamping authority, from where it publishes them.',
  links: 'The records that are missing between two that do not link, from another copy of the log.',
  contents: 'The formula that the producer really used, in writing, as a recipe file.',
};

/** The same for a log that a recipe describes, where it differs. */
export const LOG_SETTLES: Readonly<Partial<Record<ClaimName, string>>> = {
  interior: 'The formula that the producer really used, in writing, as a recipe file; records with their hashes.',
  start: 'The records before the first of each chain, back to its genesis.',
  head: 'The last hash of each chain from a source that the producer could not rewrite, kept when the log was exported.',
};

/** The formula of each recipe, as the method prints it. */
export const FORMULA_OF: Readonly<Record<RecipeId, { readonly formula: string; readonly reading: string }>> = {
  'adjudon-decision/text': {
    formula: 'chainHash = sha256( prevHash || payloadDigest || sequence || createdAt )',
    reading: '|| joins text: the UTF-8 bytes of the four values as stored, nothing between them.',
  },
  'adjudon-decision/bytes': {
    formula: 'chainHash = sha256( prevHash || payloadDigest || sequence || createdAt )',
    reading: '|| joins bytes: the two hashes as 32 raw bytes each, then the sequence as ASCII decimal digits, then createdAt as stored.',
  },
  'adjudon-decision/pipe': {
    formula: 'chainHash = sha256( prevHash | payloadDigest | sequence | createdAt )',
    reading: 'The UTF-8 bytes of the four values as stored, with one vertical bar (U+007C) between each.',
  },
};

export const NOT_STATED = 'not stated';
export const stated = (text: string | null): string => (text === null || text.trim() === '' ? NOT_STATED : text);
export const sequenceText = (sequence: Sequence | null): string => (sequence === null ? 'none' : String(sequence));

/** The first organisations by name, and how many more. */
export function organizationsText(ids: readonly string[], named: number): string {
  if (ids.length === 0) return NOT_STATED;
  return ids.length > named ? `${ids.slice(0, named).join(', ')} and ${String(ids.length - named)} more` : ids.join(', ');
}

export function rangeText(from: Sequence | null, to: Sequence | null): string {
  if (from === null && to === null) return 'none';
  return `${from === null ? NOT_STATED : String(from)} to ${to === null ? NOT_STATED : String(to)}`;
}

function claimOf(verdict: Verdict, name: ClaimName): Claim | undefined {
  return verdict.claims.find((claim) => claim.claim === name);
}

function passedLog(outside: number): string {
  const window = outside > 0 ? ' Records outside the window asked for were not examined.' : '';
  return `No check that was run failed. Each record with a hash that was examined recomputes under the recipe, and each link between two of them holds.${window} Nothing outside the log confirms the end of any chain: a shortened chain, or one recomputed as a whole, would look the same.`;
}

/** What the conclusion means, in sentences that a lawyer can quote. */
export function meaningOf(verdict: Verdict): string {
  switch (verdict.conclusion) {
    case 'passed': {
      const head = claimOf(verdict, 'head')?.state;
      const open = head === 'proved'
        ? ''
        : head === 'attested'
          ? ' The end of the chain is attested only by a manifest stored beside the bundle: whoever could replace both could have shortened or rewritten the chain.'
          : ' Nothing outside the bundle confirms the end of the chain: a shortened chain, or one recomputed as a whole, would look the same.';
      if (verdict.log !== undefined) return passedLog(verdict.log.outsideWindow);
      return `No check that was run failed. Each entry examined recomputes to the chain hash stored in it, and each link inside the range holds.${open}`;
    }
    case 'failed':
      return 'At least one check failed. The evidence is not in the state in which an unaltered export of the declared kind would be. The findings say where; who or what caused it cannot be known from the chain alone.';
    case 'indeterminate':
      return 'The checks that decide could not be completed on what was supplied. This is neither a confirmation nor an accusation: the open points, and what would settle each, are listed under Limits.';
  }
}
