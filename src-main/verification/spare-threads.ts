import { availableParallelism } from 'node:os';

const MOST_THREADS = 8;

/** How many threads may read: one processor is left to the window, which must answer while the evidence is read. */
export const spareThreads = (): number => Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
