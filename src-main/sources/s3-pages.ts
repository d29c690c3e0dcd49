import type { Listed, ObjectFacts, Page, PageMark, ReadOrder } from './bucket';
import { BucketProblem } from './bucket';

/** As the library gives an object of a list; nothing is promised by who answers. */
type ListedByServer = {
  readonly Key?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly IsLatest?: boolean | undefined;
  readonly ETag?: string | undefined;
  readonly Size?: number | undefined;
  readonly LastModified?: Date | undefined;
};
type VersionsByServer = {
  readonly EncodingType?: string | undefined;
  readonly Versions?: readonly ListedByServer[] | undefined;
  readonly DeleteMarkers?: readonly ListedByServer[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly NextKeyMarker?: string | undefined;
  readonly NextVersionIdMarker?: string | undefined;
};
type LatestByServer = {
  readonly EncodingType?: string | undefined;
  readonly Contents?: readonly ListedByServer[] | undefined;
  readonly IsTruncated?: boolean | undefined;
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

export function versionsPage(answer: VersionsByServer): Page {
  const encoded = answer.EncodingType === 'url';
  const versions = (answer.Versions ?? []).map((one) => listed(one, encoded, { deleteMarker: false }));
  const markers = (answer.DeleteMarkers ?? []).map((one) => listed(one, encoded, { deleteMarker: true }));
  const { IsTruncated: more, NextKeyMarker: key, NextVersionIdMarker: version } = answer;
  return { objects: [...versions, ...markers], next: nextOf(more, key, (mark) => ({ key: decodeKey(mark, encoded), version })) };
}

export function latestPage(answer: LatestByServer): Page {
  const objects = (answer.Contents ?? []).map((one) => ({ ...listed(one, answer.EncodingType === 'url', { deleteMarker: false }), isLatest: true, versionId: null }));
  const { IsTruncated: more, NextContinuationToken: key } = answer;
  return { objects, next: nextOf(more, key, (mark) => ({ key: mark, version: undefined })) };
}

/** A list that goes on and does not say where must not be taken for the whole: what is left out would never be missed. */
function nextOf(more: boolean | undefined, key: string | undefined, mark: (key: string) => PageMark): PageMark | undefined {
  if (more !== true) return undefined;
  if (key === undefined || key === '') throw new BucketProblem('s3-answer', 'final', "The bucket's list goes on, and the server does not say where.");
  return mark(key);
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
