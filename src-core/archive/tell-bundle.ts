import type { ArchiveFindings } from './archive-findings';
import type { StoreAnswer } from './digest-store';
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
  if (date !== null && bundle.manifest === null) findings.add('missing-day', { message: `There is no manifest for ${date}: whether its bundle is the one that was exported cannot be told.`, ...place });
  if (date !== null && manifestFacts?.date !== null && manifestFacts !== null && manifestFacts.date !== date) {
    findings.add('manifest-date-mismatch', { message: `The manifest of ${bundle.bundle} names another date.`, ...place, field: 'manifest.date', expected: date, actual: manifestFacts.date });
  }
  if (stored === 'contradicts') {
    findings.add('bundle-digest-mismatch', { message: `A digest kept elsewhere for ${date ?? bundle.bundle} is neither that of the bundle nor that of its manifest.`, ...place, field: '--digests', actual: verdict.subject.sha256 });
  }
}
