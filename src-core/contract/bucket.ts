/**
 * How to prove to a bucket who asks. Typed keys are a secret: they are kept only by the system's safe storage, and never
 * stand in a record, a log or a report.
 */
export type BucketCredentials =
  | { readonly kind: 'typed'; readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string }
  /** A profile of the machine's AWS files; null: `AWS_PROFILE`, else `default`. */
  | { readonly kind: 'profile'; readonly profile: string | null }
  /** `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`. */
  | { readonly kind: 'environment' }
  | { readonly kind: 'anonymous' };

/** An archive in a bucket of S3 or what speaks like it. */
export type BucketSource = {
  /** `https://host[:port][/path]`; null: as environment or profile say, else Amazon's own. */
  readonly endpoint: string | null;
  /** null: as environment or profile say, else `us-east-1`. */
  readonly region: string | null;
  readonly bucket: string;
  /** A folder of the bucket, with or without its last slash; '' for all of it. */
  readonly prefix: string;
  /** `https://host/bucket/key` in place of `https://bucket.host/key`. */
  readonly pathStyle: boolean;
  /** A PEM file of the authorities that are trusted in place of the system's; null: the system's. */
  readonly ca: string | null;
  readonly credentials: BucketCredentials;
};

/** How far a fetch is. */
export type FetchProgress =
  | { readonly phase: 'listing'; readonly objects: number }
  | { readonly phase: 'fetching'; readonly done: number; readonly objects: number; readonly doneBytes: number; readonly totalBytes: number }
  /** The connection failed and is tried again: how often it was, and in how many milliseconds the next time. */
  | { readonly phase: 'waiting'; readonly failures: number; readonly ms: number; readonly because: string };
