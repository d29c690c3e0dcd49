import { CASE_SCHEMA, done, failed } from '#core/contract';
import type { BucketSource, CaseObject, CaseRecord, CaseSource, Failure, FetchProgress, Outcome } from '#core/contract';

import { isAirGapped } from '../sources/air-gap';
import { BucketProblem } from '../sources/bucket';
import type { Bucket } from '../sources/bucket';
import { Persistence, STAMINA } from '../sources/persistence';
import type { Stamina } from '../sources/persistence';
import type { Patience } from '../sources/s3';
import { settleSource } from '../sources/settle-source';
import type { SettledSource } from '../sources/settle-source';
import { CaseFolder } from './case-folder';
import { CaseFolderError } from './case-folder-error';
import type { Dates } from './choose-objects';
import { fillCase, keepTaken, takeOutMoved } from './fill-case';
import { listObjects } from './list-objects';
import { planCase } from './plan-case';
import type { Planned } from './plan-case';
import { setAsideWords } from './set-aside-words';

export type FetchWorld = {
  /** RFC 3339, UTC. */
  readonly now: () => string;
  readonly told: (progress: FetchProgress) => void;
  /** Called once, before the first connection is opened: from here on the network is used. */
  readonly connecting?: (source: SettledSource) => void;
  /** Ends the fetch; what is here stays, and the same call goes on from there. */
  readonly signal: AbortSignal;
  /** The examiner's own setting; the environment's `TAMPERSCOPE_AIR_GAPPED` closes the network whatever this says. */
  readonly airGapped?: boolean;
  readonly patience?: Patience;
  readonly stamina?: Stamina;
};

/**
 * Fetches the bundles and manifests below a bucket's prefix into a case folder, with their older versions, and records
 * what was listed and what is here (docs/format/case.md). The folder is new, empty, or begun from the same source: then
 * only what is not here yet, or changed, is fetched. An object that the bucket does not give does not end the fetch: the
 * record says of it `not-fetched`, and why. What lies where an object belongs and is not it is set aside, never lost. Fails, with the record saved as far as it got, where the bucket cannot be
 * listed, the connection stays broken, or the folder cannot be written. Nothing is judged here.
 */
export async function fetchArchive(source: BucketSource, caseFolder: string, dates: Dates, world: FetchWorld): Promise<Outcome<CaseRecord>> {
  if (world.airGapped === true || isAirGapped()) return failed('air-gapped', 'Tamperscope is set to stay off the network: no bucket is opened.');
  let bucket: Bucket | undefined;
  let folder: CaseFolder | undefined;
  const fail = (code: Failure['code'], sentence: string): Outcome<CaseRecord> => failed(code, [sentence, ...setAsideWords(folder?.setAsideNow ?? [])].join(' '));
  try {
    const settled = { ...settleSource(source), prefix: asFolder(source.prefix) };
    folder = new CaseFolder(caseFolder, settled);
    // Most calls need no bucket, and should not wait for the library.
    const { openBucket, PATIENCE } = await import('../sources/s3');
    world.connecting?.(settled);
    bucket = openBucket(settled, world.patience ?? PATIENCE);
    return done(await fetchInto(folder, bucket, settled, dates, world));
  } catch (error) {
    if (error instanceof BucketProblem) return fail(error.code, error.message);
    if (error instanceof CaseFolderError) return fail(error.code, error.message);
    if (isAborted(world.signal)) return fail('cancelled', 'The fetch was cancelled. What was fetched stays in the case folder; the same call goes on from there.');
    throw error;
  } finally {
    bucket?.close();
    folder?.leave();
  }
}

// A question of its own: the compiler would remember an earlier answer.
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

