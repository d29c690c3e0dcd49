import type { RefusalPlace } from '#core/contract';
import type { Refusal } from '#core/evidence';

import { SourceError } from '../../sources';
import type { EvidenceBytes } from '../../sources';
import type { EntryBook } from './entry-book';

const AROUND = 120;

/** Where a refused byte stands: the text around it, as far as it is text, and what could be read before it. */
export function toRefusalPlace(refusal: Refusal, file: EvidenceBytes, book: EntryBook): RefusalPlace {
  const bytes = bytesAround(refusal, file);
  const last = book.length - 1;
  return {
    refusal,
    ...bytes,
    firstSequence: last < 0 ? null : (book.sequence(0) ?? null),
    lastSequence: last < 0 ? null : (book.sequence(last) ?? null),
  };
}

function bytesAround({ byteOffset, code }: Refusal, file: EvidenceBytes): { before: string; at: string; after: string } {
  // A place in a damaged gzip file is none in what it unpacks to, and compressed bytes are no text.
  if (byteOffset === null || code === 'damaged-gzip') return { before: '', at: '', after: '' };
  try {
    const start = Math.max(0, byteOffset - AROUND);
    const bytes = file.readSpan(start, Math.min(file.size - start, byteOffset - start + 1 + AROUND));
    const here = byteOffset - start;
    return { before: printable(bytes.subarray(0, here)), at: printable(bytes.subarray(here, here + 1)), after: printable(bytes.subarray(here + 1)) };
  } catch (error) {
    if (error instanceof SourceError) return { before: '', at: '', after: '' };
    throw error;
  }
}

/** ASCII as it is, line ends and tabs as themselves, any other byte as \xHH. */
function printable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const isText = (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x09;
    return isText ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  }).join('');
}
