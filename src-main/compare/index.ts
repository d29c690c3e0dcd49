/**
 * Owns comparing on this machine: the thread with two copies open, archives gone through side by side.
 * Refuses to know windows and channels, and which copy is the original.
 */
export { CompareDesk } from './compare-desk';
export { twoCopies } from './two-copies';
