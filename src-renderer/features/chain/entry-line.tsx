import type { ReactNode } from 'react';

import { ENTRY_HEIGHT } from '../../state/viewport';
import type { Slot } from './slots';

/** The active entry may lie millions of entries away: out of sight is far enough. */
const FAR = 1000;

type Props = { readonly slot: Slot; readonly top: number; readonly active: boolean; readonly children: ReactNode };

export function EntryLine({ slot, top, active, children }: Props): ReactNode {
  const { index, view } = slot;
  // Rounded, so that lines and glyphs stay on whole pixels and joints meet.
  const y = Math.round(Math.max(-FAR, Math.min(FAR, index - top)) * ENTRY_HEIGHT);
  return (
    <div
      id={`entry-${index}`}
      role="row"
      className="entry-line"
      aria-rowindex={index + 2}
      aria-selected={active}
      data-index={index}
      data-joint={view?.joint}
      data-wrong={view?.wrong}
      data-noted={view?.noted}
      data-doubt={view?.doubt}
      data-mark={view?.mark?.tone}
      style={{ transform: `translateY(${y}px)` }}
    >
      {children}
    </div>
  );
}
