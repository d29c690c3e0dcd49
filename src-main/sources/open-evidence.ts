import { constants, gunzipSync } from 'node:zlib';

import type { EvidenceBytes } from './evidence-bytes';
import { EvidenceFile } from './evidence-file';
import { GzipEvidence } from './gzip-evidence';
import { isGzip } from './gzip-header';

/** Opens evidence for reading, by what its first bytes are and not by its name: a gzip file is read as what it unpacks to. Throws SourceError. */
export function openEvidence(path: string): EvidenceBytes {
  const file = new EvidenceFile(path);
  try {
    return isGzip(file.readSpan(0, 2)) ? new GzipEvidence(file) : file;
  } catch (error) {
    file.close();
    throw error;
  }
}

const LOOKED_AT = 2 ** 19;
const LOOKED_AT_AGAIN = 2 ** 15;
const MOST_GIVEN = 2 ** 26;

/**
 * The first bytes of evidence, at most so many, and whether they are all. Of a gzip file the beginning is unpacked, a few
 * hundred KiB of it; where that is damaged nothing comes, and whoever reads the evidence says why. Throws SourceError.
 */
export function evidenceStart(path: string, most: number): { readonly bytes: Uint8Array; readonly whole: boolean } {
  const file = new EvidenceFile(path);
  try {
    if (!isGzip(file.readSpan(0, 2))) {
      const bytes = file.readSpan(0, Math.min(file.size, most));
      return { bytes, whole: bytes.length === file.size };
    }
    for (const length of [LOOKED_AT, LOOKED_AT_AGAIN]) {
      const bytes = unpackStart(file.readSpan(0, Math.min(file.size, length)));
      if (bytes !== undefined) return { bytes: bytes.subarray(0, most), whole: file.size <= length && bytes.length <= most };
    }
    return { bytes: new Uint8Array(0), whole: false };
  } finally {
    file.close();
  }
}

/** Undefined where it is damaged, or unpacks to far more than is looked at. */
function unpackStart(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_GIVEN });
  } catch {
    return undefined;
  }
}
