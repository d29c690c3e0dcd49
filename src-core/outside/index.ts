/**
 * Owns what confirms or contradicts a bundle's two ends from outside it: a recorded head, answers of the producer's
 * service, the bundles before and after; and the comparison of the producer's verdict with the replay's.
 * Refuses to know where bytes come from, and what the conclusion is.
 */
export { MAX_ANSWER } from './answer';
export { unusable } from './judged';
export type { Judged } from './judged';
export { judgeNeighbour } from './judge-neighbour';
export type { Neighbour } from './judge-neighbour';
export { fitCopies } from './neighbour-fit';
export { callsForSearch, judgeRecord, situationOf } from './judge-record';
export { decodeStatus } from './status-answer';
export { reconcile } from './reconcile';
export type { Reconciled } from './reconcile';
export { decodeServerAnswer } from './server-answer';
export { Stretch } from './stretch';
export { tellOutside } from './tell';
export type { Compared } from './tell';
