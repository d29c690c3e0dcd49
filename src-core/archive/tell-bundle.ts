import type { StoreAnswer } from '#core/contract';
import type { Segment } from '#core/replay';

import type { ArchiveFindings } from './archive-findings';
import { dateOf } from './dates';
import type { ReplayedBundle } from './replayed-bundle';

/** Lists what one bundle shows by itself, and what its place in the archive and digests kept elsewhere say of it. */
export function tellBundle(bundle: ReplayedBundle, stored: StoreAnswer | undefined, findings: ArchiveFindings): void {
  const { date, outcome } = bundle;
  const place = { ...(date === null ? {} : { date }), bundle: bundle.bundle };
  if (outcome.kind === 'refused') {
    const { code, message, byteOffset } = outcome.refusal;
    findings.add('unreadable-bundle', { message: `${bundle.bundle} could not be read, so nothing of it was verified: ${message}`, ...place, ...(byteOffset === null ? {} : { byteOffset }), actual: code });
    return;
  }
  const { verdict, manifestFacts } = outcome;
  // Inferred once, for the whole archive.
  for (const { code, ...facts } of verdict.findings) if (code !== 'recipe-inferred') findings.add(code, { ...facts, ...place });
  for (const [code, count] of Object.entries(verdict.omitted ?? {}) as [keyof typeof verdict.omitted, number][]) findings.count(code, count);
  if (date !== null && bundle.manifest === null) findings.add('missing-day', { message: `There is no manifest for ${date} that belongs to ${bundle.bundle}: whether it is the bundle that was exported cannot be told.`, ...place });
  if (date !== null && manifestFacts?.date !== null && manifestFacts !== null && manifestFacts.date !== date) {
    findings.add('manifest-date-mismatch', { message: `The manifest of ${bundle.bundle} names another date.`, ...place, field: 'manifest.date', expected: date, actual: manifestFacts.date });
  }
  tellDates(outcome.segment, date, place, findings);
  if (stored === 'contradicts') {
    findings.add('bundle-digest-mismatch', { message: `A digest kept elsewhere for ${date ?? bundle.bundle} is neither that of the bundle nor that of its manifest.`, ...place, field: '--digests', actual: verdict.subject.sha256 });
  }
}

/** A day laid under another date: neither its first nor its last entry is of it. One of them may be, since days are counted in zones and may overlap. */
function tellDates({ first, last }: Segment, date: string | null, place: { readonly bundle: string }, findings: ArchiveFindings): void {
  if (date === null || first?.instant === undefined || last?.instant === undefined) return;
  if (dateOf(first.instant.seconds) === date || dateOf(last.instant.seconds) === date) return;
  const times = `${first.createdAt ?? '?'} to ${last.createdAt ?? '?'}`;
  findings.add('entries-outside-date', { message: `The entries of ${place.bundle} are dated ${times}, and neither the first nor the last on ${date} (UTC).`, ...place, field: 'createdAt', expected: date, actual: times });
}
