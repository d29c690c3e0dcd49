import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';

import type { Command } from '#core/contract';

/** The menu: every command has its place here, and the keys that the window does not listen for itself. */
export function setMenu(send: (command: Command) => void): void {
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('Open…', 'open', 'CmdOrCtrl+O'),
        item('Open folder…', 'open-folder', 'CmdOrCtrl+Shift+O'),
        item('Open from S3…', 'open-bucket'),
        item('Compare two copies…', 'compare', 'CmdOrCtrl+D'),
        item('Compare two folders…', 'compare-folders', 'CmdOrCtrl+Shift+D'),
        item('Export report…', 'export-report', 'CmdOrCtrl+E'),
        item('Supply…', 'supply'),
        separator,
        item('Close evidence', 'close-evidence', 'CmdOrCtrl+W'),
        { role: 'quit' },
      ],
    },
    { label: '&Edit', submenu: [{ role: 'undo' }, { role: 'redo' }, separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
    {
      label: '&Go',
      submenu: [
        item('Next failing entry or day', 'next-break'),
        item('Previous failing entry or day', 'previous-break'),
        separator,
        item('To sequence…', 'go-to-sequence', 'CmdOrCtrl+G'),
        item('Search…', 'search', 'CmdOrCtrl+F'),
        separator,
        item('Back to the archive', 'back-to-board'),
        item('Next day', 'next-day'),
        item('Previous day', 'previous-day'),
      ],
    },
    { label: '&View', submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, separator, { role: 'togglefullscreen' }] },
    { label: '&Help', submenu: [item('Keyboard shortcuts', 'shortcuts')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
