import { Worker } from 'node:worker_threads';

import { done, failed } from '#core/contract';
import type { Examination, Failure, Outcome, Question, Questions, Said, WorkerOrder } from '#core/contract';

/** What a session tells: everything the worker says unasked, and that it died. */
export type SessionEvent = Exclude<Said, { kind: 'answer' | 'no-answer' }> | { readonly kind: 'died'; readonly failure: Failure };

type Waiting = { readonly resolve: (outcome: Outcome<Questions[Question]['answer']>) => void };

/**
 * One piece of open evidence: a worker thread that verifies it and answers questions about its entries. When the
 * thread dies, every question fails and one event says so; nothing else of the program is touched.
 */
export class Session {
  /** The verdict with its surroundings, once it is there. */
  examination: Examination | undefined;
  private readonly worker: Worker;
  private readonly listener: (event: SessionEvent) => void;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private isOver = false;

  constructor(workerPath: string, order: WorkerOrder, listener: (event: SessionEvent) => void) {
    this.listener = listener;
    this.worker = new Worker(workerPath, { workerData: order });
    this.worker.on('message', (said: Said) => this.hear(said));
    this.worker.on('error', (error) => this.die(error.message));
    this.worker.on('exit', (code) => this.die(`exit code ${code}`));
  }

  /** Asks about the entries; answers come in while verification goes on, too. */
  ask<Q extends Question>(question: Q, request: Questions[Q]['request']): Promise<Outcome<Questions[Q]['answer']>> {
    if (this.isOver) return Promise.resolve(failed('nothing-open', 'This evidence is closed.'));
    const id = this.nextId++;
    return new Promise((resolve) => {
      // The worker answers the question that it was asked: the id ties the two types together.
      this.waiting.set(id, { resolve });
      this.worker.postMessage({ id, question, request });
    });
  }

  /** Ends the thread, whatever it is doing. Nothing of it is left running. */
  async close(): Promise<void> {
    if (this.isOver) return;
    this.isOver = true;
    this.failWaiting(failed('nothing-open', 'This evidence was closed.'));
    await this.worker.terminate();
  }

  private hear(said: Said): void {
    if (this.isOver) return;
    if (said.kind === 'answer') return this.settle(said.id, done(said.answer));
    if (said.kind === 'no-answer') return this.settle(said.id, failed(said.code, said.sentence));
    if (said.kind === 'verdict') this.examination = said.examination;
    this.listener(said);
  }

  private settle(id: number, outcome: Outcome<Questions[Question]['answer']>): void {
    this.waiting.get(id)?.resolve(outcome);
    this.waiting.delete(id);
  }

  private die(detail: string): void {
    if (this.isOver) return;
    this.isOver = true;
    const sentence = 'The verification stopped unexpectedly. Nothing can be concluded from it; the evidence was not touched. Open it again to repeat the verification.';
    const outcome = failed('worker-died', sentence, detail);
    this.failWaiting(outcome);
    if (!outcome.ok) this.listener({ kind: 'died', failure: outcome.failure });
  }

  private failWaiting(outcome: Outcome<never>): void {
    for (const { resolve } of this.waiting.values()) resolve(outcome);
    this.waiting.clear();
  }
}
