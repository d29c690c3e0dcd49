import * as zlib from 'node:zlib';

/** CRC-32 of some bytes that follow on others (RFC 1952 section 8), whose CRC-32 is `before`; 0 where nothing is before. */
export type Crc32 = (bytes: Uint8Array, before: number) => number;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** By the table of RFC 1952. */
export const crc32ByTable: Crc32 = (bytes, before) => {
  let value = ~before;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
};

const builtIn = (zlib as { readonly crc32?: Crc32 }).crc32;

/** Node's own, which is missing before Node 20.15, and in the Electron of that time. */
export const crc32: Crc32 = builtIn ?? crc32ByTable;
