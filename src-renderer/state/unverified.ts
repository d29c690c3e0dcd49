import type { EntryDetail, EntryRow } from '#core/contract';

/**
 * An entry of refused evidence: read, and nothing more. Its link and content may have been compared before the
 * refusal, but two honest readers could read the file differently, so no mark of a check may stand beside it.
 */
export const asUnverified = (entry: EntryRow): EntryRow => ({
  ...entry,
  link: 'not-checked',
  content: 'not-checked',
  gapBefore: false,
  repeats: false,
  gravest: null,
  leftOpen: { link: false, content: false, gap: false },
});

export const detailAsUnverified = (detail: EntryDetail): EntryDetail => ({
  ...detail,
  row: asUnverified(detail.row),
  linkAfter: detail.linkAfter === null ? null : 'not-checked',
  linkAfterOpen: false,
  findings: [],
});
