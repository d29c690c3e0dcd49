import { compareInstants, compareSequences, isNextSequence } from '#core/evidence';
import type { Sequence } from '#core/evidence';
import { LOG_FLAG } from './flags';
import type { LogRecipe } from './recipe';
import type { LogRecord } from './record';

/** The last hashed record of a chain: what the next one must link to. */
export type ChainEnd = {
  readonly at: Sequence;
  readonly record: LogRecord;
  /** What its content recomputes to, where that is not what is stored. */
  readonly recomputed: string | undefined;
  /** Its own finding stands at its place. */
  readonly flags: number;
};

/** How a record is tied to the one before it in its chain, as flags. Compares with the stored hash, never the recomputed one. */
export function judgeLogLink(before: ChainEnd | undefined, record: LogRecord, at: Sequence, recipe: LogRecipe): number {
  const first = recipe.order.by === 'field' ? recipe.order.first : null;
  const hasGenesis = record.previous !== undefined && record.previous === recipe.genesis;
  let flags = before === undefined ? LOG_FLAG.chainStart | (hasGenesis ? LOG_FLAG.genesis : 0) : 0;
  const mustBeGenesis = first !== null && compareSequences(at, first) === 0;
  const mayBeGenesis = first === null ? before === undefined : mustBeGenesis;
  if (hasGenesis ? !mayBeGenesis : mustBeGenesis) flags |= LOG_FLAG.wrongGenesis | LOG_FLAG.brokenLink;
  if (before === undefined) return flags;
  if (recipe.order.by === 'field') flags |= judgeOrder(before, record, at, recipe.order.gaps === 'finding');
  if (typeof record.previous !== 'string' || record.previous !== before.record.hash) flags |= LOG_FLAG.brokenLink;
  const earlier = before.record.instant;
  if (recipe.time?.grows === true && earlier !== undefined && record.instant !== undefined && compareInstants(earlier, record.instant) > 0) flags |= LOG_FLAG.timeRegression;
  return flags;
}

function judgeOrder(before: ChainEnd, record: LogRecord, at: Sequence, tellGaps: boolean): number {
  if (compareSequences(before.at, at) === 0) return typeof record.hash === 'string' && record.hash === before.record.hash ? LOG_FLAG.duplicate : LOG_FLAG.fork;
  return tellGaps && !isNextSequence(before.at, at) ? LOG_FLAG.gap : 0;
}
