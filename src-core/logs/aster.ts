import { compareInstants } from '#core/evidence';
import type { Instant, Sequence } from '#core/evidence';
import type { Sha256 } from '#core/replay';
import type { TimeWindow } from './log-walk';
import { joinPieces } from './preimage';
import type { LogRecord } from './record';
import { writeTime } from './time-text';

/** The answer of Aster's own verification endpoint, field for field (seed 002). */
export type AsterAnswer = { readonly valid: boolean; readonly brokenAt: string | null; readonly reason: string | null; readonly recordsVerified: number };

/** One record of the table, in ascending id. */
export type AsterRow = { readonly id: Sequence; readonly record: LogRecord };

/**
 * What the endpoint would say of one tenant, were these records its whole table. Stops at the first break, counts the
 * records before it, says "tampered" for whatever does not recompute, lost precision included: its words, not ours.
 * `rows` is walked up to three times and must give the tenant's placed records in ascending id each time.
 */
export function* asterAnswer(rows: () => Iterable<AsterRow>, window: TimeWindow | null, sha256: Sha256): Generator<number, AsterAnswer> {
  const first = firstHashed(rows(), window);
  if (first === undefined) return { valid: true, brokenAt: null, reason: null, recordsVerified: 0 };
  const seed = first.record.previous ?? null;
  if (seed !== null && !hasPredecessor(rows(), first.id, seed)) {
    return broken(first, `prev_hash mismatch at record id=${first.id}: predecessor (current_hash=${short(seed)}) not found — chain broken`, 0);
  }
  let expected: string | null = seed;
  let verified = 0;
  for (const { id, record } of rows()) {
    if (!isInside(record.instant, window) || record.hash === null) continue;
    const previous = record.previous ?? null;
    if (previous !== expected) return broken({ id, record }, `prev_hash mismatch at record id=${id}: expected=${short(expected)}, got=${short(previous)} (chain broken)`, verified);
    const computed = record.preimage.kind === 'pieces' ? sha256(joinPieces(record.preimage.pieces, record.preimage.separator)) : null;
    const stored = record.hash ?? null;
    if (computed === null || computed !== stored) return broken({ id, record }, `current_hash tampered at record id=${id}: expected=${short(computed)}, got=${short(stored)} (record modified)`, verified);
    expected = stored;
    verified++;
    if (verified % 4096 === 0) yield verified;
  }
  return { valid: true, brokenAt: null, reason: null, recordsVerified: verified };
}

function firstHashed(rows: Iterable<AsterRow>, window: TimeWindow | null): AsterRow | undefined {
  for (const row of rows) if (isInside(row.record.instant, window) && row.record.hash !== null) return row;
  return undefined;
}

/** The record before the window, by its hash and a lower id. Rows come in ascending id. */
function hasPredecessor(rows: Iterable<AsterRow>, before: Sequence, hash: string): boolean {
  for (const { id, record } of rows) {
    if (id === before) return false;
    if (record.hash === hash) return true;
  }
  return false;
}

/** A row without a time is in no window of the endpoint's query. */
function isInside(instant: Instant | undefined, window: TimeWindow | null): boolean {
  if (window === null) return true;
  return instant !== undefined && compareInstants(window.start, instant) <= 0 && compareInstants(instant, window.end) <= 0;
}

function broken({ record }: AsterRow, reason: string, recordsVerified: number): AsterAnswer {
  return { valid: false, brokenAt: record.instant === undefined ? null : writeTime(record.instant, 'java-instant'), reason, recordsVerified };
}

const short = (hash: string | null): string => (hash === null ? 'null' : `${hash.slice(0, 8)}...`);
