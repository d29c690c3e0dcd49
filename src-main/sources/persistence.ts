import { BucketProblem } from './bucket';

/** How often in a row an attempt may fail, how often in all, and how long is waited after the first failure and at most, in milliseconds. */
export type Stamina = { readonly inRow: number; readonly inAll: number; readonly firstMs: number; readonly mostMs: number };

export const STAMINA: Stamina = { inRow: 6, inAll: 60, firstMs: 500, mostMs: 15_000 };

export type Waiting = { readonly failures: number; readonly ms: number; readonly because: string };

/**
 * Tries again what may go well the next time, after a pause that doubles each time: bounded, and told. A host that never
 * answered anything is not asked a second time: its name is more likely wrong than its moment bad. One for each fetch.
 */
export class Persistence {
  private readonly stamina: Stamina;
  private readonly told: (waiting: Waiting) => void;
  private readonly signal: AbortSignal;
  private reached = false;

  constructor(stamina: Stamina, told: (waiting: Waiting) => void, signal: AbortSignal) {
    this.stamina = stamina;
    this.told = told;
    this.signal = signal;
  }

  /** What the work gives in the end. `progressed`: something came; failures in a row begin anew. Throws the last BucketProblem, or the signal's reason. */
  async insist<T>(work: (progressed: () => void) => Promise<T>): Promise<T> {
    let inRow = 0;
    const progressed = (): void => {
      inRow = 0;
      this.reached = true;
    };
    for (let inAll = 1; ; inAll++) {
      this.signal.throwIfAborted();
      try {
        const result = await work(progressed);
        this.reached = true;
        return result;
      } catch (error) {
        const isLast = ++inRow >= this.stamina.inRow || inAll >= this.stamina.inAll;
        if (!(error instanceof BucketProblem) || error.nature !== 'again' || isLast) throw error;
        if (error.code === 's3-unreachable' && !this.reached) throw error;
        const ms = Math.min(this.stamina.mostMs, this.stamina.firstMs * 2 ** (inRow - 1));
        this.told({ failures: inRow, ms, because: error.message });
        await pause(ms, this.signal);
      }
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
