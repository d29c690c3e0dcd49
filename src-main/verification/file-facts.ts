import type { ReadFile } from '#core/assess';
import type { Refusal } from '#core/evidence';

import type { EvidenceBytes } from '../sources';

/** Which bytes were read, for a verdict. */
export function fileFacts({ path, size, container }: EvidenceBytes, sha256: string): ReadFile {
  return { path, bytes: size, sha256, ...(container === undefined ? {} : { container }) };
}

/** A refusal that says in which bytes its place is counted, where that is not plain, and that a name promised a gzip file. */
export function tellWhereCounted(refusal: Refusal, { path, container }: EvidenceBytes): Refusal {
  const note = container !== undefined ? 'Places are counted in what the gzip file unpacks to.' : path.toLowerCase().endsWith('.gz') ? 'The file is named .gz and does not begin as a gzip file does.' : undefined;
  return note === undefined ? refusal : { ...refusal, message: `${refusal.message} ${note}` };
}
