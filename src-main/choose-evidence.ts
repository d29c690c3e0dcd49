import { dialog } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';

const FILES: OpenDialogOptions = {
  title: 'Open evidence', buttonLabel: 'Open', properties: ['openFile', 'multiSelections'],
  filters: [{ name: 'Bundles and logs (JSON, NDJSON, gzip)', extensions: ['json', 'ndjson', 'jsonl', 'gz'] }, { name: 'All files', extensions: ['*'] }],
};
const FOLDER: OpenDialogOptions = { title: 'Open a folder: an archive, or a bundle with its manifest', buttonLabel: 'Open folder', properties: ['openDirectory'] };

/** Asks for files, or for a folder; null when the examiner cancels. */
export async function chooseEvidence(window: BrowserWindow | undefined, folder: boolean): Promise<readonly string[] | null> {
  const options = folder ? FOLDER : FILES;
  const { canceled, filePaths } = await (window === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return canceled || filePaths.length === 0 ? null : filePaths;
}
