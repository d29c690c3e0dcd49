/**
 * Owns verification on this machine: worker threads, the one open evidence, looks at its entries.
 * Refuses to know windows, channels and reports.
 */
export { Desk } from './desk';
export { spareThreads } from './spare-threads';
