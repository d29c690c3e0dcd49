import type { ContentState, EntryRow, LinkState } from '#core/contract';

import type { StatusView } from '../../ui/status';

const LINKS: Readonly<Record<LinkState, StatusView>> = {
  holds: { tone: 'pass', icon: 'linked', word: 'link holds' },
  broken: { tone: 'fail', icon: 'unlinked', word: 'link broken' },
  genesis: { tone: 'pass', icon: 'start', word: 'genesis' },
  'segment-start': { tone: 'calm', icon: 'start', word: 'start of segment' },
  unplaced: { tone: 'fail', icon: 'cross', word: 'not placed' },
  'not-checked': { tone: 'calm', icon: 'dash', word: 'link not checked' },
};

const CONTENTS: Readonly<Record<ContentState, StatusView>> = {
  recomputes: { tone: 'pass', icon: 'check', word: 'recomputes' },
  mismatch: { tone: 'fail', icon: 'cross', word: 'hash mismatch' },
  'not-checked': { tone: 'calm', icon: 'dash', word: 'content not checked' },
};

/** The states of one entry, each with its drawing and its words. */
export function toEntryStatuses(row: EntryRow): readonly StatusView[] {
  const states = [LINKS[row.link], CONTENTS[row.content]];
  if (row.gapBefore) states.push({ tone: 'fail', icon: 'unlinked', word: 'gap before' });
  if (row.repeats) states.push({ tone: 'fail', icon: 'cross', word: 'repeated sequence' });
  if (row.malformed) states.push({ tone: 'fail', icon: 'cross', word: 'malformed' });
  if (row.noted) states.push({ tone: 'warn', icon: 'warning', word: 'warning' });
  return states;
}
