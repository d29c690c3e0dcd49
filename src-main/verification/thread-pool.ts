import { Worker } from 'node:worker_threads';

type Task<Asked, Answer> = { readonly asked: Asked; readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void };

/** A thread and the tasks that it was given and has not answered, in the order in which it answers. */
type Hand<Asked, Answer> = { readonly worker: Worker; readonly given: Task<Asked, Answer>[] };

/**
 * Threads of one kind, each started with the same order; each answers its tasks in turn. `ahead`: how many more it is
 * given while it works on one, so that it need not wait for this thread between two.
 */
export class ThreadPool<Order, Asked, Answer> {
  private readonly hands: Hand<Asked, Answer>[] = [];
  private readonly tasks: Task<Asked, Answer>[] = [];
  private readonly most: number;
  /** Done when every thread runs; whoever waits for an answer hears of a failure. */
  readonly started: Promise<unknown>;
  private failure: Error | undefined;

  constructor(workerPath: string, threads: number, order: Order, ahead = 0) {
    this.most = 1 + ahead;
    try {
      for (let thread = 0; thread < threads; thread++) this.hands.push(this.start(workerPath, order));
      this.started = Promise.all(this.hands.map(({ worker }) => new Promise((resolve) => void worker.once('online', resolve).once('exit', resolve))));
    } catch (error) {
      // Those that did start must not go on alone.
      void this.close();
      throw error;
    }
  }

  /** What a thread answers to this task. Rejects when a thread died. */
  run(asked: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.tasks.push({ asked, resolve, reject });
      this.giveOut();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.hands.map(({ worker }) => worker.terminate()));
  }

  private start(path: string, order: Order): Hand<Asked, Answer> {
    const hand: Hand<Asked, Answer> = { worker: new Worker(path, { workerData: order }), given: [] };
    hand.worker.on('message', (answer: Answer) => {
      hand.given.shift()?.resolve(answer);
      this.giveOut();
    });
    hand.worker.on('error', (error) => this.fail(error));
    hand.worker.on('exit', () => this.fail(new Error('a thread has ended')));
    return hand;
  }

  private giveOut(): void {
    if (this.failure !== undefined) return this.fail(this.failure);
    for (let hand = this.leastBusy(); hand !== undefined; hand = this.leastBusy()) {
      const task = this.tasks.shift();
      if (task === undefined) return;
      hand.given.push(task);
      hand.worker.postMessage(task.asked);
    }
  }

  private leastBusy(): Hand<Asked, Answer> | undefined {
    let least: Hand<Asked, Answer> | undefined;
    for (const hand of this.hands) if (hand.given.length < (least?.given.length ?? this.most)) least = hand;
    return least;
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of [...this.hands.flatMap(({ given }) => given.splice(0)), ...this.tasks.splice(0)]) reject(error);
  }
}
