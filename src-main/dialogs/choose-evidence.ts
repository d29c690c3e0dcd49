import type { BrowserWindow, OpenDialogOptions } from 'electron';

import { ANY, askPaths } from './ask-paths';

const FILES: OpenDialogOptions = {
  title: 'Open evidence', buttonLabel: 'Open', properties: ['openFile', 'multiSelections'],
  filters: [{ name: 'Bundles and logs (JSON, NDJSON, gzip)', extensions: ['json', 'ndjson', 'jsonl', 'gz'] }, ANY],
};
const FOLDER: OpenDialogOptions = { title: 'Open a folder: an archive, or a bundle with its manifest', buttonLabel: 'Open folder', properties: ['openDirectory'] };

/** Asks for files, or for a folder; none when the examiner cancels. */
export function chooseEvidence(window: BrowserWindow | undefined, folder: boolean): Promise<readonly string[]> {
  return askPaths(window, folder ? FOLDER : FILES);
}
