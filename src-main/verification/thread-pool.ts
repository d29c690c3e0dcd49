import { Worker } from 'node:worker_threads';

type Task<Asked, Answer> = { readonly asked: Asked; readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void };

/** Threads of one kind, each started with the same order; each takes the next task when it is done with one. */
export class ThreadPool<Order, Asked, Answer> {
  private readonly workers: Worker[] = [];
  private readonly idle: Worker[] = [];
  private readonly tasks: Task<Asked, Answer>[] = [];
  private readonly busy = new Map<Worker, Task<Asked, Answer>>();
  private failure: Error | undefined;

  constructor(workerPath: string, threads: number, order: Order) {
    try {
      for (let thread = 0; thread < threads; thread++) this.workers.push(this.start(workerPath, order));
    } catch (error) {
      // Those that did start must not go on alone.
      void this.close();
      throw error;
    }
    this.idle.push(...this.workers);
  }

  /** What a thread answers to this task. Rejects when a thread died. */
  run(asked: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.tasks.push({ asked, resolve, reject });
      this.giveOut();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private start(path: string, order: Order): Worker {
    const worker = new Worker(path, { workerData: order });
    worker.on('message', (answer: Answer) => {
      const task = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      task?.resolve(answer);
      this.giveOut();
    });
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', () => this.fail(new Error('a thread has ended')));
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
