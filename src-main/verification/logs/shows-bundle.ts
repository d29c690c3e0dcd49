import { PROBE, looksLikeBundle } from '#core/logs';

import { evidenceStart } from '../../sources';

/** Whether the beginning of a file shows a bundle's entries, so that nobody need look for a log in it. Throws SourceError. */
export const showsBundle = (path: string): boolean => looksLikeBundle(evidenceStart(path, PROBE).bytes);
