import { randomUUID } from 'node:crypto';

import { CompleteMultipartUploadCommand, CreateBucketCommand, CreateMultipartUploadCommand, DeleteObjectCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client, UploadPartCommand } from '@aws-sdk/client-s3';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { describe, inject } from 'vitest';

import type { BucketSource } from '#core/contract';

import type { Certificate } from './certificates.fixture';
import { openProxy } from './proxy.fixture';
import type { Proxy } from './proxy.fixture';
import type { RawS3 } from './serve-s3.fixture';

/** Lock, hold, encryption and what else may be said of an object when it is put. */
export type PutWish = Partial<Omit<PutObjectCommandInput, 'Bucket' | 'Key' | 'Body'>>;
export type Put = { readonly etag: string; readonly versionId: string | undefined };

/** A bucket of its own for a test. What is written here goes to the server directly, past the proxy. */
export type TestBucket = {
  readonly name: string;
  readonly put: (key: string, body: string | Uint8Array, wish?: PutWish) => Promise<Put>;
  /** As one part of many would be: its ETag is no MD5 of it. */
  readonly putInParts: (key: string, body: string) => Promise<void>;
  /** Many small ones, a few at a time. */
  readonly putAll: (objects: ReadonlyMap<string, string | Uint8Array>) => Promise<void>;
  readonly remove: (key: string, versionId?: string) => Promise<void>;
  readonly setVersions: (status: 'Enabled' | 'Suspended') => Promise<void>;
  /** How it is read: as its owner, through the proxy. */
  readonly source: BucketSource;
};

export type S3Server = RawS3 & {
  /** All that is read comes through it; `endpoint` is its own. */
  readonly proxy: Proxy;
  readonly bucket: (kind?: { readonly versions?: boolean; readonly locks?: boolean; readonly isPublic?: boolean }) => Promise<TestBucket>;
  readonly close: () => Promise<void>;
};

/** For tests that need the server. Left out, and counted as skipped, only where the environment says so. */
export function describeWithS3(title: string, tests: () => void): void {
  describe.skipIf(Boolean(process.env['TAMPERSCOPE_TESTS_WITHOUT_S3']))(title, tests);
}

const AT_A_TIME = 16;

// The library says with which Node it will not run some day.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

/** The server of this test run, behind a proxy of the caller's own. Throws where there is none. */
export async function s3Server(certificate?: Certificate): Promise<S3Server> {
  const served = inject('s3');
  if ('absent' in served) throw new Error(`There is no S3 server to test against.\n${served.absent}`);
  const { server } = served;
  const proxy = await openProxy(server.endpoint, certificate);
  const { accessKey: accessKeyId, secretKey: secretAccessKey } = server.owner;
  const client = new S3Client({
    endpoint: server.endpoint,
    region: server.region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const reading = { endpoint: proxy.endpoint, region: server.region, prefix: '', pathStyle: true, ca: null, credentials: { kind: 'typed', accessKeyId, secretAccessKey } } as const;
  return {
    ...server,
    endpoint: proxy.endpoint,
    proxy,
    bucket: async ({ versions = false, locks = false, isPublic = false } = {}) => {
      const name = `test-${randomUUID()}`;
      await client.send(new CreateBucketCommand({ Bucket: name, ObjectLockEnabledForBucket: locks, ...(isPublic ? { ACL: 'public-read' } : {}) }));
      const bucket = writeTo(client, name, { ...reading, bucket: name });
      if (versions) await bucket.setVersions('Enabled');
      return bucket;
    },
    close: async () => {
      client.destroy();
      await proxy.close();
    },
  };
}

function writeTo(client: S3Client, name: string, source: BucketSource): TestBucket {
  const put: TestBucket['put'] = async (key, body, wish = {}) => {
    const { ETag: etag = '', VersionId: versionId } = await client.send(new PutObjectCommand({ Bucket: name, Key: key, Body: body, ContentLength: Buffer.byteLength(body), ...wish }));
    return { etag: etag.replaceAll('"', ''), versionId };
  };
  return {
    name,
    source,
    put,
    putInParts: async (key, body) => {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket: name, Key: key }));
      const { ETag } = await client.send(new UploadPartCommand({ Bucket: name, Key: key, UploadId, PartNumber: 1, Body: body, ContentLength: Buffer.byteLength(body) }));
      await client.send(new CompleteMultipartUploadCommand({ Bucket: name, Key: key, UploadId, MultipartUpload: { Parts: [{ ETag, PartNumber: 1 }] } }));
    },
    putAll: async (objects) => {
      const queue = [...objects];
      const work = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) await put(...next);
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, work));
    },
    remove: async (key, versionId) => {
      await client.send(new DeleteObjectCommand({ Bucket: name, Key: key, VersionId: versionId }));
    },
    setVersions: async (status) => {
      await client.send(new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration: { Status: status } }));
    },
  };
}
