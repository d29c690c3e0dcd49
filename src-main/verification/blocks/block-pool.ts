import { Worker } from 'node:worker_threads';

import type { Instant } from '#core/evidence';
import type { PlainRun } from '#core/replay';

import type { Block } from './block-scan';

/** What a block thread is started with. Threads share the descriptor: all read the file that was opened. */
export type BlockOrder = { readonly descriptor: number; readonly module: WebAssembly.Module; readonly blockSize: number; readonly exportedAt: Instant | undefined };
export type BlockAsked = { readonly block: Block; readonly recipe: number };

type Task = { readonly asked: BlockAsked; readonly resolve: (runs: readonly PlainRun[]) => void; readonly reject: (error: Error) => void };

/** Threads that look through blocks; each takes the next block when it is done with one. */
export class BlockPool {
  private readonly workers: Worker[] = [];
  private readonly idle: Worker[] = [];
  private readonly tasks: Task[] = [];
  private readonly busy = new Map<Worker, Task>();
  private failure: Error | undefined;

  constructor(workerPath: string, threads: number, order: BlockOrder) {
    try {
      for (let thread = 0; thread < threads; thread++) this.workers.push(this.start(workerPath, order));
    } catch (error) {
      // Those that did start must not go on alone.
      void this.close();
      throw error;
    }
    this.idle.push(...this.workers);
  }

  /** The plain runs of a block. Rejects when a thread died. */
  scan(block: Block, recipe: number): Promise<readonly PlainRun[]> {
    return new Promise((resolve, reject) => {
      this.tasks.push({ asked: { block, recipe }, resolve, reject });
      this.giveOut();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private start(path: string, order: BlockOrder): Worker {
    const worker = new Worker(path, { workerData: order });
    worker.on('message', (runs: readonly PlainRun[]) => {
      const task = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      task?.resolve(runs);
      this.giveOut();
    });
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', () => this.fail(new Error('a block thread has ended')));
    return worker;
  }

  private giveOut(): void {
    if (this.failure !== undefined) return this.fail(this.failure);
    for (let worker = this.idle.pop(); worker !== undefined; worker = this.idle.pop()) {
      const task = this.tasks.shift();
      if (task === undefined) return void this.idle.push(worker);
      this.busy.set(worker, task);
      worker.postMessage(task.asked);
    }
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of [...this.busy.values(), ...this.tasks.splice(0)]) reject(error);
    this.busy.clear();
  }
}
