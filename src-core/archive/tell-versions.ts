import type { Comparison } from '#core/compare';
import type { CaseObject } from '#core/contract';
import type { Sequence } from '#core/evidence';
import { counted, countedIfAny } from '#core/words';

import type { ArchiveFindings } from './archive-findings';
import { dateOfPath, keyBelow, keysWithVersions, kindOfKey, newestFetched } from './case-facts';
import type { CaseFacts, VersionPair } from './case-facts';

type Read = Extract<CaseFacts, { kind: 'read' }>;
type Place = { readonly date?: string; readonly bundle: string };

/**
 * Lists each key of which the record holds several versions, once and with what comparing them gave; and, one by one,
 * versions of a bundle that tell the same sequences differently, or of which the newer one lacks entries of the older.
 */
export function tellVersions({ record, pairs }: Read, asked: (date: string | null) => boolean, findings: ArchiveFindings): void {
  const byKey = grouped(pairs);
  for (const versions of keysWithVersions(record)) {
    const [first] = versions;
    if (first === undefined) continue;
    const path = keyBelow(record, first);
    const date = dateOfPath(path);
    if (!asked(date ?? null)) continue;
    const place = { ...(date === undefined ? {} : { date }), bundle: path };
    const own = byKey.get(first.key) ?? [];
    findings.add('multiple-versions', { message: `${standing(path, versions)} ${compared(path, versions, own)}`, ...place, ...manifestDigests(own) });
    for (const pair of own) tellConflict(path, pair, place, findings);
  }
}

/**
 * How many older versions of bundles contradict the newest over the sequences asked for, and how many could not be compared.
 * Of more differences than are listed, one may always lie there.
 */
export function contradictingVersions(facts: CaseFacts | undefined, asked: (sequence: Sequence) => boolean): { readonly contradicting: number; readonly notCompared: number } {
  const outcomes = facts?.kind === 'read' ? facts.pairs.map(({ outcome }) => outcome) : [];
  const isAsked = ({ differing, onlyInA, onlyInB, unplacedDiffering, differences }: Comparison): boolean =>
    unplacedDiffering > 0 || differing + onlyInA + onlyInB > differences.length || differences.some(({ sequence }) => asked(sequence));
  return {
    contradicting: outcomes.filter((outcome) => outcome.kind === 'bundles' && isConflict(outcome.comparison) && isAsked(outcome.comparison)).length,
    notCompared: outcomes.filter(({ kind }) => kind === 'not-compared').length,
  };
}

function grouped(pairs: readonly VersionPair[]): Map<string, VersionPair[]> {
  const byKey = new Map<string, VersionPair[]>();
  for (const pair of pairs) {
    const known = byKey.get(pair.newer.key);
    if (known === undefined) byKey.set(pair.newer.key, [pair]);
    else known.push(pair);
  }
  return byKey;
}

/** What the bucket says stands at the key. */
function standing(path: string, versions: readonly CaseObject[]): string {
  const markers = versions.filter(({ deleteMarker }) => deleteMarker);
  const held = versions.filter(({ deleteMarker }) => !deleteMarker);
  const deletion = markers.find(({ isLatest }) => isLatest);
  const many = counted(held.length, 'version', 'versions');
  if (deletion !== undefined) {
    if (held.length === 0) return `${path} was deleted in the bucket (${named(deletion)} is a delete marker), and no version of it was listed.`;
    return `${path} was deleted in the bucket: its latest version (${named(deletion)}) is a delete marker. ${many} of it ${held.length === 1 ? 'was' : 'were'} still listed behind it, the newest ${named(held[0])}.`;
  }
  const deletions = markers.length === 0 ? '' : ` and ${markers.length === 1 ? 'a delete marker: it was deleted once and put there again' : `${markers.length} delete markers: it was deleted and put there again`}`;
  const latest = held.find(({ isLatest }) => isLatest);
  return `The case record holds ${many} of ${path}${deletions}${latest === undefined ? '' : `; the latest is ${named(latest)}`}.`;
}

