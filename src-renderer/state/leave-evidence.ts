import { chainAtStart, entryAtStart } from './chain-slice';
import { forgetPages } from './pages';
import { read, write } from './store';

/** Everything of a view that belongs to the evidence in it. */
export const freshView = () => ({
  ...chainAtStart,
  ...entryAtStart,
  height: read().height,
  report: { phase: 'asking' as const },
});

/** Puts away what was shown of one bundle: the window turns to something else. */
export function leaveEvidence(): void {
  forgetPages();
  write({ ...freshView(), comeBackTo: null, reportOpen: false, supplyOpen: false });
}
