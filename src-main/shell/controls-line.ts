import type { BesideViews } from '#core/contract';
import { controlsText } from '#core/report';

/** One line: how many seeded changes were detected, or why none were planted. */
export function controlsLines({ controls }: BesideViews): string[] {
  return controls === undefined ? [] : [`Negative controls\n  ${controls.state === 'run' ? '✓' : '–'} ${controlsText(controls)}`];
}
