import { done, failed } from '#core/contract';
import type { AirGap, AppEvent, BucketOrder, BucketStart, CaseRecord, ChosenPath, FetchProgress, FetchedCase, Outcome } from '#core/contract';

import type { Sealer } from '../report';
import { bucketId } from '../settings';
import type { AirGapSetting, KeptBucket, KnownBuckets } from '../settings';
import { airGapHere } from '../sources/air-gap';
import type { SettledSource } from '../sources/settle-source';
import { ChosenPaths } from './chosen-paths';
import { fetchArchive } from './fetch-archive';
import { KeyRing } from './key-ring';
import type { Connected } from './network-words';
import { readOrder } from './read-order';
import type { Ready } from './read-order';
import { setAsideBy } from './set-aside-words';
import { Telling } from './telling';

export type CaseDeskParts = {
  readonly known: KnownBuckets;
  readonly setting: AirGapSetting;
  readonly sealer: Sealer | undefined;
  readonly tell: (event: AppEvent) => void;
  /** RFC 3339, UTC. */
  readonly now: () => string;
};

const EXAMPLES = 10;

/**
 * Where archives in buckets are fetched for the window: one fetch at a time, told as it goes, into a case folder. Between
 * `bucket-connected` and `bucket-over` the program uses the network, and at no other time.
 */
export class CaseDesk {
  private readonly parts: CaseDeskParts;
  private readonly keys: KeyRing;
  private readonly paths = new ChosenPaths();
  private readonly times: Connected[] = [];
  private going: AbortController | undefined;
  private fetchedTo: string | undefined;

  constructor(parts: CaseDeskParts) {
    this.parts = parts;
    this.keys = new KeyRing(parts.sealer);
  }

  /** Every time in this run that the program was connected. */
  get connected(): readonly Connected[] {
    return this.times;
  }

  /** The case folder of the last fetch that ended well. */
  get folder(): string | undefined {
    return this.fetchedTo;
  }

  start(): BucketStart {
    const airGap = this.airGap();
    return airGap === null ? { airGap, known: this.parts.known.list().map((kept) => this.toKnown(kept)), heldFor: this.keys.heldFor } : { airGap, known: [], heldFor: null };
  }

  /** Remembers a path that a dialog gave. */
  choose(path: string): ChosenPath {
    return this.paths.note(path);
  }

  async fetch(order: BucketOrder): Promise<Outcome<FetchedCase>> {
    const closed = this.whyClosed();
    if (closed !== undefined) return failed('air-gapped', closed);
    if (this.going !== undefined) return failed('bad-request', 'A fetch is under way. Wait for it, or cancel it.');
    const trimmed = { ...order, endpoint: order.endpoint.trim(), region: order.region.trim(), bucket: order.bucket.trim() };
    const credentials = this.keys.credentialsOf(order.keys, trimmed.endpoint, this.parts.known);
    if (!credentials.ok) return credentials;
    // Before anything else can go wrong: the page has what was typed no more, and must not fall back on what was typed before it.
    if (credentials.value.kind === 'typed') this.keys.hold(trimmed.endpoint, credentials.value);
    const ready = readOrder(trimmed, credentials.value, (id) => this.paths.of(id));
    if (!ready.ok) return ready;
    this.going = new AbortController();
    try {
      const outcome = await this.bring(ready.value, () => this.note(trimmed, ready.value));
      if (!outcome.ok) {
        // Keys that the bucket refused are not held.
        if (credentials.value.kind === 'typed' && ['s3-refused', 's3-credentials'].includes(outcome.failure.code)) this.keys.drop();
        return outcome;
      }
      this.fetchedTo = ready.value.folder;
      return done(toFetched(ready.value.folder, outcome.value));
    } finally {
      this.going = undefined;
    }
  }

  stop(): void {
    this.going?.abort(new Error('cancelled'));
  }

  forget(id: string): BucketStart {
    this.parts.known.forget(id);
    return this.start();
  }