/** A prefix means a folder: `audit` must not bring `audit-old` with it, another chain. */
const asFolder = (prefix: string): string => (prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`);

async function fetchInto(folder: CaseFolder, bucket: Bucket, source: SettledSource, dates: Dates, { now, told, signal, stamina = STAMINA }: FetchWorld): Promise<CaseRecord> {
  const persistence = new Persistence(stamina, (waiting) => told({ phase: 'waiting', ...waiting }), signal);
  const listedAt = now();
  const { prefix } = source;
  const { versioning, objects: listed } = await listObjects(bucket, prefix, persistence, (objects) => told({ phase: 'listing', objects }), signal);
  const planned = planCase(prefix, listed, folder.earlier, dates);
  if (!planned.some(({ path }) => path !== null)) throw nothingThere(source, listed.length);
  const state = new CaseState(folder, { ...recordSource(source), versioning, listedAt, fetchedAt: null }, planned, told);
  try {
    await takeOutMoved(planned, { folder, now });
    state.begin(planned);
    await fillCase(planned, { bucket, folder, persistence, signal, now, settled: state.settled, toldBytes: state.toldBytes });
  } catch (error) {
    await keepTaken(planned, state.pathOf, { folder, now });
    state.save();
    throw error;
  }
  const record = state.save(now());
  folder.finish();
  return record;
}

/** How far a fetch is: told, and saved every few seconds, so that little is fetched twice whatever ends it. */
class CaseState {
  private readonly folder: CaseFolder;
  private readonly source: CaseSource;
  private readonly objects: CaseObject[];
  private readonly told: FetchWorld['told'];
  private readonly counts: { readonly objects: number; readonly totalBytes: number };
  private done = 0;
  private doneBytes = 0;
  private savedAt = performance.now();

  constructor(folder: CaseFolder, source: CaseSource, planned: readonly Planned[], told: FetchWorld['told']) {
    this.folder = folder;
    this.source = source;
    this.told = told;
    // What an earlier fetch left stays in the record until it is looked at: a fetch that ends early must not forget it.
    this.objects = planned.map(({ object, earlier }) => (earlier === undefined ? object : { ...object, ...earlier, isLatest: object.isLatest }));
    const wanted = planned.filter(({ path }) => path !== null);
    this.counts = { objects: wanted.length, totalBytes: wanted.reduce((sum, { object }) => sum + object.size, 0) };
  }

  /** From here on what an earlier fetch left is looked for where it is to lie now. */
  begin(planned: readonly Planned[]): void {
    for (const [index, { earlier, path }] of planned.entries()) {
      const object = this.objects[index];
      if (earlier !== undefined && object !== undefined) this.objects[index] = { ...object, path };
    }
    this.save();
    this.tell();
  }

  readonly pathOf = (index: number): string | null => this.objects[index]?.path ?? null;

  readonly settled = (index: number, object: CaseObject): void => {
    this.objects[index] = object;
    this.done++;
    this.tell();
    if (performance.now() - this.savedAt > SAVE_EVERY_MS) this.save();
  };

  readonly toldBytes = (bytes: number): void => {
    this.doneBytes += bytes;
    this.tell();
  };

  save(fetchedAt: string | null = null): CaseRecord {
    const record = this.folder.save({ schema: CASE_SCHEMA, source: { ...this.source, fetchedAt }, objects: this.objects });
    this.savedAt = performance.now();
    return record;
  }

  private tell(): void {
    this.told({ phase: 'fetching', done: this.done, doneBytes: this.doneBytes, ...this.counts });
  }
}

const SAVE_EVERY_MS = 5000;

function recordSource({ endpoint, region, bucket, prefix, pathStyle, credentials }: SettledSource): Omit<CaseSource, 'versioning' | 'listedAt' | 'fetchedAt'> {
  return { kind: 's3', endpoint, region, bucket, prefix, pathStyle, credentials: credentials.kind };
}

function nothingThere({ bucket, prefix }: SettledSource, listed: number): BucketProblem {
  const found = listed === 0 ? 'no object' : `${listed} objects, none of them a bundle or manifest (*.json, *.json.gz) that was asked for`;
  return new BucketProblem('s3-not-found', 'final', `Below s3://${bucket}/${prefix} there is ${found}. A prefix names a folder of the bucket.`);
}
