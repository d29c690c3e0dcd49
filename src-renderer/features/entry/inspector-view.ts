import type { Finding } from '#core/assess';
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

const OPEN_LINK: StatusView = { tone: 'open', icon: 'question', word: 'link left open' };
const OPEN_CONTENT: StatusView = { tone: 'open', icon: 'question', word: 'content left open' };

/** Link and content speak of the chain alone: what fails beside it must not stand under green words only. */
const BESIDE: readonly (readonly [Finding['severity'], StatusView])[] = [
  ['fail', { tone: 'fail', icon: 'cross', word: 'evidence fails' }],
  ['indeterminate', { tone: 'open', icon: 'question', word: 'cannot tell' }],
];

/** The states of one entry, each with its drawing and its words. */
export function toEntryStatuses(row: EntryRow, findings: readonly Finding[] = []): readonly StatusView[] {
  const { leftOpen } = row;
  const states = [leftOpen.link ? OPEN_LINK : LINKS[row.link], leftOpen.content ? OPEN_CONTENT : CONTENTS[row.content]];
  if (row.gapBefore) states.push({ tone: leftOpen.gap ? 'open' : 'fail', icon: 'unlinked', word: 'gap before' });
  if (row.repeats) states.push({ tone: 'fail', icon: 'cross', word: 'repeated sequence' });
  if (row.malformed) states.push({ tone: 'fail', icon: 'cross', word: 'malformed' });
  if (row.gravest === 'warning') states.push({ tone: 'warn', icon: 'warning', word: 'warning' });
  if (row.gravest === 'indeterminate' || !states.some(({ tone }) => tone === 'fail')) states.push(...BESIDE.filter(([severity]) => row.gravest === severity || findings.some((finding) => finding.severity === severity)).map(([, view]) => view));
  return states;
}
