import type { CaseObject } from '#core/contract';

import type { Listed } from '../sources/bucket';
import { identityOf } from './case-folder';
import { whyNotAsked } from './choose-objects';
import type { Dates } from './choose-objects';
import type { Earlier } from './earlier-record';
import { placeKeys } from './place-keys';

/** An object of the record that is to be. */
export type Planned = {
  readonly object: CaseObject;
  /** Where it is to lie; null where it is not asked for. */
  readonly path: string | null;
  /** What an earlier fetch left of the same version. */
  readonly earlier: CaseObject | undefined;
  /** False for what an earlier fetch brought that the bucket no longer lists as it was: it cannot be fetched again. */
  readonly listed: boolean;
};

const UNLISTED = 'An earlier fetch found it listed and did not bring it; the bucket no longer lists it.';
const REPLACED = 'It was fetched earlier; the bucket no longer lists this version of it.';

/**
 * Lays what a bucket lists beside what an earlier fetch left, and gives each object that is to be here its place. What is
 * here stays, also where the dates asked for are others now. What was fetched earlier and is no longer listed as it was
 * stays too, as an older version: evidence that was replaced or removed in the bucket is not lost. Nor is it that an object
 * was listed earlier, whose key is not any more.
 */
export function planCase(prefix: string, listed: readonly Listed[], { objects: earlier, notHere }: Pick<Earlier, 'objects' | 'notHere'>, dates: Dates): Planned[] {
  const here = new Map(earlier.map((object) => [identityOf(object), object]));
  const now = listed.map((one): Omit<Planned, 'path'> => {
    const before = here.get(identityOf(one));
    const why = before === undefined ? whyNotAsked(one, prefix, dates) : undefined;
    return { object: { ...one, ...NO_FACTS, path: null, sha256: null, state: why === undefined ? 'not-fetched' : 'not-asked', why: why ?? 'Not fetched yet.' }, earlier: before, listed: true };
  });
  const known = new Set(listed.map(identityOf));
  const gone = [...here].filter(([identity]) => !known.has(identity)).map(([, object]): Omit<Planned, 'path'> => ({ object: { ...object, isLatest: false, why: REPLACED }, earlier: object, listed: false }));
  const all = [...now, ...gone];
  const wanted = all.filter(({ object }) => object.state !== 'not-asked');
  const paths = placeKeys(prefix, wanted.map(({ object }) => ({ key: object.key, label: object.isLatest ? null : labelOf(object) })));
  const places = new Map(wanted.map((one, index) => [one, paths[index] ?? null]));
  return [...all.map((one) => ({ ...one, path: places.get(one) ?? null })), ...unlisted(notHere, new Set(all.map(({ object }) => object.key)), (object) => whyNotAsked(object, prefix, dates) === undefined)];
}

/** What is named like evidence alone: of nothing else would anybody miss anything. */
function unlisted(notHere: readonly CaseObject[], keys: ReadonlySet<string>, isAsked: (object: CaseObject) => boolean): Planned[] {
  const gone = notHere.filter((object) => !keys.has(object.key) && whyNotAsked(object, '', { from: null, to: null }) === undefined);
  return gone.map((object) => ({ object: { ...object, isLatest: false, state: isAsked(object) ? 'not-fetched' : 'not-asked', why: object.isLatest ? UNLISTED : object.why }, path: null, earlier: undefined, listed: false }));
}

const NO_FACTS = { sse: null, lockMode: null, retainUntil: null, legalHold: null } as const;

const labelOf = ({ versionId, etag, size }: CaseObject): string => versionId ?? (etag === null ? `size-${size}` : `etag-${etag}`);