  /** Removes the network from this installation, or gives it back where only the window's own switch removed it. */
  setAirGap(on: boolean): Outcome<BucketStart> {
    if (on) this.stop();
    if (!this.parts.setting.write(on)) return failed('write-failed', 'The setting cannot be kept: the folder of the program\'s settings cannot be written.');
    if (on) this.keys.drop();
    return done(this.start());
  }

  /** Why no bucket is opened, as a sentence; undefined where one may be. */
  whyClosed(): string | undefined {
    return this.airGap() === null ? undefined : 'Tamperscope is set to stay off the network: no bucket is opened.';
  }

  private airGap(): AirGap {
    return airGapHere() ?? (this.parts.setting.read() ? 'setting' : null);
  }

  private async bring({ source, folder, dates }: Ready, listed: () => void): Promise<Outcome<CaseRecord>> {
    const { now, tell } = this.parts;
    const signal = this.going?.signal ?? AbortSignal.abort();
    const telling = new Telling(tell);
    const told = (progress: FetchProgress): void => {
      if (progress.phase === 'fetching' && telling.isFirst) listed();
      telling.told(progress);
    };
    const at = this.times.length;
    const connecting = (settled: SettledSource): void => {
      const connection = { host: hostOf(settled), place: `s3://${settled.bucket}/${settled.prefix}` };
      this.times.push({ ...connection, from: now(), to: null });
      tell({ kind: 'bucket-connected', connection });
    };
    try {
      return await fetchArchive(source, folder, dates, { now, told, connecting, signal, airGapped: this.airGap() !== null });
    } finally {
      const open = this.times[at];
      if (open !== undefined) this.times[at] = { ...open, to: now() };
      tell({ kind: 'bucket-over' });
    }
  }

  /** The bucket has answered: this is a source to be offered again. */
  private note({ endpoint, region, bucket, prefix, pathStyle, keys }: BucketOrder, { source, folder }: Ready): void {
    const { credentials, ca } = source;
    const before = this.parts.known.find(bucketId({ endpoint, bucket, prefix }));
    const keeps = (keys.kind === 'typed' && keys.keep) || keys.kind === 'kept';
    const sealed = credentials.kind === 'typed' && keeps ? this.keys.seal(credentials) : keys.kind === 'held' ? (before?.sealed ?? null) : null;
    const profile = keys.kind === 'profile' ? (keys.profile ?? '') : '';
    this.parts.known.note({ endpoint, region, bucket, prefix, pathStyle, ca, folder, credentials: credentials.kind, profile, sealed });
  }

  private toKnown(kept: KeptBucket): BucketStart['known'][number] {
    const { endpoint, region, bucket, prefix, pathStyle, ca, folder, credentials, profile, sealed } = kept;
    const keysKept = sealed !== null && this.parts.sealer !== undefined;
    return { id: bucketId(kept), endpoint, region, bucket, prefix, pathStyle, ca: ca === null ? null : this.paths.note(ca), folder: this.paths.note(folder), credentials, profile, keysKept };
  }
}

const hostOf = ({ endpoint, region }: SettledSource): string => (endpoint === null ? `Amazon S3 (${region})` : new URL(endpoint).host);

function toFetched(folder: string, record: CaseRecord): FetchedCase {
  const { objects } = record;
  const aside = setAsideBy(record);
  const fetched = objects.filter(({ state }) => state === 'fetched');
  const missing = objects.filter(({ state }) => state === 'not-fetched');
  return {
    folder,
    objects: fetched.length,
    bytes: fetched.reduce((sum, { size }) => sum + size, 0),
    notFetched: missing.length,
    examples: missing.slice(0, EXAMPLES).map(({ key, why }) => ({ key, why: why ?? '' })),
    setAside: aside.length,
    asides: aside.slice(0, EXAMPLES).map(({ was, path }) => ({ was, path })),
  };
}
