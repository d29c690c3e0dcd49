import { crc32 } from './crc32';

/** What stands where a member may begin: a header of so many bytes; a fault and where; or too few bytes to tell. */
export type GzipHeader = { readonly length: number } | { readonly fault: string; readonly at: number } | 'incomplete';

/** Two bytes that no JSON document begins with. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const FIXED = 10;
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const;

/**
 * The header of a gzip member that begins with these bytes (RFC 1952, 2.3): strictly, so that reserved flags and a header
 * CRC that does not hold are faults (2.3.1.2 demands it). Names and comments in it carry no meaning here. `at` counts from
 * the first byte.
 */
export function readGzipHeader(bytes: Uint8Array): GzipHeader {
  if (bytes.length >= 2 && !isGzip(bytes)) return { fault: 'it does not begin as a gzip member does', at: 0 };
  if (bytes.length < FIXED) return 'incomplete';
  const [method = 0, flags = 0] = bytes.subarray(2, 4);
  if (method !== 8) return { fault: `it names compression method ${method}; only deflate (8) is defined`, at: 2 };
  if ((flags & FLAG.reserved) !== 0) return { fault: 'it sets flags that are reserved', at: 3 };
  let at: number | undefined = FIXED;
  if ((flags & FLAG.extra) !== 0) at = behindExtra(bytes, at);
  if ((flags & FLAG.name) !== 0) at = behindZero(bytes, at);
  if ((flags & FLAG.comment) !== 0) at = behindZero(bytes, at);
  if (at === undefined) return 'incomplete';
  if ((flags & FLAG.headerCrc) === 0) return at > bytes.length ? 'incomplete' : { length: at };
  if (at + 2 > bytes.length) return 'incomplete';
  const stored = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  return stored === (crc32(bytes.subarray(0, at), 0) & 0xffff) ? { length: at + 2 } : { fault: "its header's CRC does not hold", at };
}

function behindExtra(bytes: Uint8Array, at: number): number | undefined {
  return at + 2 > bytes.length ? undefined : at + 2 + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
}

function behindZero(bytes: Uint8Array, from: number | undefined): number | undefined {
  const zero = from === undefined ? -1 : bytes.indexOf(0, from);
  return zero < 0 ? undefined : zero + 1;
}
