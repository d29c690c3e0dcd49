import { Worker } from 'node:worker_threads';

import type { ArchiveVerdict } from '#core/archive';
import { done, failed } from '#core/contract';
import type { ArchiveDayDetail, Failure, Outcome } from '#core/contract';

import type { ArchiveAnswer, ArchiveAsked, ArchiveOrder, ArchiveSaid } from './archive-thread';

export type ArchiveSessionEvent = Exclude<ArchiveSaid, { kind: 'answer' }>;

const DIED = 'The verification of the archive stopped unexpectedly. Nothing can be concluded from it; the evidence was not touched. Verify it again.';

/** The thread of one archive. When it dies, or one of those that it started, that is told once as a failure. */
export class ArchiveSession {
  private readonly worker: Worker;
  private readonly listener: (event: ArchiveSessionEvent) => void;
  private readonly waiting = new Map<number, (outcome: Outcome<ArchiveAnswer>) => void>();
  private lastId = 0;
  private isOver = false;

  constructor(workerPath: string, order: ArchiveOrder, listener: (event: ArchiveSessionEvent) => void) {
    this.listener = listener;
    this.worker = new Worker(workerPath, { workerData: order });
    this.worker.on('message', (said: ArchiveSaid) => this.hear(said));
    this.worker.on('error', (error) => this.die(error.message));
    this.worker.on('exit', (code) => this.die(`exit code ${code}`));
  }

  tell(asked: Exclude<ArchiveAsked, { kind: 'day' | 'whole' }>): void {
    if (!this.isOver) this.worker.postMessage(asked);
  }

  /** What is said of a bundle, also while the others are still read; null while it has not been read. */
  day(index: number): Promise<Outcome<ArchiveDayDetail | null>> {
    // The thread answers the question that it was asked: the id ties the two types together.
    return this.ask({ kind: 'day', index }) as Promise<Outcome<ArchiveDayDetail | null>>;
  }

  /** The whole verdict, which is large; null while there is none. */
  whole(): Promise<Outcome<ArchiveVerdict | null>> {
    return this.ask({ kind: 'whole' }) as Promise<Outcome<ArchiveVerdict | null>>;
  }

  private ask(question: { readonly kind: 'day'; readonly index: number } | { readonly kind: 'whole' }): Promise<Outcome<ArchiveAnswer>> {
    if (this.isOver) return Promise.resolve(GONE);
    const id = ++this.lastId;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.worker.postMessage({ ...question, id } satisfies ArchiveAsked);
    });
  }

  /** Ends the thread and those that it started. */
  async close(): Promise<void> {
    if (this.isOver) return;
    this.isOver = true;
    this.failWaiting();
    await this.worker.terminate();
  }

  private hear(said: ArchiveSaid): void {
    if (this.isOver) return;
    if (said.kind !== 'answer') return this.listener(said);
    this.waiting.get(said.id)?.(done(said.answer));
    this.waiting.delete(said.id);
  }

  private die(detail: string): void {
    if (this.isOver) return;
    this.isOver = true;
    this.failWaiting();
    const failure: Failure = { code: 'worker-died', sentence: DIED, detail };
    this.listener({ kind: 'failed', failure });
  }

  private failWaiting(): void {
    for (const resolve of this.waiting.values()) resolve(GONE);
    this.waiting.clear();
  }
}

const GONE: Outcome<never> = failed('nothing-open', 'What was read of this archive is no longer there. Verify it again.');
