import type { ControlsView } from '#core/contract';
import { copiedText } from '#core/report';

import type { StatusView } from '../../ui/status';

export type ControlsPanelView = { readonly status: StatusView; readonly words: string; readonly damages: readonly { readonly damage: string; readonly found: string }[] };

/** How the instrument did on known damage. Not green where it was not tried. */
export function toControlsPanel(view: ControlsView): ControlsPanelView {
  if (view.state === 'not-run') return { status: { tone: 'calm', icon: 'dash', word: 'not run' }, words: view.because, damages: [] };
  return {
    status: { tone: 'pass', icon: 'check', word: `${String(view.seeded)} of ${String(view.seeded)} detected` },
    words: `Known changes were made to copies of ${copiedText(view)} in memory; the ${view.readers.join(' and the ')} found each at its place.`,
    damages: view.controls,
  };
}
