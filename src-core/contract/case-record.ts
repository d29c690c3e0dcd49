/** The schema of a case record, and the file at the root of a case folder that holds it (docs/format/case.md). */
export const CASE_SCHEMA = 'tamperscope.case/1';
export const CASE_FILE = 'tamperscope-case.json';
/** The folder of a case in which what is not its own is kept. */
export const CASE_ASIDE = 'set-aside';

/** Where a case folder's objects came from. Never holds a secret. */
export type CaseSource = {
  readonly kind: 's3';
  /** null: Amazon's own for the region. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly pathStyle: boolean;
  /** `unknown`: the bucket did not say, or did not let versions be listed: then no latest object has a version id. */
  readonly versioning: 'enabled' | 'suspended' | 'off' | 'unknown';
  readonly credentials: 'profile' | 'environment' | 'typed' | 'anonymous';
  /** RFC 3339, UTC: when the listing began. */
  readonly listedAt: string;
  /** When the last object asked for was here; null while the fetch is not finished. */
  readonly fetchedAt: string | null;
};

/** One version of one object below the prefix, as the bucket told it. */
export type CaseObject = {
  /** The whole key, verbatim: what `path` was made from. */
  readonly key: string;
  /** null: the bucket told none. */
  readonly versionId: string | null;
  /** False for older versions, and for what an earlier fetch brought that the bucket no longer lists as it was. */
  readonly isLatest: boolean;
  readonly deleteMarker: boolean;
  /** Without its quotes. */
  readonly etag: string | null;
  /** Bytes. */
  readonly size: number;
  /** RFC 3339, UTC. */
  readonly lastModified: string | null;
  /** Server-side encryption as told with the object; like the three below null where nothing was told. */
  readonly sse: string | null;
  readonly lockMode: 'GOVERNANCE' | 'COMPLIANCE' | null;
  readonly retainUntil: string | null;
  readonly legalHold: boolean | null;
  /** Relative to the case folder, with forward slashes; null unless fetched. */
  readonly path: string | null;
  /** Of the bytes that were written; null unless fetched. */
  readonly sha256: string | null;
  /** `not-asked`: neither bundle nor manifest by its name, outside the dates asked for, or a delete marker. */
  readonly state: 'fetched' | 'not-fetched' | 'not-asked';
  /** Why it is not here, or is no longer what the bucket lists, in a sentence. */
  readonly why: string | null;
};

/** A file that lay where an object belongs, and was not what the record told of it: moved within the folder, never removed. */
export type SetAside = {
  /** Where it lies now, and where it was; relative to the case folder, with forward slashes. */
  readonly path: string;
  readonly was: string;
  /** Of its bytes; null: no regular file, or one that cannot be read. */
  readonly sha256: string | null;
  /** RFC 3339, UTC. */
  readonly at: string;
};

/** What `tamperscope-case.json` says: what was listed, and what of it lies in the folder. */
export type CaseRecord = {
  readonly schema: typeof CASE_SCHEMA;
  readonly source: CaseSource;
  readonly objects: readonly CaseObject[];
  /** By this fetch and by earlier ones, in order; absent where nothing was. */
  readonly setAside?: readonly SetAside[];
};
