import { MAX_TOKEN } from '#core/json';
import { MAX_SEQUENCE_DIGITS } from './entry';
import type { Entry } from './entry';
import { readEntry, readMembers } from './entry-reader';
import type { Refusal } from './refusal';

/**
 * Reads the one entry of a document without `entries` from its span, under the limits that hold for the entries of a
 * bundle. Undefined when the bytes are no longer what was scanned. Line and column are not known here.
 */
export function readSingleEntry(readSpan: (offset: number, length: number) => Uint8Array, start: number, end: number): { readonly entry: Entry } | { readonly refusal: Refusal } | undefined {
  const tooLong = (byteOffset: number, message: string): { readonly refusal: Refusal } => ({ refusal: { code: 'limit-exceeded', message, byteOffset, line: null, column: null, entriesRead: 0 } });
  if (end - start > MAX_TOKEN) return tooLong(start, `The entry is longer than ${MAX_TOKEN} bytes.`);
  const bytes = readSpan(start, end - start);
  const read = readMembers(bytes);
  if ('fault' in read) return undefined;
  const sequence = read.members.find(({ name }) => name === 'sequence')?.value;
  if (sequence?.kind === 'number' && sequence.end - sequence.start > MAX_SEQUENCE_DIGITS) return tooLong(start + sequence.start, `A sequence has more than ${MAX_SEQUENCE_DIGITS} digits.`);
  const entry = readEntry(bytes)?.entry;
  return entry === undefined ? undefined : { entry };
}
