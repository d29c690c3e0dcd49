/** What is known of one record, in bits. */
export const LOG_FLAG = {
  walked: 1 << 0,
  /** The hash recomputes under the recipe. */
  recomputes: 1 << 1,
  /** It recomputes only with digits of the time that were lost in storage. */
  recovered: 1 << 2,
  /** The content cannot be judged: no formula, another formula, or a field that can be written in more than one way. */
  unjudged: 1 << 3,
  brokenLink: 1 << 4,
  wrongGenesis: 1 << 5,
  gap: 1 << 6,
  duplicate: 1 << 7,
  fork: 1 << 8,
  malformed: 1 << 9,
  unplaced: 1 << 10,
  /** It carries no hash, so it is no part of a chain. */
  unhashed: 1 << 11,
  /** Outside the window that was asked for. */
  outside: 1 << 12,
  timeRegression: 1 << 13,
  /** The first record with a hash of its chain in this file. */
  chainStart: 1 << 14,
  /** The first hashed record of its chain, where it begins from genesis. */
  genesis: 1 << 15,
} as const;

/** A record whose stored hash is not the hash of its fields, under a recipe that claims to know. */
export function isContentBroken(flags: number): boolean {
  return (flags & (LOG_FLAG.recomputes | LOG_FLAG.unjudged | LOG_FLAG.unhashed | LOG_FLAG.outside | LOG_FLAG.unplaced)) === 0;
}
