/**
 * Owns the one door of the window: what may be asked of main, and what main says unasked.
 * Refuses to know what is done with an answer.
 */
export { app, archives, buckets, compare, evidence, report, supply } from './bridge';
