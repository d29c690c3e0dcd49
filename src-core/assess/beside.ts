import type { FindingFacts } from './findings';
import type { NamedEntries } from './named';
import type { Claim, ClaimState, FindingCode, Severity } from './verdict';

/** A finding from beside the replay. Its severity is that of its code, unless what was supplied changes its weight. */
export type BesideFinding = FindingFacts & { readonly code: FindingCode; readonly severity?: Severity };

/** What one look beside the replay adds to the verdict: findings, and what it says of claims. */
export type Beside = {
  readonly findings: readonly BesideFinding[];
  readonly claims: readonly Claim[];
  /** Findings beyond the first 1,000 of a code: counted, and not made. */
  readonly omitted?: readonly { readonly code: FindingCode; readonly count: number }[];
  /** Entries that such findings would name. */
  readonly named?: Partial<NamedEntries>;
};

/** A contradiction is told whatever else confirms the claim; among confirmations the strongest is. */
const WEIGHT: Readonly<Record<ClaimState, number>> = { 'not-provable': 0, attested: 1, proved: 2, refuted: 3 };

/**
 * The replay's claims with what was found beside it; claims that the replay does not make follow in the order given.
 * Where two give the same state both are told: how independent each is, is for a reader to weigh. Only what the replay
 * could not prove by itself gives way, since it speaks of what was not supplied.
 */
export function joinClaims(own: readonly Claim[], beside: readonly Beside[]): Claim[] {
  const joined = [...own];
  for (const claim of beside.flatMap(({ claims }) => claims)) {
    const at = joined.findIndex((other) => other.claim === claim.claim);
    const before = joined[at];
    if (before === undefined) joined.push(claim);
    else if (WEIGHT[claim.state] > WEIGHT[before.state]) joined[at] = claim;
    else if (claim.state === before.state) joined[at] = own.includes(before) && claim.state === 'not-provable' ? claim : { ...before, because: `${before.because} ${claim.because}` };
  }
  return joined;
}
