import type { Conclusion } from '#core/assess';
import type { CaseObject, ObjectFacts, StoreAnswer } from '#core/contract';

import { claimsWithNeighbours } from './archive-claims';
import type { ArchiveCode, DayVerdict } from './archive-verdict';
import type { AbsentBundle } from './case-facts';
import type { PlacedBundle, ReplayedBundle } from './replayed-bundle';
import { alsoBroken, isBroken } from './seams';
import type { Chain, Seam } from './seams';

const NOTHING = { sha256: null, bytes: null, entryCount: null, fromSequence: null, toSequence: null, firstCreatedAt: null, lastCreatedAt: null, claims: [] } as const;

/** The seams on either side of each bundle, by the bundle's path. */
export type SeamsAt = { readonly before: ReadonlyMap<string, Seam>; readonly after: ReadonlyMap<string, Seam> };

/** Of several seams on one side of a bundle the one at which another joins it: bundles that lie inside it or overlap it do not speak of its end. */
export function seamsAt(chain: Pick<Chain, 'bundles' | 'seams'>): SeamsAt {
  const [before, after] = [new Map<string, Seam>(), new Map<string, Seam>()];
  for (const seam of [...chain.seams, ...alsoBroken(chain)]) {
    note(before, seam.after, seam);
    note(after, seam.before, seam);
  }
  return { before, after };
}

function note(at: Map<string, Seam>, { bundle }: PlacedBundle, seam: Seam): void {
  const known = at.get(bundle);
  if (known === undefined || (known.kind !== 'joined' && seam.kind === 'joined')) at.set(bundle, seam);
}

/** What the archive says of one of its bundles. `elsewhere`: what digests kept elsewhere do; undefined where none were supplied. */
export function dayVerdict({ date, bundle, manifest, outcome }: ReplayedBundle, { before, after }: SeamsAt, elsewhere: StoreAnswer | undefined, object?: CaseObject): DayVerdict {
  const place = { date, bundle, manifest };
  const outside = { ...(elsewhere === undefined ? {} : { elsewhere }), ...(object === undefined ? {} : { object: objectFacts(object) }) };
  if (outcome.kind === 'refused') return { ...place, conclusion: 'unreadable', ...NOTHING, ...outside, findings: { 'unreadable-bundle': 1 } };
  const { subject, conclusion, claims, findings, omitted } = outcome.verdict;
  const { sha256, bytes, container, entryCount, fromSequence, toSequence, firstCreatedAt, lastCreatedAt } = subject;
  const counts: Partial<Record<ArchiveCode, number>> = { ...omitted };
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return { ...place, ...besideSeams(conclusion, [before.get(bundle), after.get(bundle)]), sha256, bytes, ...(container === undefined ? {} : { container }), entryCount, fromSequence, toSequence, firstCreatedAt, lastCreatedAt, claims: claimsWithNeighbours(claims, before.get(bundle), after.get(bundle)), ...outside, findings: counts };
}

/** What is broken at a seam lies between two bundles: neither fails by it, and neither passes. */
function besideSeams(conclusion: Conclusion, seams: readonly (Seam | undefined)[]): Pick<DayVerdict, 'conclusion' | 'byItself'> {
  return conclusion === 'passed' && seams.some((seam) => seam !== undefined && isBroken(seam)) ? { conclusion: 'indeterminate', byItself: 'passed' } : { conclusion };
}

/** A bundle that the bucket listed and that is not here. */
export function absentDay({ date, bundle, object, why }: AbsentBundle): DayVerdict {
  return { date, bundle, manifest: null, conclusion: 'unreadable', ...NOTHING, object: objectFacts(object), findings: { [why === 'gone' ? 'changed-since-fetch' : 'object-not-fetched']: 1 } };
}

/** Of a bundle that the bucket listed and that is not here; one that is here and cannot be read says so. */
export const isAbsentDay = ({ conclusion, findings }: Pick<DayVerdict, 'conclusion' | 'findings'>): boolean => conclusion === 'unreadable' && findings['unreadable-bundle'] === undefined;

function objectFacts({ key, versionId, etag, size, lastModified, sse, lockMode, retainUntil, legalHold }: CaseObject): ObjectFacts {
  return { key, versionId, etag, size, lastModified, sse, lockMode, retainUntil, legalHold };
}

/** A date for which there is no bundle. */
export function missingDay(date: string): DayVerdict {
  return { date, bundle: null, manifest: null, conclusion: 'missing', ...NOTHING, findings: { 'missing-day': 1 } };
}
