/**
 * Owns the crossing from page to main: who may ask, and what a request looks like.
 * Refuses to know what is done about it.
 */
export { handleAll } from './handle';
export type { Handlers } from './handle';
