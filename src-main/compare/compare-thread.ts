import { NOTHING_SUPPLIED, failed } from '#core/contract';
import type { CompareAsked, CompareOrder, ComparePhase, CompareSaid, DifferenceDetail, RefusalPlace } from '#core/contract';
import { fieldsSideBySide } from '#core/compare';
import type { Comparison } from '#core/compare';
import { EvidenceChanged } from '#core/replay';

import { CopyRefused, HeldCopy, compareOpen } from '../archive/open-copy';
import { SourceError } from '../sources';
import { locateEvidence } from '../verification/locate-evidence';
import type { Helpers } from '../verification/read-parts';
import { compareHoldings, placeBoth } from './compare-archives';
import { toComparisonView, toHoldingsView } from './comparison-view';
import { fitNeighbour } from './neighbours';
import { OpenHoldings } from './open-holdings';

/** `worker`: the built thread that replays the bundles of archives. */
export type CompareWorld = { readonly say: (said: CompareSaid) => void; readonly helpers: Helpers; readonly worker: string; readonly ticks: () => number };

type Open = { readonly a: HeldCopy; readonly b: HeldCopy; readonly comparison: Comparison };

const TELL_EVERY_MS = 80;

/** Two copies that stay open: compares them once, then answers about their differences. */
export class CompareThread {
  private readonly order: CompareOrder;
  private readonly world: CompareWorld;
  private open: Open | OpenHoldings | undefined;
  private lastTold = Number.NEGATIVE_INFINITY;

  constructor(order: CompareOrder, world: CompareWorld) {
    this.order = order;
    this.world = world;
  }

  /** Finds out what the two are, compares them, and says what came of it. */
  async run(): Promise<void> {
    this.told('looking', 0, 0);
    try {
      const archives = placeBoth(this.order.a, this.order.b);
      await (archives === undefined ? this.runBundles() : this.runArchives(archives));
    } catch (error) {
      if (!(error instanceof CopyRefused)) throw error;
      const isB = error.path === this.order.b && error.path !== this.order.a;
      this.world.say({ kind: 'refused', refused: { a: isB ? null : nowhere(error), b: isB ? nowhere(error) : null } });
    }
  }

  private async runArchives(places: NonNullable<ReturnType<typeof placeBoth>>): Promise<void> {
    const { helpers, worker } = this.world;
    const compared = await compareHoldings(places, { worker, threads: helpers.threads, helpers }, (phase, done, total) => this.told(`${phase}-bundles`, done, total));
    this.open = new OpenHoldings(compared, helpers);
    this.world.say({ kind: 'compared', view: toHoldingsView(compared) });
  }

  /** Both are read, also where the first is refused: the examiner hears of both at once. */
  private async runBundles(): Promise<void> {
    const a = await this.read('reading-a', bundleAt(this.order.a));
    const b = await this.read('reading-b', bundleAt(this.order.b));
    if (!(a instanceof HeldCopy) || !(b instanceof HeldCopy)) { this.refuse(a, b); return; }
    try {
      const total = Math.max(a.copy.reading.segment.placed, b.copy.reading.segment.placed);
      const comparison = await compareOpen(a, b, undefined, (done) => this.told('comparing', Math.min(done, total), total));
      for (const held of [a, b]) held.checkUnchanged();
      this.open = { a, b, comparison };
      this.world.say({ kind: 'compared', view: toComparisonView(comparison, a.verified, b.verified) });
    } catch (error) {
      this.refuse(changed(a, error), changed(b, error));
    }
  }

  /** Answers a question about the comparison, when it is done. */
  async answer(asked: CompareAsked): Promise<void> {
    const { open } = this;
    const { id } = asked;
    if (open === undefined) { this.no(id, 'nothing-open', 'There is no comparison to ask about yet.'); return; }
    try {
      const isOfBundles = !(open instanceof OpenHoldings);
      if (isOfBundles) for (const held of [open.a, open.b]) held.checkUnchanged();
      if (asked.question === 'neighbour') {
        if (isOfBundles) this.world.say({ kind: 'neighbour', id, fit: await fitNeighbour(asked.side, asked.path, open.a, open.b) });
        else this.no(id, 'bad-request', 'An archive has its bundles before and after itself.');
        return;
      }
      const detail = isOfBundles ? toDetail(open, asked.index) : await open.difference(asked.index);
      if (detail === undefined) { this.no(id, 'bad-request', 'There is no such difference.'); return; }
      this.world.say({ kind: 'difference', id, detail });
    } catch (error) {
      if (error instanceof CopyRefused) this.no(id, 'unreadable-file', error.refusal.message);
      else if (error instanceof SourceError) this.no(id, error.code === 'not-found' ? 'evidence-gone' : 'evidence-changed', error.message);
      else throw error;
    }
  }

  private async read(phase: ComparePhase, bundle: string): Promise<HeldCopy | CopyRefused> {
    const { ticks, helpers } = this.world;
    const world = { ticks, now: () => '', helpers, told: ({ doneBytes, totalBytes }: { doneBytes: number; totalBytes: number }) => this.told(phase, doneBytes, totalBytes) };
    try {
      return await HeldCopy.read({ bundle, manifest: null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED }, world);
    } catch (error) {
      if (error instanceof CopyRefused) return error;
      throw error;
    }
  }

  private refuse(a: HeldCopy | CopyRefused, b: HeldCopy | CopyRefused): void {
    for (const one of [a, b]) if (one instanceof HeldCopy) one.close();
    const place = (one: HeldCopy | CopyRefused): RefusalPlace | null => one instanceof CopyRefused ? nowhere(one) : null;
    this.world.say({ kind: 'refused', refused: { a: place(a), b: place(b) } });
  }

  private told(phase: ComparePhase, done: number, total: number): void {
    const now = this.world.ticks();
    if (now - this.lastTold < TELL_EVERY_MS) return;
    this.lastTold = phase === 'looking' ? this.lastTold : now;
    this.world.say({ kind: 'progress', phase, done, total });
  }

  private no(id: number, code: 'nothing-open' | 'bad-request' | 'unreadable-file' | 'evidence-gone' | 'evidence-changed', sentence: string): void {
    const outcome = failed(code, sentence);
    if (!outcome.ok) this.world.say({ kind: 'no-answer', id, failure: outcome.failure });
  }
}

const nowhere = ({ refusal }: CopyRefused): RefusalPlace => ({ refusal, before: '', at: '', after: '', firstSequence: null, lastSequence: null });

/** The bundle at a path, or the only one of a folder. */
function bundleAt(path: string): string {
  const located = locateEvidence([path]);
  return located.ok ? located.value.bundle : path;
}

/** Which copy a read that failed in the middle was about: the one that is no longer what was opened. */
function changed(held: HeldCopy, error: unknown): HeldCopy | CopyRefused {
  if (!(error instanceof SourceError) && !(error instanceof EvidenceChanged)) throw error;
  return held.refusedNow() ?? held;
}

function toDetail({ a, b, comparison }: Open, index: number): DifferenceDetail | undefined {
  const difference = comparison.differences[index];
  if (difference === undefined) return undefined;
  const { fields, more } = fieldsSideBySide(bytesOf(a, difference.indexA), bytesOf(b, difference.indexB));
  return { index, fields, moreFields: more };
}

function bytesOf({ copy: { reading, readSpan } }: HeldCopy, entryIndex: number | null): Uint8Array | undefined {
  return entryIndex === null ? undefined : readSpan(reading.columns.offset(entryIndex), reading.columns.byteLength(entryIndex));
}
