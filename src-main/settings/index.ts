/**
 * Owns what the program remembers of its own between runs: recent evidence, the window's place.
 * Refuses to know windows and evidence.
 */
export { Recent } from './recent';
export { keptWindowPlace } from './window-place';
export type { WindowPlace } from './window-place';
export type { KeptFile } from './kept-file';
