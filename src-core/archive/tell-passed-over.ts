import type { ArchiveFindings } from './archive-findings';
import { dateOfPath, kindOfKey } from './case-facts';

type Kind = 'may-be-bundle' | 'second-manifest' | 'manifest' | 'other';

/**
 * Lists what lies in the archive and was not verified. A file that is named like a bundle, or stands where a day should,
 * may hold entries that nobody looked at, and a manifest beside a bundle may contradict the one that was read: these are
 * told first; anything else is only noted. `bundles`: the paths of those that were verified.
 */
export function tellPassedOver(paths: readonly string[], bundles: readonly string[], asked: (date: string | null) => boolean, findings: ArchiveFindings): void {
  const folders = new Set(bundles.map(folderOf));
  const ofDates = paths.filter((path) => asked(dateOfPath(path) ?? null)).map((path) => ({ path, kind: kindIn(folders, path) }));
  for (const isGrave of [true, false]) {
    for (const { path, kind } of ofDates.filter((one) => GRAVE.includes(one.kind) === isGrave)) {
      const date = dateOfPath(path);
      findings.add('file-passed-over', { message: `${path} lies in the archive and was not verified. ${REST[kind]}`, severity: isGrave ? 'warning' : 'note', ...(date === undefined ? {} : { date }), bundle: path });
    }
  }
}

const GRAVE: readonly Kind[] = ['may-be-bundle', 'second-manifest'];

const REST: Readonly<Record<Kind, string>> = {
  'may-be-bundle': 'Its name could be that of a bundle or of a day: verify it by itself, or name it so that it is found.',
  'second-manifest': 'It is a manifest by its name, and lies beside a bundle that was not compared with it.',
  manifest: 'It is a manifest by its name, and that of no bundle here.',
  other: 'It is neither a bundle nor a manifest by its name.',
};

function kindIn(folders: ReadonlySet<string>, path: string): Kind {
  if (mayBeBundle(path)) return 'may-be-bundle';
  if (kindOfKey(path) !== 'manifest') return 'other';
  return folders.has(folderOf(path)) ? 'second-manifest' : 'manifest';
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

const mayBeBundle = (path: string): boolean => kindOfKey(path) === 'bundle' || dateOfPath(path.slice(path.lastIndexOf('/') + 1)) !== undefined;
