import { dayVerdict, seamsAt } from '#core/archive';
import type { ArchiveVerdict, BundlePlace, DayVerdict, ReplayedBundle } from '#core/archive';
import type { ArchiveDayDetail, DayTold } from '#core/contract';

import { SourceError } from '../sources';
import { locateEvidence } from '../verification/locate-evidence';
import { archiveAt } from './archive-at';
import type { ArchiveOrder, ArchiveSaid } from './archive-thread';
import { toDayDetail, toDayTold, toExamination } from './archive-view';
import { byDate } from './by-date';
import type { Found } from './find-bundles';
import { CopyRefused } from './open-copy';
import { digestsFor } from './read-digests';
import { isAsked, verifyArchive } from './verify-archive';

/** Ten messages a second at most, however many bundles are done in one. */
const TELL_EVERY_MS = 100;
const AT_ONCE = 10_000;

/** An archive on its own thread: finds out what a folder is, lists its bundles, has them verified, and answers about those that are. */
export class ArchiveRun {
  newestFirst: boolean;
  /** Once it is there. */
  verdict: ArchiveVerdict | undefined;
  private readonly order: ArchiveOrder;
  private readonly say: (said: ArchiveSaid) => void;
  private readonly stopping = new AbortController();
  private places: readonly BundlePlace[] = [];
  private readonly indices = new Map<string, number>();
  private replayed: (ReplayedBundle | undefined)[] = [];
  private judged: ReadonlyMap<string, DayVerdict> | undefined;
  private batch: DayTold[] = [];
  private timer: NodeJS.Timeout | undefined;
  private progress = { done: 0, total: 0, bytes: 0, entries: 0 };
  private begun = 0;

  constructor(order: ArchiveOrder, say: (said: ArchiveSaid) => void) {
    this.order = order;
    this.newestFirst = order.newestFirst;
    this.say = say;
  }

  async run(): Promise<void> {
    try {
      const found = this.look();
      if (found !== undefined) await this.verify(found);
    } catch (error) {
      this.flush();
      this.say(this.stopping.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', failure: failureOf(error) });
    } finally {
      this.flush();
    }
  }

  /** Ends the threads that replay; what was read can still be asked for. */
  stop(): void {
    this.stopping.abort();
  }

  /** What is said of a bundle; null while it has not been read. */
  day(index: number): ArchiveDayDetail | null {
    const place = this.places[index];
    const replayed = this.replayed[index];
    if (place === undefined) return null;
    const day = this.judged?.get(place.bundle) ?? (replayed === undefined ? undefined : dayVerdict(replayed, ALONE, undefined));
    return day === undefined ? null : toDayDetail(index, { ...day, bundle: place.bundle }, replayed, this.judged !== undefined);
  }

  /** Says what the folder is; gives what lies in it where it is an archive. */
  private look(): Found | undefined {
    const { folder } = this.order;
    const located = locateEvidence([folder]);
    if (located.ok) {
      this.say({ kind: 'bundle', paths: located.value });
      return undefined;
    }
    const found = this.list();
    if (found === undefined) this.say({ kind: 'neither', failure: located.failure });
    return found;
  }

  /** The walk blocks this thread and no other: what it found so far is told from within. */
  private list(): Found | undefined {
    let [isArchive, last] = [false, 0];
    const found = archiveAt(this.order.folder, (bundles) => {
      if (!isArchive && bundles > 0) {
        isArchive = true;
        this.say({ kind: 'archive' });
      }
      const now = performance.now();
      if (!isArchive || now - last < TELL_EVERY_MS) return;
      last = now;
      this.say({ kind: 'listing', found: bundles });
    });
    // A case folder may hold no bundle, and is an archive.
    if (found !== undefined && !isArchive) this.say({ kind: 'archive' });
    return found;
  }

  private async verify(found: Found): Promise<void> {
    const { folder, asked, digestsPath, recipe, bundleWorker, helpers } = this.order;
    this.tellFound(found.bundles.filter((place) => isAsked(place, asked)).sort(byDate));
    const digests = digestsFor(folder, found, digestsPath);
    const verified = await verifyArchive(
      { folder, found, ...asked, recipe, digests },
      {
        ticks: () => performance.now(),
        now: () => new Date().toISOString(),
        told: () => undefined,
        begun: (total, again) => this.begin(total, again),
        replayed: (bundle) => this.note(bundle),
        newestFirst: () => this.newestFirst,
        signal: this.stopping.signal,
        worker: bundleWorker,
        threads: helpers.threads,
        helpers,
      },
    );
    const { days } = verified.verdict;
    this.verdict = verified.verdict;
    this.judged = new Map(days.flatMap((day) => (day.bundle === null ? [] : [[day.bundle, day]])));
    this.flush();
    this.say({ kind: 'verdict', examination: toExamination(verified, (bundle) => this.indices.get(bundle), digests?.size) });
  }

  private tellFound(places: readonly BundlePlace[]): void {
    this.places = places;
    for (const [index, { bundle }] of places.entries()) this.indices.set(bundle, index);
    // Once also where there are none: a case folder may be empty.
    for (let from = 0; from === 0 || from < places.length; from += AT_ONCE) this.say({ kind: 'found', from, total: places.length, places: places.slice(from, from + AT_ONCE) });
  }

  private begin(total: number, again: ArchiveSaidBegun['again']): void {
    this.flush();
    this.replayed = [];
    this.begun = performance.now();
    this.progress = { done: 0, total, bytes: 0, entries: 0 };
    this.say({ kind: 'begun', total, again });
  }

  private note(bundle: ReplayedBundle): void {
    const index = this.indices.get(bundle.bundle);
    if (index === undefined) return;
    this.replayed[index] = bundle;
    const { done, total, bytes, entries } = this.progress;
    const subject = bundle.outcome.kind === 'verified' ? bundle.outcome.verdict.subject : { bytes: 0, entryCount: 0 };
    this.progress = { done: done + 1, total, bytes: bytes + subject.bytes, entries: entries + subject.entryCount };
    this.batch.push(toDayTold(index, bundle));
    this.timer ??= setTimeout(() => this.flush(), TELL_EVERY_MS);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.batch.length === 0) return;
    this.say({ kind: 'days', days: this.batch, progress: { ...this.progress, elapsedMs: performance.now() - this.begun } });
    this.batch = [];
  }
}

type ArchiveSaidBegun = Extract<ArchiveSaid, { kind: 'begun' }>;

const ALONE = seamsAt({ bundles: [], seams: [] });

/** What could not be done about the archive; a defect goes on upwards and ends the thread. */
function failureOf(error: unknown): Extract<ArchiveSaid, { kind: 'failed' }>['failure'] {
  if (error instanceof SourceError) return { code: error.code === 'not-found' ? 'not-found' : 'unreadable-file', sentence: error.message };
  if (error instanceof CopyRefused) return { code: 'unreadable-file', sentence: error.message };
  throw error;
}
