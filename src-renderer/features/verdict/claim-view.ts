import type { Claim as BundleClaim, ClaimState } from '#core/assess';
import type { ArchiveClaim, SuppliedKind } from '#core/contract';
import type { Sequence } from '#core/evidence';

import type { StatusView } from '../../ui/status';

/** A claim of a bundle, or one of an archive. */
/** Of a bundle or of an archive. */
export type Claim = BundleClaim | ArchiveClaim;
type ClaimName = Claim['claim'];

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
  completeness: 'Completeness',
};

const STATES: Readonly<Record<ClaimState, StatusView>> = {
  proved: { tone: 'pass', icon: 'check', word: 'proved' },
  attested: { tone: 'calm', icon: 'shield', word: 'attested' },
  'not-provable': { tone: 'open', icon: 'question', word: 'not provable' },
  refuted: { tone: 'fail', icon: 'cross', word: 'refuted' },
};

/** What could be supplied so that a claim can be proved: in words, and the kind at which the dialog opens. */
export type Offer = { readonly words: string; readonly kind: SuppliedKind };

const OFFERS: Readonly<Partial<Record<ClaimName, Offer>>> = {
  start: { words: 'Supply the previous bundle…', kind: 'previous' },
  head: { words: 'Supply a head hash, a status answer or the following bundle…', kind: 'head' },
  payloads: { words: 'Supply the decision traces…', kind: 'traces' },
  anchors: { words: 'Supply anchors and proofs…', kind: 'anchors' },
  timestamps: { words: 'Supply certificates that you trust…', kind: 'trust' },
};

export type ClaimView = { readonly name: ClaimName; readonly title: string; readonly status: StatusView; readonly because: string; readonly offer: Offer | null };

/** The kinds that an offer names, where there are several. */
const ALSO: Readonly<Partial<Record<SuppliedKind, readonly SuppliedKind[]>>> = { head: ['head', 'status', 'next'] };

/** What would help, where something would: no bundle precedes sequence 1, and what was supplied did not help. */
function offerFor({ claim, state }: Claim, from: Sequence | null, supplied: readonly SuppliedKind[]): Offer | null {
  const isOpen = state === 'attested' || state === 'not-provable';
  const offer = isOpen && !(claim === 'start' && from === 1) ? OFFERS[claim] : undefined;
  if (offer === undefined) return null;
  return (ALSO[offer.kind] ?? [offer.kind]).every((kind) => supplied.includes(kind)) ? null : offer;
}

/** `from` is the first sequence of the bundle, `supplied` what lies beside it already. */
export const toClaimView = ({ claim, state, because }: Claim, from: Sequence | null = null, supplied: readonly SuppliedKind[] = []): ClaimView => ({
  name: claim,
  title: TITLES[claim],
  status: STATES[state],
  because,
  offer: offerFor({ claim, state, because }, from, supplied),
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
