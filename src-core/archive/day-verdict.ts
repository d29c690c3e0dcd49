import { claimsWithNeighbours } from './archive-claims';
import type { ArchiveCode, DayVerdict } from './archive-verdict';
import type { ReplayedBundle } from './replayed-bundle';
import type { Chain } from './seams';

const NOTHING = { sha256: null, bytes: null, entryCount: null, fromSequence: null, toSequence: null, firstCreatedAt: null, lastCreatedAt: null, claims: [] } as const;

/** What the archive says of one of its bundles. */
export function dayVerdict({ date, bundle, manifest, outcome }: ReplayedBundle, { seams }: Chain): DayVerdict {
  const place = { date, bundle, manifest };
  if (outcome.kind === 'refused') return { ...place, conclusion: 'unreadable', ...NOTHING, findings: { 'unreadable-bundle': 1 } };
  const { subject, conclusion, claims, findings, omitted } = outcome.verdict;
  const { sha256, bytes, entryCount, fromSequence, toSequence, firstCreatedAt, lastCreatedAt } = subject;
  const before = seams.find((seam) => seam.after.bundle === bundle);
  const after = seams.find((seam) => seam.before.bundle === bundle);
  const counts: Partial<Record<ArchiveCode, number>> = { ...omitted };
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return { ...place, conclusion, sha256, bytes, entryCount, fromSequence, toSequence, firstCreatedAt, lastCreatedAt, claims: claimsWithNeighbours(claims, before, after), findings: counts };
}

/** A date for which there is no bundle. */
export function missingDay(date: string): DayVerdict {
  return { date, bundle: null, manifest: null, conclusion: 'missing', ...NOTHING, findings: { 'missing-day': 1 } };
}
