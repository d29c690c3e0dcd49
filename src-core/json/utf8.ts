/** What `sequenceAt` says besides a length. */
export const ILL_FORMED = -1;
export const INCOMPLETE = 0;

/**
 * The length in bytes of the UTF-8 sequence whose lead byte (≥ 0x80) lies at `at`; ILL_FORMED where no sequence can
 * begin or go on so (overlong forms, surrogates and values beyond U+10FFFF included); INCOMPLETE where the bytes end
 * while all are right so far. Source: RFC 3629 section 4, Unicode table 3-7.
 */
export function sequenceAt(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return ILL_FORMED;
  if (at + 1 >= end) return INCOMPLETE;
  const second = bytes[at + 1] ?? 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return ILL_FORMED;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let k = 2; k < length; k++) {
    if (at + k >= end) return INCOMPLETE;
    if (((bytes[at + k] ?? 0) & 0xc0) !== 0x80) return ILL_FORMED;
  }
  return length;
}

/** True for a byte that no UTF-8 sequence begins with: a sign of another encoding rather than of wrong JSON. */
export function neverBeginsUtf8(byte: number): boolean {
  return (byte >= 0x80 && byte < 0xc2) || byte > 0xf4;
}

export const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;
