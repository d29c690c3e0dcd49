import { basename, join } from 'node:path';

import { parseDate } from '#core/archive';
import type { ArchiveVerdict, BundlePlace } from '#core/archive';
import { done, failed } from '#core/contract';
import type { AppEvent, ArchiveDayDetail, AskedDates, Failure, OpenArchive, OpenEvidence, Outcome, SeamView } from '#core/contract';
import { recipeById } from '#core/replay';
import type { RecipeId } from '#core/replay';
import type { ArchiveExamination } from '#core/report';

import type { EvidencePaths } from '../verification/locate-evidence';
import type { Helpers } from '../verification/read-parts';
import { ArchiveSession } from './archive-session';
import type { ArchiveSessionEvent } from './archive-session';
import type { ArchiveOrder } from './archive-thread';

/** The built threads of an archive. */
export type ArchiveThreads = { readonly archive: string; readonly bundle: string; readonly helpers: Helpers };

/** What a folder turned out to be. */
export type Look = { readonly kind: 'archive'; readonly archive: OpenArchive } | { readonly kind: 'bundle'; readonly paths: EvidencePaths } | { readonly kind: 'neither'; readonly failure: Failure };

/** A bundle of the open archive, to be opened by itself; `recipe` where the archive judges all by one that not every bundle would choose. */
export type ArchiveBundle = { readonly paths: EvidencePaths; readonly recipe: RecipeId | null; readonly from: NonNullable<OpenEvidence['from']> };

/** A verdict that is on the desk, and when its archive was opened, RFC 3339 in UTC. */
export type ArchiveOnDesk = { readonly archive: ArchiveExamination; readonly openedAt: string };

/** What an examiner asks of an archive beyond its folder. */
type Asked = Pick<OpenArchive, 'asked' | 'digestsPath' | 'recipe'>;
const EVERYTHING: Asked = { asked: { from: null, to: null }, digestsPath: null, recipe: null };

type Open = { readonly archive: OpenArchive; readonly openedAt: string; session: ArchiveSession; places: BundlePlace[]; recipe: RecipeId | null; seams: readonly SeamView[] | null; digestDates: number };

/** The one archive that is open. All work on it is done on threads of its own: this process only passes on what they say. */
export class ArchiveDesk {
  private readonly threads: ArchiveThreads;
  private readonly tell: (event: AppEvent) => void;
  private current: Open | undefined;
  /** A folder of which is not known yet what it is. */
  private looking: { readonly end: () => void } | undefined;
  private lastId = 0;
  private newestFirst = false;

  constructor(threads: ArchiveThreads, tell: (event: AppEvent) => void) {
    this.threads = threads;
    this.tell = tell;
  }

  /**
   * Finds out what a folder is. An archive takes the place of the one that was open and begins to be verified; anything
   * else leaves that alone. A later look ends an earlier one that has not answered.
   */
  look(folder: string): Promise<Look> {
    this.looking?.end();
    return new Promise((resolve) => {
      let opened: Open | undefined;
      const session = new ArchiveSession(this.threads.archive, this.order({ path: folder, ...EVERYTHING }), (event) => {
        if (opened !== undefined) return this.pass(opened, event);
        this.looking = undefined;
        if (event.kind === 'archive') {
          opened = this.begin({ archiveId: ++this.lastId, path: folder, name: basename(folder) || folder, newestFirst: this.newestFirst, ...EVERYTHING }, session);
          return resolve({ kind: 'archive', archive: opened.archive });
        }
        void session.close();
        resolve(event.kind === 'bundle' ? event : { kind: 'neither', failure: 'failure' in event ? event.failure : SUPERSEDED });
      });
      const end = (): void => {
        void session.close();
        resolve({ kind: 'neither', failure: SUPERSEDED });
      };
      this.looking = { end };
    });
  }

  /** Verifies the open archive once more: after a failure, when it was stopped, or with other dates or digests kept elsewhere. */
  again(archiveId: number, change: Partial<Asked> = {}): Outcome<OpenArchive> {
    const open = this.opened(archiveId);
    if (open === undefined) return CLOSED;
    const archive = { ...open.archive, ...change, archiveId: ++this.lastId, newestFirst: this.newestFirst };
    const session: ArchiveSession = new ArchiveSession(this.threads.archive, this.order(archive), (event) => this.pass(begun, event));
    const begun = this.begin(archive, session);
    return done(archive);
  }

  /** Verifies only the bundles of some dates, both included; null: as far as the archive reaches. */
  ask(archiveId: number, { from, to }: AskedDates): Outcome<OpenArchive> {
    if ([from, to].some((date) => date !== null && parseDate(date) === undefined)) return failed('bad-request', 'A date is a day that exists, written YYYY-MM-DD.');
    if (from !== null && to !== null && from > to) return failed('bad-request', 'The first date lies after the last.');
    return this.again(archiveId, { asked: { from, to } });
  }

  /** Judges all bundles by one recipe; empty: by the one that recomputes most entries. */
  judgeBy(archiveId: number, id: string): Outcome<OpenArchive> {
    const recipe = id === '' ? null : recipeById(id)?.id;
    return recipe === undefined ? failed('bad-request', 'There is no such recipe.') : this.again(archiveId, { recipe });
  }

  setOrder(archiveId: number, newestFirst: boolean): Outcome<null> {
    this.newestFirst = newestFirst;
    return this.toThread(archiveId, (session) => session.tell({ kind: 'order', newestFirst }));
  }

