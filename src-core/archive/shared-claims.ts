import type { Claim } from '#core/assess';

import type { ReplayedBundle } from './replayed-bundle';

const MOST = 1000;

/** Has bundles share the claims that they word alike: what crosses threads brings its own copy of every sentence, and an archive may hold 100,000 bundles. */
export class SharedClaims {
  private readonly known = new Map<string, Claim>();

  of(bundle: ReplayedBundle): ReplayedBundle {
    const { outcome } = bundle;
    if (outcome.kind === 'refused') return bundle;
    return { ...bundle, outcome: { ...outcome, verdict: { ...outcome.verdict, claims: outcome.verdict.claims.map((claim) => this.shared(claim)) } } };
  }

  private shared(claim: Claim): Claim {
    const key = `${claim.claim} ${claim.state} ${claim.because}`;
    const known = this.known.get(key);
    if (known === undefined && this.known.size < MOST) this.known.set(key, claim);
    return known ?? claim;
  }
}
