import type { Claim, ClaimName, ClaimState } from '#core/assess';

import type { StatusView } from '../../ui/status';

const TITLES: Readonly<Record<ClaimName, string>> = {
  interior: 'Interior',
  start: 'Start',
  head: 'Head',
  'declared-range': 'Declared range',
  'bundle-digest': 'Bundle digest',
  payloads: 'Payloads',
  anchors: 'Anchors',
  timestamps: 'Time-stamps',
  links: 'Links',
  contents: 'Contents',
};

const STATES: Readonly<Record<ClaimState, StatusView>> = {
  proved: { tone: 'pass', icon: 'check', word: 'proved' },
  attested: { tone: 'calm', icon: 'shield', word: 'attested' },
  'not-provable': { tone: 'open', icon: 'question', word: 'not provable' },
  refuted: { tone: 'fail', icon: 'cross', word: 'refuted' },
};

export type ClaimView = { readonly name: ClaimName; readonly title: string; readonly status: StatusView; readonly because: string };

export const toClaimView = ({ claim, state, because }: Claim): ClaimView => ({
  name: claim,
  title: TITLES[claim],
  status: STATES[state],
  because,
});

export type TrustLine = { readonly status: StatusView; readonly claims: string };

const ORDER: readonly ClaimState[] = ['refuted', 'proved', 'attested', 'not-provable'];

/** The trust basis in short: which claims stand how, the refuted first. States without a claim are left out. */
export function toTrustLines(claims: readonly Claim[]): readonly TrustLine[] {
  return ORDER.flatMap((state) => {
    const those = claims.filter((claim) => claim.state === state);
    if (those.length === 0) return [];
    return [{ status: STATES[state], claims: those.map(({ claim }) => TITLES[claim].toLowerCase()).join(', ') }];
  });
}
