import { readEntry } from '#core/evidence';
import type { Digest, EntryColumns } from '#core/evidence';
import type { ReadSpan } from '#core/replay';

const BACKSLASH = 0x5c;
const ENTRIES_A_PAUSE = 4096;

/**
 * The index of the first placed entry, in file order, whose stored chain hash is this one; undefined where there is
 * none. Entries that do not spell the hash, and could not spell it with escapes, are not parsed.
 */
export async function findChainHash(columns: EntryColumns, readSpan: ReadSpan, sought: Digest, pause: () => Promise<void>): Promise<number | undefined> {
  const spelled = Buffer.from(sought);
  for (let index = 0; index < columns.length; index++) {
    if (index % ENTRIES_A_PAUSE === ENTRIES_A_PAUSE - 1) await pause();
    if (columns.sequence(index) === undefined) continue;
    const span = readSpan(columns.offset(index), columns.byteLength(index));
    const bytes = Buffer.from(span.buffer, span.byteOffset, span.byteLength);
    if (!bytes.includes(spelled) && !bytes.includes(BACKSLASH)) continue;
    if (readEntry(bytes)?.entry.chainHash === sought) return index;
  }
  return undefined;
}
