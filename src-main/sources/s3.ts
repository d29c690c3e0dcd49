import { readFileSync } from 'node:fs';

import { GetBucketVersioningCommand, GetObjectCommand, ListObjectVersionsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { fromEnv, fromIni } from '@aws-sdk/credential-providers';

import type { BucketCredentials } from '#core/contract';

import { isAirGapped } from './air-gap';
import { BucketProblem } from './bucket';
import type { Bucket, Page, PageMark, ReadAnswer, ReadOrder } from './bucket';
import { collectAnswer } from './collect-answer';
import { problemOf } from './s3-problem';
import { factsOf, pageOf, startOf } from './s3-pages';
import type { SettledSource } from './settle-source';
import { Watch } from './watch';

/** How long is waited, in milliseconds: for a connection, for an answer, for the next bytes of one. */
export type Patience = { readonly connectMs: number; readonly silenceMs: number };

export const PATIENCE: Patience = { connectMs: 10_000, silenceMs: 30_000 };

const CONNECTIONS = 8;

/**
 * Opens a bucket for reading: the one place of the product that opens a socket, to the host of the endpoint (and, for a
 * profile that assumes a role or signs in, to the service that gives it credentials). Nothing is asked yet. Read-only by
 * construction: of the library's commands only List and Get are imported (a lint rule holds that), and the client
 * refuses to send anything but GET and HEAD. Nothing is tried twice here. Throws BucketProblem.
 */
export function openBucket(source: SettledSource, patience: Patience = PATIENCE): Bucket {
  if (isAirGapped()) throw new BucketProblem('air-gapped', 'final', 'This machine is set to stay off the network: no bucket is opened.');
  // A profile must not make the library look for credentials at an address of its own.
  process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
  // That later releases of the library will want another Node is no news for an examiner.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  return new S3Bucket(source, patience);
}

class S3Bucket implements Bucket {
  private readonly client: S3Client;
  private readonly bucket: string;
  private readonly host: string;
  private readonly silenceMs: number;

  constructor(source: SettledSource, patience: Patience) {
    this.client = new S3Client(configure(source, patience));
    // A defect of ours, never the examiner's: nothing that writes may leave, whatever is called.
    const onlyReads = { step: 'build', name: 'only-reads' } as const;
    this.client.middlewareStack.add((next) => (args) => (isRead(args.request) ? next(args) : Promise.reject(new Error('a bucket is only read'))), onlyReads);
    this.bucket = source.bucket;
    this.host = source.endpoint === null ? `Amazon S3 (${source.region})` : new URL(source.endpoint).host;
    this.silenceMs = patience.silenceMs;
  }

  versioning(signal: AbortSignal): ReturnType<Bucket['versioning']> {
    return this.asking(signal, async (abortSignal) => {
      const { Status: status } = await this.client.send(new GetBucketVersioningCommand({ Bucket: this.bucket }), { abortSignal });
      return status === 'Enabled' ? 'enabled' : status === 'Suspended' ? 'suspended' : 'off';
    });
  }

  listVersions(prefix: string, from: PageMark | undefined, signal: AbortSignal): Promise<Page> {
    const mark = from === undefined ? {} : { KeyMarker: from.key, ...(from.version === undefined ? {} : { VersionIdMarker: from.version }) };
    const command = new ListObjectVersionsCommand({ Bucket: this.bucket, Prefix: prefix, EncodingType: 'url', ...mark });
    return this.asking(signal, async (abortSignal) => pageOf(await this.client.send(command, { abortSignal })));
  }

  listLatest(prefix: string, from: PageMark | undefined, signal: AbortSignal): Promise<Page> {
    const mark = from === undefined ? {} : { ContinuationToken: from.key };
    const command = new ListObjectsV2Command({ Bucket: this.bucket, Prefix: prefix, EncodingType: 'url', ...mark });
    return this.asking(signal, async (abortSignal) => pageOf(await this.client.send(command, { abortSignal })));
  }

  async read(order: ReadOrder, signal: AbortSignal): Promise<ReadAnswer> {
    const { key, versionId, etag, offset } = order;
    const watch = new Watch(signal, this.silenceMs);
    const range = offset === 0 ? {} : { Range: `bytes=${offset}-` };
    const pinned = { ...(versionId === null ? {} : { VersionId: versionId }), ...(etag === null ? {} : { IfMatch: `"${etag}"` }) };
    try {
      const answer = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key, ...pinned, ...range }), { abortSignal: watch.signal });
      const start = startOf(answer, order);
      return { start, facts: factsOf(answer), body: this.bytesOf(answer.Body as AsyncIterable<Uint8Array>, watch, key) };
    } catch (error) {
      throw this.why(error, watch, key);
    }
  }

  close(): void {
    this.client.destroy();
  }

  private async asking<T>(caller: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const watch = new Watch(caller, this.silenceMs);
    try {
      return await work(watch.signal);
    } catch (error) {
      throw this.why(error, watch, null);
    } finally {
      watch.end();
    }
  }

  /** The bytes as they come; silence for too long ends them. */
  private async *bytesOf(body: AsyncIterable<Uint8Array>, watch: Watch, key: string): AsyncGenerator<Uint8Array> {
    try {
      for await (const bytes of body) {
        // Who takes the bytes may be slow; that is no silence of the server.
        watch.rest();
        yield bytes;
        watch.alive();
      }
    } catch (error) {
      throw this.why(error, watch, key);
    } finally {
      watch.end();
    }
  }

  /** What an error means. Throws the caller's own reason where the caller ended the call. */
  private why(error: unknown, watch: Watch, key: string | null): BucketProblem {
    watch.end();
    watch.stop();
    return watch.silence(this.host) ?? problemOf(error, { bucket: this.bucket, host: this.host, key });
  }
}

