import type { SeamKind } from '#core/contract';

import type { CellState } from '../../state/board';
import type { StatusView } from '../../ui/status';

/** Every state of a day: a word, a drawing, a colour. "No bundle" and "not read yet" are no verdict, and have none of its colours. */
export const STATES: Readonly<Record<CellState, StatusView>> = {
  passed: { tone: 'pass', icon: 'check', word: 'passed' },
  failed: { tone: 'fail', icon: 'cross', word: 'failed' },
  indeterminate: { tone: 'open', icon: 'question', word: 'indeterminate' },
  unreadable: { tone: 'warn', icon: 'warning', word: 'unreadable' },
  missing: { tone: 'open', icon: 'dash', word: 'no bundle' },
  'not-read': { tone: 'calm', icon: 'clock', word: 'not read yet' },
};

/** The order of the legend: what is well first, then by weight. */
export const STATE_ORDER: readonly CellState[] = ['passed', 'failed', 'indeterminate', 'unreadable', 'missing', 'not-read'];

/** How a bundle lies to the one before it: in a word for the legend, and as the rest of a sentence about the bundle. */
export const SEAMS: Readonly<Record<SeamKind, StatusView & { readonly clause: string }>> = {
  holds: { tone: 'pass', icon: 'linked', word: 'links', clause: 'links to the bundle before it' },
  broken: { tone: 'fail', icon: 'unlinked', word: 'does not link', clause: 'does not link to the bundle before it' },
  undecided: { tone: 'open', icon: 'question', word: 'cannot tell', clause: 'does not link to the bundle before it, while no formula is known' },
  gap: { tone: 'open', icon: 'dash', word: 'sequences missing', clause: 'begins after sequences that are in no bundle' },
  'export-window': { tone: 'calm', icon: 'dash', word: 'export window', clause: 'begins after sequences that the export leaves out' },
  overlap: { tone: 'calm', icon: 'equal', word: 'overlaps', clause: 'holds entries that another bundle holds too, with equal content' },
  'overlap-conflict': { tone: 'fail', icon: 'equal', word: 'told differently', clause: 'tells entries differently from another bundle' },
};
