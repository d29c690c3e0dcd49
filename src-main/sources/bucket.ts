import type { BucketFailure, CaseObject, CaseSource } from '#core/contract';

/** One version of one object, as a bucket lists it. */
export type Listed = Pick<CaseObject, 'key' | 'versionId' | 'isLatest' | 'deleteMarker' | 'etag' | 'size' | 'lastModified'>;

/** What is told with an object's bytes. */
export type ObjectFacts = Pick<CaseObject, 'sse' | 'lockMode' | 'retainUntil' | 'legalHold'>;

/** Which bytes are meant: this version, with this ETag, from this byte on. */
export type ReadOrder = Pick<CaseObject, 'key' | 'versionId' | 'etag' | 'size'> & { readonly offset: number };

/** `start`: where in the object the bytes begin; 0 from a server that knows no ranges. */
export type ReadAnswer = { readonly start: number; readonly facts: ObjectFacts; readonly body: AsyncIterable<Uint8Array> };

/**
 * A bucket that is read and never written. Everything may fail with a BucketProblem, and with the signal's reason once
 * that is aborted.
 */
export interface Bucket {
  versioning(signal: AbortSignal): Promise<CaseSource['versioning']>;
  /** One page of all versions below a prefix; `next` leads to the one after it. */
  listVersions(prefix: string, from: PageMark | undefined, signal: AbortSignal): Promise<Page>;
  /** The same of the latest versions alone, which say no version id. */
  listLatest(prefix: string, from: PageMark | undefined, signal: AbortSignal): Promise<Page>;
  /**
   * An object's bytes from an offset to its end. `s3-changed` where the object is no longer what was listed: another ETag,
   * another size, another version.
   */
  read(order: ReadOrder, signal: AbortSignal): Promise<ReadAnswer>;
  close(): void;
}

export type PageMark = { readonly key: string; readonly version: string | undefined };
export type Page = { readonly objects: readonly Listed[]; readonly next: PageMark | undefined };

/** Why a bucket gives nothing. The sentence holds no secret and none of the server's own words. */
export class BucketProblem extends Error {
  readonly code: BucketFailure;
  /** `again`: the next attempt may go well. `object`: this object cannot be had, others perhaps. */
  readonly nature: 'final' | 'again' | 'object';

  constructor(code: BucketFailure, nature: BucketProblem['nature'], sentence: string) {
    super(sentence);
    this.code = code;
    this.nature = nature;
  }
}

/** A list that came and cannot be believed. */
export class UnsoundList extends BucketProblem {
  constructor(sentence: string) {
    super('s3-answer', 'final', sentence);
  }
}
