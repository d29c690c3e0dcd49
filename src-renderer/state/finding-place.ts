import type { Finding } from '#core/assess';
import type { Examination } from '#core/contract';

/** What names an entry: a finding, or anything else that is told of one. */
export type EntryPlace = Pick<Finding, 'sequence' | 'entryIndex'>;

/**
 * Position of an entry that has no sequence and so stays out of the walk: unplaced entries follow the placed ones in
 * file order. Null for findings about placed entries or about no entry, and when findings were left out, because
 * then the rank cannot be counted from those listed.
 */
export function positionOfUnplaced(finding: EntryPlace, { verdict, surroundings }: Examination): number | null {
  if (finding.sequence !== undefined || finding.entryIndex === undefined) return null;
  if (verdict.omitted !== undefined) return null;
  const indices = new Set<number>();
  for (const other of verdict.findings) {
    if (other.sequence === undefined && other.entryIndex !== undefined) indices.add(other.entryIndex);
  }
  const rank = [...indices].sort((a, b) => a - b).indexOf(finding.entryIndex);
  return rank === -1 ? null : surroundings.placed + rank;
}
