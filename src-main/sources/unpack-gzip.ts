import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

import type { Container } from '#core/contract';

import { crc32 } from './crc32';
import type { EvidenceFile } from './evidence-file';
import { isGzip, readGzipHeader } from './gzip-header';
import { MemoryBytes } from './memory-bytes';
import { SourceError } from './source-error';

/** What is unpacked is held in memory: no more than this, and the compressed file is no longer than it. */
const MOST_UNPACKED = 512 * 2 ** 20;
/** Bundles compressed in blocks (bgzip) have one each 64 KiB. */
export const MOST_MEMBERS = 16_384;
const LONGEST_HEADER = 2 ** 17;
const SHORT_HEADER = 512;
/** Bytes of CRC-32 and length behind each member. */
export const TRAILER = 8;
/** A fault of the compressed data is placed to so many bytes. */
const PIECE = 16_384;
const GIVEN = 65_536;

export type Unpacked = { readonly memory: MemoryBytes; readonly container: Container };
type Told = (done: number, total: number) => void;

/**
 * Unpacks a gzip file (RFC 1952): each member's header, CRC-32 and length are checked; members one behind the other are
 * one stream. What follows the last member and is none is counted, not read. Throws SourceError: `damaged-gzip` with the
 * place in the compressed file (of faulty data, where the 16 KiB begin in which it lies), `limit-exceeded` where the file
 * or what it holds is longer than 512 MiB, or for more than 16,384 members. Ends early in each case.
 */
export async function unpackGzip(file: EvidenceFile, told: Told = () => undefined): Promise<Unpacked> {
  if (file.size > MOST_UNPACKED) throw tooMuch(file, `is longer than ${MOST_UNPACKED} bytes`);
  const memory = new MemoryBytes();
  let [members, end] = [0, 0];
  do {
    if (++members > MOST_MEMBERS) throw tooMuch(file, `has more than ${MOST_MEMBERS} members`);
    end = await unpackMember(file, end, members, memory, told);
  } while (isGzip(file.readSpan(end, 2)));
  memory.end();
  const sha256 = await digestOf(file);
  file.checkUnchanged();
  return { memory, container: { format: 'gzip', bytes: file.size, sha256, members, bytesAfter: file.size - end } };
}

/** Unpacks the member that begins at an offset; gives where it ends. */
async function unpackMember(file: EvidenceFile, start: number, member: number, memory: MemoryBytes, told: Told): Promise<number> {
  const begin = start + headerLength(file, start, member);
  const inflate = createInflateRaw({ chunkSize: GIVEN });
  const pieces = Readable.from(piecesOf(file, begin, told));
  pieces.on('error', (error) => inflate.destroy(error));
  let [crc, size] = [0, 0];
  try {
    for await (const part of pieces.pipe(inflate) as AsyncIterable<Uint8Array>) {
      crc = crc32(part, crc);
      size += part.length;
      if (memory.size + part.length > MOST_UNPACKED) throw tooMuch(file, `unpacks to more than ${MOST_UNPACKED} bytes`);
      memory.push(part);
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw dataFault(file, member, begin + inflate.bytesWritten, error);
  } finally {
    pieces.destroy();
    inflate.destroy();
  }
  const end = begin + inflate.bytesWritten;
  checkTrailer(file, end, member, crc, size);
  return end + TRAILER;
}

export function headerLength(file: EvidenceFile, start: number, member: number): number {
  for (const length of [SHORT_HEADER, LONGEST_HEADER]) {
    const bytes = file.readSpan(start, length);
    const header = readGzipHeader(bytes);
    if (header !== 'incomplete') {
      if ('length' in header) return header.length;
      throw damaged(file, member, header.fault, start + header.at);
    }
    if (bytes.length < length) throw damaged(file, member, 'the file ends within its header', file.size);
  }
  throw damaged(file, member, `its header is longer than ${LONGEST_HEADER} bytes`, start);
}

async function* piecesOf(file: EvidenceFile, begin: number, told: Told): AsyncGenerator<Uint8Array> {
  for (let at = begin; ; ) {
    const piece = new Uint8Array(PIECE);
    const count = await file.readInto(piece, at);
    if (count === 0) return;
    at += count;
    told(Math.min(at, file.size), file.size);
    yield piece.subarray(0, count);
  }
}

/** zlib's word for input that ends too early is an error of its buffer. */
export function dataFault(file: EvidenceFile, member: number, offset: number, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'Z_BUF_ERROR') return damaged(file, member, 'the file ends within its compressed data', file.size);
  if (code === 'Z_DATA_ERROR') return damaged(file, member, `its compressed data is faulty within ${PIECE} bytes from there`, offset);
  return error instanceof Error ? error : new Error(String(error));
}

/** CRC-32 and length (modulo 2^32) of what was unpacked stand behind the data, little-endian. */
export function checkTrailer(file: EvidenceFile, end: number, member: number, crc: number, size: number): void {
  const bytes = file.readSpan(end, TRAILER);
  if (bytes.length < TRAILER) throw damaged(file, member, 'the file ends before its CRC-32 and length are complete', file.size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, TRAILER);
  if (view.getUint32(0, true) !== crc) throw damaged(file, member, 'its CRC-32 is not that of its content', end);
  if (view.getUint32(4, true) !== size % 2 ** 32) throw damaged(file, member, 'its length is not that of its content', end + 4);
}

async function digestOf(file: EvidenceFile): Promise<string> {
  const hash = createHash('sha256');
  const piece = new Uint8Array(2 ** 20);
  for (let at = 0; ; ) {
    const count = await file.readInto(piece, at);
    if (count === 0) return hash.digest('hex');
    hash.update(piece.subarray(0, count));
    at += count;
  }
}

const damaged = (file: EvidenceFile, member: number, fault: string, offset: number): SourceError =>
  new SourceError('damaged-gzip', `The gzip file is damaged: in member ${member}, at byte ${offset} of the compressed file, ${fault}: ${file.path}`, offset);

export const tooMuch = (file: EvidenceFile, what: string): SourceError =>
  new SourceError('limit-exceeded', `The gzip file ${what}, and is not read: unpack it, and verify what comes of it: ${file.path}`);