  stop(archiveId: number): Outcome<null> {
    return this.toThread(archiveId, (session) => session.tell({ kind: 'stop' }));
  }

  async day(archiveId: number, index: number): Promise<Outcome<ArchiveDayDetail | null>> {
    return this.opened(archiveId)?.session.day(index) ?? CLOSED;
  }

  /** The verdict of the open archive; a failure while there is none. */
  async verdict(archiveId: number): Promise<Outcome<ArchiveOnDesk>> {
    const open = this.opened(archiveId);
    const whole = (await open?.session.whole()) ?? CLOSED;
    if (!whole.ok) return whole;
    return open === undefined || whole.value === null ? failed('nothing-open', 'There is no verdict to report on yet.') : done({ archive: examinationOf(open, whole.value), openedAt: open.openedAt });
  }

  isOpen(archiveId: number): boolean {
    return this.opened(archiveId) !== undefined;
  }

  bundle(archiveId: number, index: number): Outcome<ArchiveBundle> {
    const open = this.opened(archiveId);
    const place = open?.places[index];
    if (open === undefined || place === undefined) return CLOSED;
    const path = (relative: string): string => join(open.archive.path, ...relative.split('/'));
    const manifest = place.manifest === null ? null : path(place.manifest);
    const at = (neighbour: number | undefined): string | null => (neighbour === undefined ? null : path(open.places[neighbour]?.bundle ?? ''));
    const joined = open.seams === null ? null : joinedTo(index, open.seams);
    const neighbours = joined === null ? null : { previous: at(joined.before), next: at(joined.after) };
    return done({ paths: { bundle: path(place.bundle), manifest }, recipe: open.archive.recipe ?? open.recipe, from: { archiveId, index, neighbours } });
  }

  close(): void {
    this.looking?.end();
    void this.current?.session.close();
    this.looking = undefined;
    this.current = undefined;
  }

  private opened(archiveId: number): Open | undefined {
    return this.current?.archive.archiveId === archiveId ? this.current : undefined;
  }

  private toThread(archiveId: number, tell: (session: ArchiveSession) => void): Outcome<null> {
    const open = this.opened(archiveId);
    if (open === undefined) return CLOSED;
    tell(open.session);
    return done(null);
  }

  private order({ path, asked, digestsPath, recipe }: Asked & Pick<OpenArchive, 'path'>): ArchiveOrder {
    return { folder: path, asked, digestsPath, recipe, newestFirst: this.newestFirst, bundleWorker: this.threads.bundle, helpers: this.threads.helpers };
  }

  private begin(archive: OpenArchive, session: ArchiveSession): Open {
    this.close();
    const opened: Open = { archive, openedAt: new Date().toISOString(), session, places: [], recipe: null, seams: null, digestDates: 0 };
    this.current = opened;
    this.tell({ kind: 'archive-opening', archive });
    return opened;
  }

  private pass(open: Open, event: ArchiveSessionEvent): void {
    if (this.current !== open) return;
    const { archiveId } = open.archive;
    switch (event.kind) {
      case 'found':
        open.places.push(...event.places);
        return this.tell({ kind: 'archive-found', archiveId, from: event.from, total: event.total, bundles: event.places.map(({ date, bundle }) => ({ date, bundle })) });
      case 'begun':
        open.recipe = event.again;
        return this.tell({ kind: 'archive-begun', archiveId, total: event.total, again: event.again });
      case 'listing':
        return this.tell({ kind: 'archive-listing', archiveId, found: event.found });
      case 'days':
        return this.tell({ kind: 'archive-days', archiveId, days: event.days, progress: event.progress });
      case 'verdict':
        open.seams = [...event.examination.seams, ...event.examination.alsoBroken];
        open.digestDates = event.examination.elsewhere?.dates ?? 0;
        return this.tell({ kind: 'archive-verdict', archiveId, examination: event.examination });
      case 'stopped':
        return this.tell({ kind: 'archive-stopped', archiveId });
      case 'failed':
      case 'neither':
        return this.tell({ kind: 'archive-failure', archiveId, failure: event.failure });
      case 'archive':
        return;
      case 'bundle':
        return this.tell({ kind: 'archive-failure', archiveId, failure: NO_ARCHIVE });
    }
  }
}

/**
 * The bundles that the archive's verdict judges a bundle's two ends by: none across a gap or an overlap, or where a link
 * shows nothing. Given as evidence they can then say no more of it than the archive does.
 */
function joinedTo(index: number, seams: readonly SeamView[]): { readonly before: number | undefined; readonly after: number | undefined } {
  const speaking = seams.filter(({ kind, proves }) => kind === 'broken' || (kind === 'holds' && proves));
  return { before: speaking.find(({ after }) => after === index)?.before, after: speaking.find(({ before }) => before === index)?.after };
}

/** What the report is about. */
function examinationOf({ archive: { asked, digestsPath, recipe }, digestDates }: Open, verdict: ArchiveVerdict): ArchiveExamination {
  return { verdict, asked, recipePinned: recipe !== null, digests: digestsPath === null ? null : { path: digestsPath, dates: digestDates } };
}

const CLOSED: Outcome<never> = failed('nothing-open', 'This archive is closed.');
const SUPERSEDED: Failure = { code: 'nothing-open', sentence: 'Other evidence was opened meanwhile.' };
const NO_ARCHIVE: Failure = { code: 'unreadable-file', sentence: 'The folder is no archive any more: it holds one bundle.' };
