import type { Comparison } from '#core/compare';
import type { CaseObject, CaseRecord } from '#core/contract';

import { dateIn } from './dates';

/** An older version of a key beside the newest one that was fetched, and what came of comparing the two. */
export type VersionPair = {
  readonly newer: CaseObject;
  readonly older: CaseObject;
  readonly outcome:
    | { readonly kind: 'same-bytes' }
    /** Over the older one's own range, from its first sequence to its last; `beyond`: entries of the newer one outside of it. */
    | { readonly kind: 'bundles'; readonly comparison: Comparison; readonly beyond: number }
    /** Manifests of different bytes, with the digest of the bundle that either records; null: none that can be read. */
    | { readonly kind: 'manifests'; readonly newerDigest: string | null; readonly olderDigest: string | null }
    | { readonly kind: 'not-compared'; readonly because: string };
};

/** The record of the case folder that an archive was verified in, with what was found there. */
export type CaseFacts =
  | { readonly kind: 'unreadable'; readonly because: string }
  | {
      readonly kind: 'read';
      readonly record: CaseRecord;
      /** SHA-256 of what lies now at each path that was recorded as fetched, or set aside, and was looked at; null: nothing that can be read. */
      readonly digests: ReadonlyMap<string, string | null>;
      /** Files of the folder that the record does not name. */
      readonly unrecorded: readonly string[];
      readonly pairs: readonly VersionPair[];
    };

/** Where an object lies, or would, as an examiner names it: its key from the prefix's folder on. */
export const keyBelow = ({ source }: Pick<CaseRecord, 'source'>, { key }: Pick<CaseObject, 'key'>): string => key.slice(source.prefix.lastIndexOf('/') + 1);

/** The last date on the way of a path or key; undefined: none. */
export const dateOfPath = (path: string): string | undefined => path.split('/').map(dateIn).filter((date) => date !== undefined).at(-1);

const EVIDENCE = /\.json(\.gz)?$/i;
const MANIFEST = /(^|\.)manifest\.json(\.gz)?$/i;

/** What a key is by its name. */
export function kindOfKey(key: string): 'bundle' | 'manifest' | 'other' {
  const name = key.slice(key.lastIndexOf('/') + 1);
  return MANIFEST.test(name) ? 'manifest' : EVIDENCE.test(name) ? 'bundle' : 'other';
}

/** The objects of each key that has several, in the record's order. */
export function keysWithVersions({ objects }: CaseRecord): readonly (readonly CaseObject[])[] {
  const byKey = new Map<string, CaseObject[]>();
  for (const object of objects) {
    const known = byKey.get(object.key);
    if (known === undefined) byKey.set(object.key, [object]);
    else known.push(object);
  }
  return [...byKey.values()].filter((versions) => versions.length > 1 && kindOfKey(versions[0]?.key ?? '') !== 'other');
}

/** The version that older ones are compared with: the latest where it was fetched, else the first of the record that was. */
export function newestFetched(versions: readonly CaseObject[]): CaseObject | undefined {
  const fetched = versions.filter(({ state }) => state === 'fetched');
  return fetched.find(({ isLatest }) => isLatest) ?? fetched[0];
}

/** Whether only the latest version of each object was listed of a bucket that may keep others: where versions are listed, each has an id. */
export const isWithoutVersions = (facts: CaseFacts | undefined): boolean =>
  facts?.kind === 'read' && facts.record.source.versioning !== 'off' && !facts.record.objects.some(({ isLatest, versionId }) => isLatest && versionId !== null);

/** A latest version of what looks like a bundle, which the bucket listed and the folder does not hold. */
export type AbsentBundle = { readonly date: string | null; readonly bundle: string; readonly object: CaseObject; readonly why: 'not-fetched' | 'not-asked' | 'gone' };

/** Bundles of the bucket that are not here: not asked for, not given, or gone from the folder since. They are no missing days. */
export function absentBundles(facts: CaseFacts | undefined, asked: (date: string | null) => boolean): AbsentBundle[] {
  if (facts?.kind !== 'read') return [];
  const { record, digests } = facts;
  return record.objects.flatMap((object) => {
    if (!object.isLatest || object.deleteMarker || kindOfKey(object.key) !== 'bundle') return [];
    const isGone = object.path !== null && digests.get(object.path) === null;
    if (object.state === 'fetched' && !isGone) return [];
    const bundle = keyBelow(record, object);
    const date = dateOfPath(bundle) ?? null;
    return asked(date) ? [{ date, bundle, object, why: object.state === 'fetched' ? 'gone' : object.state }] : [];
  });
}

/**
 * Bundles that an earlier fetch found and that the bucket no longer lists in any version, by date, with a clause that says
 * what is left: a bucket without versions leaves no delete marker.
 */
export function removedDates(facts: CaseFacts | undefined): ReadonlyMap<string, string> {
  if (facts?.kind !== 'read') return new Map();
  const { record } = facts;
  const bundles = record.objects.filter(({ key }) => kindOfKey(key) === 'bundle');
  const listed = new Set(bundles.filter(({ isLatest }) => isLatest).map(({ key }) => key));
  return new Map(bundles.filter(({ key, deleteMarker }) => !deleteMarker && !listed.has(key)).flatMap((object) => {
    const date = dateOfPath(keyBelow(record, object));
    return date === undefined ? [] : [[date, object.path === null ? `An earlier fetch found it listed: ${keyBelow(record, object)}` : `An earlier fetch brought it: ${object.path}`]];
  }));
}

/**
 * The dates of bundles whose latest version is a delete marker: there was one, and the bucket no longer gives it. Where only
 * some dates were fetched, those between the first and the last of these: markers are listed whatever was asked for.
 */
export function deletedDates(facts: CaseFacts | undefined): ReadonlySet<string> {
  if (facts?.kind !== 'read') return new Set();
  const { record } = facts;
  const bundles = record.objects.filter(({ key }) => kindOfKey(key) === 'bundle');
  const dateOf = (object: CaseObject): string | undefined => dateOfPath(keyBelow(record, object));
  const deleted = bundles.filter(({ isLatest, deleteMarker }) => isLatest && deleteMarker).flatMap((object) => dateOf(object) ?? []);
  const held = bundles.filter(({ deleteMarker }) => !deleteMarker);
  if (held.every(({ state }) => state !== 'not-asked')) return new Set(deleted);
  const asked = held.filter(({ state }) => state !== 'not-asked').flatMap((object) => dateOf(object) ?? []).sort();
  const [first, last] = [asked[0], asked.at(-1)];
  return new Set(first === undefined || last === undefined ? [] : deleted.filter((date) => date >= first && date <= last));
}
