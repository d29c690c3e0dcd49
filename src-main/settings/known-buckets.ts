import { createHash } from 'node:crypto';
import { join } from 'node:path';

import type { BucketCredentials } from '#core/contract';

import { KeptFile, isRecord } from './kept-file';

const MOST = 8;

/** A source that was fetched from, as it was typed. Of its keys at most what the system sealed, in base64. */
export type KeptBucket = {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly pathStyle: boolean;
  /** Path of the file of authorities; null: the system's. */
  readonly ca: string | null;
  readonly folder: string;
  readonly credentials: BucketCredentials['kind'];
  readonly profile: string;
  readonly sealed: string | null;
};

/** The sources fetched from last, newest first. */
export class KnownBuckets {
  private readonly file: KeptFile<readonly KeptBucket[]>;

  constructor(folder: string) {
    this.file = new KeptFile(join(folder, 'buckets.json'), decode);
  }

  list(): readonly KeptBucket[] {
    return this.file.read() ?? [];
  }

  find(id: string): KeptBucket | undefined {
    return this.list().find((kept) => bucketId(kept) === id);
  }

  note(bucket: KeptBucket): void {
    this.file.write([bucket, ...this.without(bucketId(bucket))].slice(0, MOST));
  }

  forget(id: string): void {
    this.file.write(this.without(id));
  }

  private without(id: string): readonly KeptBucket[] {
    return this.list().filter((kept) => bucketId(kept) !== id);
  }
}

/** The same place has the same id, whoever reads it. */
export const bucketId = ({ endpoint, bucket, prefix }: Pick<KeptBucket, 'endpoint' | 'bucket' | 'prefix'>): string =>
  createHash('sha256').update(JSON.stringify([endpoint, bucket, prefix])).digest('hex').slice(0, 16);

function decode(value: unknown): readonly KeptBucket[] | undefined {
  return Array.isArray(value) ? value.map(decodeOne).filter((one) => one !== undefined) : undefined;
}

function decodeOne(value: unknown): KeptBucket | undefined {
  if (!isRecord(value)) return undefined;
  const { endpoint, region, bucket, prefix, pathStyle, ca, folder, profile, sealed } = value;
  const credentials = KINDS.find((kind) => kind === value['credentials']);
  if (typeof endpoint !== 'string' || typeof region !== 'string' || typeof bucket !== 'string' || typeof prefix !== 'string') return undefined;
  if (typeof pathStyle !== 'boolean' || typeof folder !== 'string' || typeof profile !== 'string' || credentials === undefined) return undefined;
  return { endpoint, region, bucket, prefix, pathStyle, folder, profile, credentials, ca: typeof ca === 'string' ? ca : null, sealed: typeof sealed === 'string' ? sealed : null };
}

const KINDS = ['profile', 'environment', 'typed', 'anonymous'] as const;
