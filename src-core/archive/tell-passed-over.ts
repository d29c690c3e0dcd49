import type { ArchiveFindings } from './archive-findings';
import { dateOfPath, kindOfKey } from './case-facts';

/**
 * Lists what lies in the archive and was not verified. A file that is named like a bundle, or stands where a day should,
 * may hold entries that nobody looked at, and is told first; anything else is only noted.
 */
export function tellPassedOver(paths: readonly string[], asked: (date: string | null) => boolean, findings: ArchiveFindings): void {
  const ofDates = paths.filter((path) => asked(dateOfPath(path) ?? null));
  for (const path of [...ofDates.filter(mayBeBundle), ...ofDates.filter((path) => !mayBeBundle(path))]) {
    const date = dateOfPath(path);
    const isGrave = mayBeBundle(path);
    const rest = isGrave ? 'Its name could be that of a bundle or of a day: verify it by itself, or name it so that it is found.' : kindOfKey(path) === 'manifest' ? 'It is a manifest by its name, and that of no bundle here.' : 'It is neither a bundle nor a manifest by its name.';
    findings.add('file-passed-over', { message: `${path} lies in the archive and was not verified. ${rest}`, severity: isGrave ? 'warning' : 'note', ...(date === undefined ? {} : { date }), bundle: path });
  }
}

const mayBeBundle = (path: string): boolean => kindOfKey(path) === 'bundle' || dateOfPath(path.slice(path.lastIndexOf('/') + 1)) !== undefined;
