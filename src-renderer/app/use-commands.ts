import { useEffect } from 'react';

import type { Command } from '#core/contract';

import { closeComparison } from '../state/compare-actions';
import { obey } from '../state/events';
import { focusField } from '../state/focus';
import type { Place } from '../state/focus';
import { evidenceOf } from '../state/session-slice';
import { read } from '../state/store';

const BARE: Readonly<Record<string, Command>> = { b: 'next-break', g: 'go-to-sequence', '/': 'search', s: 'supply', a: 'back-to-board', n: 'next-day', p: 'previous-day', '?': 'shortcuts' };
const WITH_CONTROL: Readonly<Record<string, Command>> = { o: 'open', d: 'compare', e: 'export-report', w: 'close-evidence', g: 'go-to-sequence', f: 'search' };
const WITH_SHIFT: Readonly<Record<string, Command>> = { o: 'open-folder', d: 'compare-folders' };
const ABOUT_EVIDENCE: ReadonlySet<Command> = new Set(['next-break', 'previous-break', 'go-to-sequence', 'search', 'supply', 'export-report', 'close-evidence', 'back-to-board', 'next-day', 'previous-day']);
const ABOUT_BOARD: ReadonlySet<Command> = new Set(['next-break', 'previous-break', 'export-report', 'close-evidence']);

/** The command that a key press means, if any. Bare letters mean nothing while something is being typed. */
export function toCommand(press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>, typing: boolean): Command | null {
  if (press.altKey) return null;
  const key = press.key.toLowerCase();
  if (press.ctrlKey || press.metaKey) return (press.shiftKey ? WITH_SHIFT[key] : undefined) ?? WITH_CONTROL[key] ?? null;
  if (typing) return null;
  if (key === 'b' && press.shiftKey) return 'previous-break';
  return BARE[key] ?? null;
}

const PANELS = ['findings', 'entries', 'inspector'] as const;
const BOARD_PANELS = ['findings', 'board', 'day'] as const;
const COMPARE_PANELS = ['differences', 'compared'] as const;

/** Moves the focus to the next panel of the window: F6, as elsewhere on the desktop. */
function nextPanel(panels: readonly Place[], backwards: boolean): void {
  const here = panels.findIndex((panel) => document.activeElement?.closest(`[data-panel="${panel}"]`) != null);
  const step = backwards ? panels.length - 1 : 1;
  const next = panels[(Math.max(0, here) + step) % panels.length];
  if (next !== undefined) focusField(next);
}

export function useCommands(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      const inDialog = target instanceof Element && target.closest('[role="dialog"]') !== null;
      if (event.defaultPrevented || inDialog) return;
      const { stage, comparing } = read();
      const open = comparing !== null || evidenceOf(stage) !== null;
      const onBoard = comparing === null && stage.phase === 'archive';
      if (event.key === 'F6' && (open || onBoard)) {
        event.preventDefault();
        nextPanel(comparing !== null ? COMPARE_PANELS : onBoard ? BOARD_PANELS : PANELS, event.shiftKey);
        return;
      }
      if (event.key === 'Escape' && comparing !== null) {
        event.preventDefault();
        void closeComparison();
        return;
      }
      const command = toCommand(event, typing);
      if (command === null || (ABOUT_EVIDENCE.has(command) && !open && !(onBoard && ABOUT_BOARD.has(command)))) return;
      // Prevented, or the menu's accelerator would do it a second time.
      event.preventDefault();
      obey(command);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
