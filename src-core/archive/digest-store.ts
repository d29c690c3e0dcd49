import type { StoreAnswer } from '#core/contract';
import type { ArchiveFindings } from './archive-findings';
import type { PlacedBundle, ReplayedBundle } from './replayed-bundle';

/**
 * Digests that somebody kept apart from the archive, by date. Each record is of one bundle: SHA-256 values of which one is
 * that of the bundle or of its manifest.
 */
export type DigestStore = ReadonlyMap<string, readonly ReadonlySet<string>[]>;

/**
 * What a store says of a bundle. It confirms by the digest of the bundle's own bytes or of the gzip file around them, by the digest that a matching
 * manifest records, or by the digest of that manifest's bytes (seed 000 has all three).
 */
export function askStore(store: DigestStore, bundle: ReplayedBundle | PlacedBundle): StoreAnswer {
  const records = bundle.date === null ? undefined : store.get(bundle.date);
  if (records === undefined || bundle.outcome.kind === 'refused') return 'says-nothing';
  const own = digestsOf(bundle);
  return records.some((record) => own.some((digest) => record.has(digest))) ? 'confirms' : 'contradicts';
}

/** Dates, ascending: `unheld` that the store records and no bundle bears; `further`, whose bundles are all confirmed, and of which it records more. */
export type Lacking = { readonly unheld: readonly string[]; readonly further: readonly string[] };

/**
 * Lists what the store records and the archive does not hold: dates without a bundle, above all behind the archive's last
 * day, where nothing else shows that a bundle was taken away; and, of a date whose bundles are all confirmed, records that
 * are of none of them. What is the record of a bundle without a date is held. Why cannot be told: nobody is accused.
 */
export function tellUnheld(store: DigestStore, bundles: readonly ReplayedBundle[], asked: (date: string) => boolean, findings: ArchiveFindings): Lacking {
  const dates = [...store.keys()].filter(asked).sort();
  const held = byDate(bundles);
  const undated = held.get(null) ?? [];
  const recordsBeyond = (date: string, own: readonly string[]): readonly ReadonlySet<string>[] => (store.get(date) ?? []).filter((record) => !own.some((digest) => record.has(digest)));
  const ofUndated = undated.flatMap(digestsOf);
  const unheld = dates.filter((date) => !held.has(date) && recordsBeyond(date, ofUndated).length > 0);
  const [first, ...more] = unheld;
  if (first !== undefined) {
    const span = more.length === 0 ? first : `${more.length + 1} dates, ${first} to ${more.at(-1) ?? first}`;
    const why = undated.length === 0 ? 'of which the archive holds none: they were taken away, or never put here' : `and no bundle here bears ${more.length === 0 ? 'this date' : 'these dates'}`;
    findings.add('missing-day', { message: `Digests kept elsewhere record bundles for ${span}, ${why}.`, date: first, field: '--digests' });
  }
  const further: string[] = [];
  for (const date of dates.filter((one) => held.has(one))) {
    const same = held.get(date) ?? [];
    if (same.some((bundle) => askStore(store, bundle) !== 'confirms')) continue;
    const others = recordsBeyond(date, [...same.flatMap(digestsOf), ...ofUndated]);
    if (others.length === 0) continue;
    further.push(date);
    const actual = [...(others[0] ?? [])][0];
    findings.add('bundle-digest-mismatch', { severity: 'indeterminate', message: `Digests kept elsewhere for ${date} confirm what the archive holds of it, and ${others.length} more of them belong to nothing here: another version of the day, or another bundle of it, was recorded.`, date, field: '--digests', ...(actual === undefined ? {} : { actual }) });
  }
  return { unheld, further };
}

function byDate(bundles: readonly ReplayedBundle[]): ReadonlyMap<string | null, readonly ReplayedBundle[]> {
  const dates = new Map<string | null, ReplayedBundle[]>();
  for (const bundle of bundles) {
    const known = dates.get(bundle.date);
    if (known === undefined) dates.set(bundle.date, [bundle]);
    else known.push(bundle);
  }
  return dates;
}

function digestsOf({ outcome }: ReplayedBundle | PlacedBundle): string[] {
  if (outcome.kind === 'refused') return [];
  const { verdict, manifestFacts } = outcome;
  const belongs = verdict.claims.some(({ claim, state }) => claim === 'bundle-digest' && state === 'proved');
  const ofManifest = belongs && manifestFacts !== null ? [manifestFacts.bundleSha256, ...manifestFacts.sha256] : [];
  return [verdict.subject.sha256, verdict.subject.container?.sha256 ?? null, ...ofManifest].filter((digest) => digest !== null);
}
