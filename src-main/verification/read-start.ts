import { EvidenceFile } from '../sources';

/** A file's first bytes, at most so many. Throws SourceError. */
export function readStart(path: string, most: number): Uint8Array {
  const file = new EvidenceFile(path);
  try {
    return file.readSpan(0, Math.min(file.size, most));
  } finally {
    file.close();
  }
}
