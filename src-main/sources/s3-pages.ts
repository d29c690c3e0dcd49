import type { Listed, ObjectFacts, Page, ReadOrder } from './bucket';
import { BucketProblem, UnsoundList } from './bucket';

/** As the library gives an object of a list; nothing is promised by who answers. */
type ListedByServer = {
  readonly Key?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly IsLatest?: boolean | undefined;
  readonly ETag?: string | undefined;
  readonly Size?: number | undefined;
  readonly LastModified?: Date | undefined;
};
/** Of all versions, or of the latest alone: `Contents`, and where that goes on, by a token. */
type ListByServer = {
  readonly EncodingType?: string | undefined;
  readonly Versions?: readonly ListedByServer[] | undefined;
  readonly DeleteMarkers?: readonly ListedByServer[] | undefined;
  readonly Contents?: readonly ListedByServer[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly NextKeyMarker?: string | undefined;
  readonly NextVersionIdMarker?: string | undefined;
  readonly NextContinuationToken?: string | undefined;
};
type ObjectByServer = {
  readonly ETag?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly ContentLength?: number | undefined;
  readonly ContentRange?: string | undefined;
  readonly ServerSideEncryption?: string | undefined;
  readonly ObjectLockMode?: string | undefined;
  readonly ObjectLockRetainUntilDate?: Date | undefined;
  readonly ObjectLockLegalHoldStatus?: string | undefined;
};

/**
 * A page of a list. Throws `s3-answer` where it does not say whether it goes on (every list of S3 does; a page of the web
 * reads as an empty one), or goes on and does not say where: it must not be taken for the whole, since what is left out
 * would never be missed.
 */
export function pageOf(answer: ListByServer): Page {
  const encoded = answer.EncodingType === 'url';
  const { Versions: versions = [], DeleteMarkers: markers = [], Contents: latest = [] } = answer;
  const objects = [
    ...versions.map((one) => listed(one, encoded, { deleteMarker: false })),
    ...markers.map((one) => listed(one, encoded, { deleteMarker: true })),
    ...latest.map((one) => ({ ...listed(one, encoded, { deleteMarker: false }), isLatest: true, versionId: null })),
  ];
  if (answer.IsTruncated === undefined) throw new BucketProblem('s3-answer', 'final', 'What came in place of a list does not say whether it is the whole. Check the endpoint, and what lies between.');
  if (!answer.IsTruncated) return { objects, next: undefined };
  const { NextKeyMarker: key = '', NextVersionIdMarker: version, NextContinuationToken: token = '' } = answer;
  if (key + token === '') throw new UnsoundList("The bucket's list goes on, and the server does not say where.");
  return { objects, next: { key: token === '' ? decodeKey(key, encoded) : token, version } };
}

function listed(one: ListedByServer, encoded: boolean, { deleteMarker }: { readonly deleteMarker: boolean }): Listed {
  return {
    key: decodeKey(one.Key ?? '', encoded),
    versionId: one.VersionId ?? null,
    isLatest: one.IsLatest ?? false,
    deleteMarker,
    etag: one.ETag === undefined ? null : bare(one.ETag),
    size: deleteMarker ? 0 : (one.Size ?? -1),
    lastModified: timeOf(one.LastModified),
  };
}

/** Keys are asked for percent-encoded: XML cannot hold every character that a key may. */
function decodeKey(key: string, encoded: boolean): string {
  if (!encoded) return key;
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return key;
  }
}

const bare = (etag: string): string => etag.replace(/^W\//, '').replace(/^"(.*)"$/, '$1');

const timeOf = (time: Date | undefined): string | null => (time === undefined || Number.isNaN(time.getTime()) ? null : time.toISOString());

export function factsOf(answer: ObjectByServer): ObjectFacts {
  const { ObjectLockMode: mode, ObjectLockLegalHoldStatus: hold } = answer;
  return {
    sse: answer.ServerSideEncryption ?? null,
    lockMode: mode === 'GOVERNANCE' || mode === 'COMPLIANCE' ? mode : null,
    retainUntil: timeOf(answer.ObjectLockRetainUntilDate),
    legalHold: hold === 'ON' ? true : hold === 'OFF' ? false : null,
  };
}

/**
 * Where in the object the answer's bytes begin: where it was asked, or 0 from a server that knows no ranges. Throws
 * `s3-changed` where the answer is of another object than was listed; a server may not know If-Match either.
 */
export function startOf(answer: ObjectByServer, { key, etag, versionId, size, offset }: ReadOrder): number {
  const start = answer.ContentRange === undefined ? 0 : Number(/^bytes (\d+)-/.exec(answer.ContentRange)?.[1] ?? NaN);
  const isOther =
    (etag !== null && answer.ETag !== undefined && bare(answer.ETag) !== etag) ||
    (versionId !== null && answer.VersionId !== undefined && answer.VersionId !== versionId) ||
    (answer.ContentLength !== undefined && answer.ContentLength !== size - start);
  if (isOther) throw new BucketProblem('s3-changed', 'object', `The object changed after it was listed: ${key}`);
  if (start !== 0 && start !== offset) throw new BucketProblem('s3-answer', 'object', `The server gives other bytes than were asked for: ${key}`);
  return start;
}