const isRead = (request: unknown): boolean => typeof request === 'object' && request !== null && 'method' in request && (request.method === 'GET' || request.method === 'HEAD');

function configure({ endpoint, region, pathStyle, ca, credentials }: SettledSource, { connectMs, silenceMs }: Patience): S3ClientConfig {
  const agent = { keepAlive: true, maxSockets: CONNECTIONS };
  return {
    region,
    ...(endpoint === null ? {} : { endpoint }),
    // The endpoint was decided before; the library is not to look for another.
    ignoreConfiguredEndpointUrls: true,
    forcePathStyle: pathStyle,
    // Attempts are counted, and told, by who asks.
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    followRegionRedirects: false,
    useArnRegion: false,
    useAccelerateEndpoint: false,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestChecksumCalculation: 'WHEN_REQUIRED',
    // An object's bytes are not collected: they go to the disk as they come.
    streamCollector: collectAnswer,
    requestHandler: {
      connectionTimeout: connectMs,
      requestTimeout: silenceMs,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: { ...agent, rejectUnauthorized: true, ...(ca === null ? {} : { ca: readAuthorities(ca) }) },
    },
    ...signing(credentials),
  };
}

function signing(credentials: BucketCredentials): Pick<S3ClientConfig, 'credentials' | 'signer'> {
  switch (credentials.kind) {
    case 'typed': {
      const { accessKeyId, secretAccessKey, sessionToken } = credentials;
      return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) } };
    }
    case 'profile':
      return { credentials: fromIni({ ...(credentials.profile === null ? {} : { profile: credentials.profile }), ignoreCache: true }) };
    case 'environment':
      return { credentials: fromEnv() };
    case 'anonymous':
      return { credentials: { accessKeyId: '', secretAccessKey: '' }, signer: { sign: async (request) => request } };
  }
}

function readAuthorities(path: string): string {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new BucketProblem('s3-untrusted', 'final', `The file of trusted authorities cannot be read: ${path}`);
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw new BucketProblem('s3-untrusted', 'final', `The file of trusted authorities holds no certificate in PEM: ${path}`);
  return text;
}
