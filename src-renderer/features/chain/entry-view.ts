import type { ContentState, EntryRow, LinkState } from '#core/contract';

import type { StatusView } from '../../ui/status';

/** How the joint between an entry and the one drawn above it looks. */
export type Joint = 'joined' | 'snapped' | 'missing' | 'unknown' | 'apart' | 'none';
/** How the entry's own link looks: whole, or cracked where its content does not recompute. */
export type Ring = 'whole' | 'cracked' | 'unknown' | 'loose';

/** Flat, and of parts that are the same object while they say the same: lines are compared by it. */
export type EntryView = {
  readonly sequence: string;
  readonly created: string;
  readonly trace: string;
  /** Who, what and where: only of a log's record, else a dash. */
  readonly who: string;
  readonly what: string;
  readonly where: string;
  readonly hash: string;
  readonly link: StatusView;
  readonly content: StatusView;
  readonly joint: Joint;
  /** What the joint shows is left open, whatever else fails at the entry. */
  readonly jointOpen: boolean;
  readonly ring: Ring;
  readonly noted: boolean;
  readonly wrong: boolean;
  /** Its findings are indeterminate: what is broken here accuses nobody. */
  readonly doubt: boolean;
  /** The gravest finding at this entry that link and content do not say. */
  readonly mark: StatusView | null;
};

const LINKS: Readonly<Record<LinkState, StatusView>> = {
  holds: { tone: 'pass', icon: 'check', word: 'holds' },
  broken: { tone: 'fail', icon: 'unlinked', word: 'broken' },
  genesis: { tone: 'pass', icon: 'start', word: 'genesis' },
  'segment-start': { tone: 'calm', icon: 'start', word: 'start' },
  unplaced: { tone: 'fail', icon: 'cross', word: 'unplaced' },
  'not-checked': { tone: 'calm', icon: 'dash', word: 'unchecked' },
};

const GAP: StatusView = { tone: 'fail', icon: 'unlinked', word: 'gap' };
const OPEN_GAP: StatusView = { ...GAP, tone: 'open' };
const OPEN: StatusView = { tone: 'open', icon: 'question', word: 'left open' };
const REPEATS: StatusView = { tone: 'fail', icon: 'unlinked', word: 'repeats' };

const CONTENTS: Readonly<Record<ContentState, StatusView>> = {
  recomputes: { tone: 'pass', icon: 'check', word: 'recomputes' },
  mismatch: { tone: 'fail', icon: 'cross', word: 'mismatch' },
  'not-checked': { tone: 'calm', icon: 'dash', word: 'unchecked' },
};

/** `adjacent`: the entry drawn above is the one before it in the walk; a filter may have taken that one away. */
export function toEntryView(entry: EntryRow, adjacent: boolean, mark: StatusView | null = null): EntryView {
  return {
    sequence: entry.sequence === null ? '—' : String(entry.sequence),
    created: entry.createdAt ?? '—',
    trace: entry.traceId ?? '—',
    who: entry.told?.who || '—',
    what: entry.told?.what || '—',
    where: entry.told?.where || '—',
    hash: entry.chainHash ?? '—',
    link: linkOf(entry),
    content: entry.leftOpen.content ? OPEN : CONTENTS[entry.content],
    joint: jointOf(entry, adjacent),
    jointOpen: entry.gapBefore ? entry.leftOpen.gap : entry.leftOpen.link,
    ring: ringOf(entry),
    noted: entry.gravest === 'warning',
    wrong: entry.link === 'broken' || entry.link === 'unplaced' || entry.content === 'mismatch' || entry.malformed || entry.gapBefore || entry.repeats,
    doubt: entry.gravest === 'indeterminate',
    mark,
  };
}

function linkOf({ link, gapBefore, repeats, leftOpen }: EntryRow): StatusView {
  if (gapBefore) return leftOpen.gap ? OPEN_GAP : GAP;
  if (repeats) return REPEATS;
  return leftOpen.link ? OPEN : LINKS[link];
}

function jointOf({ link, gapBefore }: EntryRow, adjacent: boolean): Joint {
  if (gapBefore) return 'missing';
  switch (link) {
    case 'broken':
      return 'snapped';
    case 'holds':
      return adjacent ? 'joined' : 'apart';
    case 'not-checked':
      return adjacent ? 'unknown' : 'apart';
    case 'genesis':
    case 'segment-start':
    case 'unplaced':
      return 'none';
  }
}

function ringOf({ link, content, malformed }: EntryRow): Ring {
  if (link === 'unplaced') return 'loose';
  if (content === 'mismatch' || malformed) return 'cracked';
  return content === 'recomputes' ? 'whole' : 'unknown';
}
