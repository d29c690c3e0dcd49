import type { Verdict } from '#core/assess';
import type { Refusal } from '#core/evidence';
import type { RecipeId, Segment } from '#core/replay';

/** Where a bundle lies in its archive; paths relative to the archive, with forward slashes. */
export type BundlePlace = {
  /** YYYY-MM-DD, from the name of its folder or file; null where neither is a date. */
  readonly date: string | null;
  readonly bundle: string;
  readonly manifest: string | null;
};

/** Where a manifest with a date lies, relative to the archive. */
export type ManifestPlace = { readonly date: string; readonly manifest: string };

/** What the archive needs of a manifest that could be read. */
export type ManifestFacts = {
  readonly date: string | null;
  readonly bundleSha256: string | null;
  /** SHA-256 of the manifest's own bytes, and of the gzip file that they lie in. */
  readonly sha256: readonly string[];
};

/** A bundle that was replayed by itself: small whatever the bundle's size, and plain data that crosses threads. */
export type ReplayedBundle = BundlePlace & {
  readonly outcome:
    | { readonly kind: 'refused'; readonly refusal: Refusal }
    | {
        readonly kind: 'verified';
        readonly verdict: Verdict;
        readonly segment: Segment;
        /** The recipe that it was judged by, and whether a mismatch under it means anything. */
        readonly recipe: RecipeId;
        readonly formulaKnown: boolean;
        readonly algorithmSupported: boolean;
        readonly manifestFacts: ManifestFacts | null;
        /** Changes planted in copies of its entries, and found; 0 where none were planted. */
        readonly controls: number;
      };
};

/** A bundle with at least one entry that has a place in the chain. */
export type PlacedBundle = BundlePlace & {
  readonly outcome: Extract<ReplayedBundle['outcome'], { kind: 'verified' }>;
  readonly first: NonNullable<Segment['first']>;
  readonly last: NonNullable<Segment['last']>;
};

export function placedBundle({ outcome, ...place }: ReplayedBundle): PlacedBundle | undefined {
  if (outcome.kind === 'refused') return undefined;
  const { first, last } = outcome.segment;
  return first === undefined || last === undefined ? undefined : { ...place, outcome, first, last };
}

/** A page of /entries: nobody promised every entry of its range. */
export function isPage({ outcome }: ReplayedBundle | PlacedBundle): boolean {
  return outcome.kind === 'verified' && outcome.verdict.findings.some(({ code, actual }) => code === 'partial-evidence' && actual === 'page');
}
