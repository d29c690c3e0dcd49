import type { EntryRow } from '#core/contract';

/** An intact entry at a position of the walk, changed as the test says. */
export const entryRow = (position: number, change: Partial<EntryRow> = {}): EntryRow => ({
  position,
  entryIndex: position,
  sequence: position + 1,
  createdAt: '2026-05-06T10:14:22.317Z',
  traceId: `trc_${position}`,
  chainHash: 'ab'.repeat(32),
  link: position === 0 ? 'genesis' : 'holds',
  content: 'recomputes',
  gapBefore: false,
  repeats: false,
  malformed: false,
  gravest: null,
  leftOpen: { link: false, content: false, gap: false },
  ...change,
});
