import { BrowserWindow, screen } from 'electron';
import type { Session } from 'electron';

import type { KeptFile, WindowPlace } from '../settings';
import { PAGE } from './protocol';

const DEFAULT: WindowPlace = { width: 1360, height: 860, isMaximized: false };
const SMALLEST = { minWidth: 960, minHeight: 600 };

export type WindowParts = { readonly preload: string; readonly session: Session; readonly place: KeptFile<WindowPlace>; readonly isDark: boolean };

/** The one window, where it was when it was last closed, if that place still exists. */
export function createWindow({ preload, session, place, isDark }: WindowParts): BrowserWindow {
  const { isMaximized, ...bounds } = onScreen(place.read() ?? DEFAULT);
  const window = new BrowserWindow({
    ...bounds,
    ...SMALLEST,
    show: false,
    title: 'Tamperscope',
    backgroundColor: isDark ? '#15171a' : '#f6f7f8',
    webPreferences: { preload, session, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: false, devTools: false, navigateOnDragDrop: false },
  });
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => place.write({ ...window.getNormalBounds(), isMaximized: window.isMaximized() }));
  void window.loadURL(PAGE);
  return window;
}

/** A place on a screen that is no longer there would hide the window. */
function onScreen(place: WindowPlace): WindowPlace {
  const { x, y, width, height, isMaximized } = place;
  if (x === undefined || y === undefined) return place;
  const isVisible = screen.getAllDisplays().some(({ workArea }) => x + width > workArea.x + 80 && x < workArea.x + workArea.width - 80 && y >= workArea.y - 10 && y < workArea.y + workArea.height - 80);
  return isVisible ? place : { width, height, isMaximized };
}
