import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

import type { Container } from '#core/contract';

import { crc32 } from './crc32';
import { EvidenceFile } from './evidence-file';
import { isGzip } from './gzip-header';
import { SourceError } from './source-error';
import { MOST_MEMBERS, TRAILER, checkTrailer, dataFault, headerLength, tooMuch } from './unpack-gzip';

/** A small file's content: as it lies there, or what a gzip file unpacks to. `sha256`: of the content; the file's own is in `container`. */
export type SmallFile = { readonly bytes: Uint8Array; readonly sha256: string; readonly container: Container | undefined };

/**
 * A small file's content, its first `most` bytes at most; of a gzip file what it unpacks to, read as strictly as a compressed
 * bundle is. Throws SourceError: also `limit-exceeded` where a gzip file is longer than twice `most`, or unpacks to more.
 */
export function readSmall(path: string, most: number): SmallFile {
  const file = new EvidenceFile(path);
  try {
    if (!isGzip(file.readSpan(0, 2))) {
      const bytes = file.readSpan(0, Math.min(file.size, most));
      return { bytes, sha256: digestOf([bytes]), container: undefined };
    }
    if (file.size > 2 * most) throw tooMuch(file, `is longer than ${2 * most} bytes`);
    const packed = file.readSpan(0, file.size);
    const { parts, end } = membersOf(file, packed, most);
    file.checkUnchanged();
    const container: Container = { format: 'gzip', bytes: file.size, sha256: digestOf([packed]), members: parts.length, bytesAfter: file.size - end };
    return { bytes: Buffer.concat(parts), sha256: digestOf(parts), container };
  } finally {
    file.close();
  }
}

function membersOf(file: EvidenceFile, packed: Uint8Array, most: number): { readonly parts: readonly Uint8Array[]; readonly end: number } {
  const parts: Uint8Array[] = [];
  let [size, end] = [0, 0];
  do {
    if (parts.length >= MOST_MEMBERS) throw tooMuch(file, `has more than ${MOST_MEMBERS} members`);
    const begin = end + headerLength(file, end, parts.length + 1);
    const { bytes, taken } = inflate(file, packed.subarray(begin), begin, parts.length + 1, most - size);
    checkTrailer(file, begin + taken, parts.length + 1, crc32(bytes, 0), bytes.length);
    parts.push(bytes);
    size += bytes.length;
    end = begin + taken + TRAILER;
  } while (isGzip(packed.subarray(end, end + 2)));
  return { parts, end };
}

/** One deflate stream, and how many bytes it took up. */
function inflate(file: EvidenceFile, packed: Uint8Array, begin: number, member: number, room: number): { readonly bytes: Uint8Array; readonly taken: number } {
  try {
    // A limit of 0 would be none.
    const inflated: unknown = inflateRawSync(packed, { info: true, maxOutputLength: room + 1 });
    if (!isInflated(inflated)) throw new Error('zlib gave no account of what it took in');
    if (inflated.buffer.length > room) throw tooMuch(file, 'unpacks to more than is read of such a file');
    return { bytes: inflated.buffer, taken: inflated.engine.bytesWritten };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (error instanceof RangeError) throw tooMuch(file, 'unpacks to more than is read of such a file');
    throw dataFault(file, member, begin, error);
  }
}

type Inflated = { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } };

/** What zlib gives where `info` is asked for, of which its types know nothing. */
function isInflated(given: unknown): given is Inflated {
  if (typeof given !== 'object' || given === null || !('buffer' in given) || !('engine' in given)) return false;
  const { buffer, engine } = given;
  return buffer instanceof Uint8Array && typeof engine === 'object' && engine !== null && 'bytesWritten' in engine && typeof engine.bytesWritten === 'number';
}

function digestOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
