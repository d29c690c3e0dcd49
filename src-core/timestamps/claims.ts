import type { Claim } from '#core/assess';
import type { TimestampState } from '#core/contract';
import { grouped } from '#core/words';

import { accuracyText, nameOf } from './judge';
import type { Judged } from './judge';

/** Counts of tokens by what they come to. */
type Counts = Readonly<Record<TimestampState, number>>;

export type ClaimFacts = {
  readonly found: number;
  readonly counts: Counts;
  readonly trusted: number | null;
  /** Tokens that stand for a Merkle root. */
  readonly overRoots: number;
  /** The token of the walk's last entry, if it carries one. */
  readonly head: Judged | undefined;
};

/** What the tokens say of `timestamps` and of `head`. A token proves that a hash existed before its time, and no more. */
export function makeClaims(facts: ClaimFacts): Claim[] {
  return [{ claim: 'timestamps', ...timestamps(facts) }, ...head(facts)];
}

type Stated = Pick<Claim, 'state' | 'because'>;

function timestamps({ found, counts, overRoots }: ClaimFacts): Stated {
  if (found === 0) return { state: 'not-provable', because: 'No entry carries a time-stamp token.' };
  if (counts.mismatch > 0) return { state: 'refuted', because: `${many(counts.mismatch, found)} not sound or ${counts.mismatch === 1 ? 'does' : 'do'} not fit its entry.` };
  if (counts.good === found) {
    const roots = overRoots === 0 ? '' : ` ${many(overRoots, found)} over a Merkle root, which says nothing of an entry until its inclusion is shown.`;
    return { state: 'proved', because: `${found === 1 ? 'The one token is' : `All ${found} tokens are`} sound and traced to a certificate that the examiner supplied: what ${found === 1 ? 'it stands' : 'they stand'} for existed before its stated time.${roots}` };
  }
  const parts = ([['untrusted', 'not traced to a certificate of the examiner\u2019s'], ['unreadable', 'not readable'], ['weak', 'made with weak algorithms']] as const)
    .filter(([state]) => counts[state] > 0).map(([state, words]) => `${many(counts[state], found)} ${words}`);
  return { state: 'not-provable', because: `${parts.join('; ')}.` };
}

const many = (count: number, of: number): string => (of === 1 ? 'The one token is' : `${grouped(count)} of ${grouped(of)} tokens ${count === 1 ? 'is' : 'are'}`);

function head({ head: judged }: ClaimFacts): Claim[] {
  if (judged?.state !== 'good' || judged.standsFor?.what !== 'chain hash' || judged.checked === undefined) return [];
  const { info } = judged.checked.token;
  const because = `A time-stamp token on the last chain hash (${nameOf(judged.entry)}) is traced to a certificate that the examiner supplied: that chain hash existed before ${info.genTime.text}${accuracyText(info)}. It does not show that nothing was appended later and cut off.`;
  return [{ claim: 'head', state: 'proved', because }];
}
