/**
 * Owns what the program remembers of its own between runs: recent evidence, known buckets, the window's place, whether it
 * may use the network.
 * Refuses to know windows and evidence.
 */
export { Recent } from './recent';
export { AirGapSetting } from './air-gap-setting';
export { KnownBuckets, bucketId } from './known-buckets';
export type { KeptBucket } from './known-buckets';
export { keptWindowPlace } from './window-place';
export type { WindowPlace } from './window-place';
export type { KeptFile } from './kept-file';
