import type { ArchiveVerdict } from '#core/archive';
import type { Verdict } from '#core/assess';

/** The verdict as one JSON document, byte for byte what `--json` prints and what the report carries inside. */
export function verdictJson(verdict: Verdict | ArchiveVerdict): string {
  return `${JSON.stringify(verdict, null, 2)}\n`;
}
