import type { PlacedBundle, ReplayedBundle } from './replayed-bundle';

/** Digests that somebody kept apart from the archive: by date, the SHA-256 of a bundle or of its manifest. */
export type DigestStore = ReadonlyMap<string, ReadonlySet<string>>;

export type StoreAnswer = 'confirms' | 'contradicts' | 'says-nothing';

/**
 * What a store says of a bundle. It confirms by the digest of the bundle's own bytes, by the digest that a matching
 * manifest records, or by the digest of that manifest's bytes (seed 000 has all three).
 */
export function askStore(store: DigestStore, { date, outcome }: ReplayedBundle | PlacedBundle): StoreAnswer {
  const recorded = date === null ? undefined : store.get(date);
  if (recorded === undefined || outcome.kind === 'refused') return 'says-nothing';
  const { verdict, manifestFacts } = outcome;
  const belongs = verdict.claims.some(({ claim, state }) => claim === 'bundle-digest' && state === 'proved');
  const ofManifest = belongs && manifestFacts !== null ? [manifestFacts.bundleSha256, manifestFacts.sha256] : [];
  return [verdict.subject.sha256, ...ofManifest].some((digest) => digest !== null && recorded.has(digest)) ? 'confirms' : 'contradicts';
}
