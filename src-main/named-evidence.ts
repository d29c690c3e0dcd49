import { isAbsolute, join } from 'node:path';

/**
 * The evidence named when the program was started: every word that is neither a flag nor the program or its folder.
 * Relative paths count from the folder that it was started in. `process.defaultApp` is set when Electron was started
 * with the folder of an app as its first word.
 */
export function evidenceFrom(argv: readonly string[], folder: string, hasAppPath = process.defaultApp): string[] {
  const words = argv.slice(1).filter((word) => word !== '' && !word.startsWith('-'));
  return words.slice(hasAppPath ? 1 : 0).map((word) => (isAbsolute(word) ? word : join(folder, word)));
}
