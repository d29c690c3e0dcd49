import type { ArchiveFindings } from './archive-findings';
import { dateOfPath, kindOfKey } from './case-facts';

/**
 * Lists what lies in the archive and was not verified. A file that is named like a bundle, or stands where a day should,
 * may hold entries that nobody looked at; anything else is only noted.
 */
export function tellPassedOver(paths: readonly string[], asked: (date: string | null) => boolean, findings: ArchiveFindings): void {
  for (const path of paths) {
    const date = dateOfPath(path);
    if (!asked(date ?? null)) continue;
    const mayBeBundle = kindOfKey(path) === 'bundle' || dateOfPath(path.slice(path.lastIndexOf('/') + 1)) !== undefined;
    const rest = mayBeBundle ? 'Its name could be that of a bundle or of a day: verify it by itself, or name it so that it is found.' : 'It is neither a bundle nor a manifest by its name.';
    findings.add('file-passed-over', { message: `${path} lies in the archive and was not verified. ${rest}`, severity: mayBeBundle ? 'warning' : 'note', ...(date === undefined ? {} : { date }), bundle: path });
  }
}