function compared(path: string, versions: readonly CaseObject[], pairs: readonly VersionPair[]): string {
  const newest = newestFetched(versions);
  const missing = versions.filter(({ deleteMarker, state }) => !deleteMarker && state !== 'fetched').length;
  const left = missing === 0 ? '' : ` ${counted(missing, 'of them is', 'of them are')} not here and could not be compared.`;
  const kind = kindOfKey(path);
  if (newest === undefined || pairs.length === 0) return `There is nothing to compare.${left}`;
  const parts = pairs.map(({ older, outcome }) => {
    switch (outcome.kind) {
      case 'same-bytes':
        return `${named(older)} has the same bytes`;
      case 'bundles':
        return isConflict(outcome.comparison) ? `${named(older)} tells its entries differently` : outcome.beyond === 0 ? `${named(older)} holds equal entries` : `${named(older)} holds equal entries, and ${outcome.beyond} fewer`;
      case 'manifests':
        return `${named(older)} is another manifest${outcome.newerDigest === outcome.olderDigest ? '' : ', and records another digest of the bundle'}`;
      case 'not-compared':
        return `${named(older)} could not be compared: ${outcome.because.replace(/\.$/, '')}`;
    }
  });
  const shown = parts.length > SHOWN ? [...parts.slice(0, SHOWN), `${parts.length - SHOWN} more`] : parts;
  return `Beside ${kind === 'manifest' ? 'the manifest' : 'the bundle'} of ${named(newest)}: ${shown.join('; ')}.${left}`;
}

const SHOWN = 5;

/** Entries that only the newer one has, outside the older one's range, were added; everything else contradicts. */
function isConflict({ differing, onlyInA, onlyInB, unplacedDiffering }: Comparison): boolean {
  return differing + onlyInA + onlyInB + unplacedDiffering > 0;
}

function tellConflict(path: string, { newer, older, outcome }: VersionPair, place: Place, findings: ArchiveFindings): void {
  const versions = { ...(newer.versionId === null ? {} : { version: newer.versionId }), ...(older.versionId === null ? {} : { otherVersion: older.versionId }) };
  const origins = { ...place, ...(newer.path === null ? {} : { bundle: newer.path }), ...(older.path === null ? {} : { otherBundle: older.path }), ...versions };
  if (outcome.kind === 'not-compared') {
    findings.add('unreadable-bundle', { message: `${named(older)} of ${path} could not be compared with ${named(newer)}: ${outcome.because}`, ...origins });
    return;
  }
  if (outcome.kind !== 'bundles' || !isConflict(outcome.comparison)) return;
  const { differing, onlyInA, onlyInB, unplacedDiffering, differences } = outcome.comparison;
  const parts = [
    countedIfAny(differing, 'differ'), countedIfAny(onlyInA, `only in the older (${named(older)})`), countedIfAny(onlyInB, `only in the newer (${named(newer)})`),
    countedIfAny(unplacedDiffering, 'without a sequence differ'),
  ].filter((part) => part !== '');
  const [first] = differences;
  const [field] = first?.fields ?? [];
  const values = field === undefined ? {} : { field: field.field, expected: field.a ?? 'absent', actual: field.b ?? 'absent' };
  findings.add('overlap-conflict', {
    message: `Two versions of ${path} tell the same sequences differently, ${named(older)} and ${named(newer)}: ${parts.join(', ')}${first === undefined ? '' : `, first at ${first.sequence}`}. The bucket says which was stored last; which is true it does not say.`,
    ...origins, ...(first === undefined ? {} : { sequence: first.sequence }), ...values,
  });
}

/** The digests of the first two manifests that record different ones. */
function manifestDigests(pairs: readonly VersionPair[]): { readonly field?: string; readonly expected?: string; readonly actual?: string } {
  for (const { outcome } of pairs) {
    if (outcome.kind === 'manifests' && outcome.newerDigest !== outcome.olderDigest) return { field: 'manifest.bundleSha256', expected: outcome.olderDigest ?? 'none', actual: outcome.newerDigest ?? 'none' };
  }
  return {};
}

function named(object: CaseObject | undefined): string {
  if (object === undefined) return 'one';
  const { versionId, lastModified } = object;
  const id = versionId === null ? 'the one without a version id' : `version ${versionId}`;
  return lastModified === null ? id : `${id} of ${lastModified}`;
}
