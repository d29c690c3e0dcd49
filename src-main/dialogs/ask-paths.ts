import { dialog } from 'electron';
import type { BrowserWindow, FileFilter, OpenDialogOptions } from 'electron';

export const ANY: FileFilter = { name: 'All files', extensions: ['*'] };

/** Asks the examiner for files or folders, over the window where there is one; none when they cancel. */
export async function askPaths(window: BrowserWindow | undefined, options: OpenDialogOptions): Promise<readonly string[]> {
  const { canceled, filePaths } = await (window === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return canceled ? [] : filePaths;
}

/** The same for one of them; null when the examiner cancels. */
export async function askPath(window: BrowserWindow | undefined, options: OpenDialogOptions): Promise<string | null> {
  const [path] = await askPaths(window, options);
  return path ?? null;
}
