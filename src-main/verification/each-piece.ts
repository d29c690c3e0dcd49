import { SourceError } from '../sources';
import type { EvidenceBytes } from '../sources';

const CHUNK = 2 ** 20;

/** A stretch of a file, in bytes. */
export type Stretch = { readonly from: number; readonly to: number };

/**
 * Hands over a stretch of the file piece by piece until `take` says no; a piece is good until the next one. The next is
 * on its way from the disk meanwhile. Throws SourceError, also for a file that does not hold as many bytes as its size says.
 */
export async function eachPiece(file: EvidenceBytes, { from, to }: Stretch, take: (piece: Uint8Array, offset: number) => boolean): Promise<void> {
  // One byte more than there should be at the file's end, so that one that grew is noticed.
  const most = to === file.size ? to + 1 : to;
  let [filling, full] = [new Uint8Array(Math.min(CHUNK, most - from)), new Uint8Array(Math.min(CHUNK, most - from))];
  const next = (at: number): Promise<number> => file.readInto(filling.subarray(0, Math.min(filling.length, most - at)), at);
  let coming = next(from);
  let at = from;
  for (;;) {
    const count = await coming;
    // A file that grows as fast as it is read would never end; one of /proc says 0 bytes and gives some.
    if (at + count > to) throw notItsSize(file);
    if (count === 0) break;
    [filling, full] = [full, filling];
    coming = next(at + count);
    // A refusal below must not leave this one unheard.
    coming.catch(() => undefined);
    if (!take(full.subarray(0, count), at)) {
      // The file must not be closed under a read that is still on its way.
      await coming.catch(() => undefined);
      return;
    }
    at += count;
  }
  if (at !== to) throw notItsSize(file);
}

/** Where the file's own account, if it has changed, does not say it better. */
export function notItsSize(file: EvidenceBytes): SourceError {
  file.checkUnchanged();
  return new SourceError('unreadable-file', `The file does not hold as many bytes as its size says: ${file.path}`);
}
