import { availableParallelism } from 'node:os';

import type { Instant, Refusal } from '#core/evidence';
import type { BundleReplay } from '#core/replay';

import { SourceError } from '../sources';
import type { EvidenceFile, SpanReader } from '../sources';
import { BlockPool } from './blocks/block-pool';
import { FastRead } from './blocks/fast-read';
import { compileKernel } from './blocks/kernel';
import { placeInFile } from './place-in-file';
import { streamingSha256 } from './sha256';

const CHUNK = 2 ** 20;
const DIGEST_CHUNK = 4 * CHUNK;
const BLOCK = 8 * CHUNK;
/** Below this, starting threads takes longer than reading. */
const WORTH_THREADS = 8 * CHUNK;
const MOST_THREADS = 8;
const SMALLEST_STEP = 2048;

export type ReadParts = {
  readonly file: EvidenceFile;
  readonly replay: BundleReplay;
  readonly spans: SpanReader;
  readonly exportedAt: Instant | undefined;
  /** The built block thread; undefined: read with the reference alone. */
  readonly blockWorker: string | undefined;
  readonly told: (doneBytes: number) => void;
};

/** Reads the file once through the replay, and gives its SHA-256, or the refusal that ends the reading. */
export async function readThrough(parts: ReadParts): Promise<string | Refusal> {
  const { file, blockWorker } = parts;
  const module = blockWorker === undefined || file.size < WORTH_THREADS ? undefined : compileKernel();
  const outcome = blockWorker === undefined || module === undefined ? await readAlone(parts) : await readWithThreads(parts, blockWorker, module);
  file.checkUnchanged();
  return outcome;
}

/** The reference: one thread, in pieces; the next piece is on its way from the disk while one is read. */
async function readAlone({ file, replay, told }: ReadParts): Promise<string | Refusal> {
  const hash = streamingSha256();
  let refusal: Refusal | undefined;
  await eachPiece(file, CHUNK, (piece, offset) => {
    hash.update(piece);
    refusal = replay.write(piece);
    told(offset + piece.length);
    return refusal === undefined;
  });
  return refusal ?? hash.digest('hex');
}

/** The same answer from several threads: some look for plain runs, this one takes the file's digest meanwhile. */
async function readWithThreads({ file, replay, spans, exportedAt, told }: ReadParts, blockWorker: string, module: WebAssembly.Module): Promise<string | Refusal> {
  const threads = Math.min(MOST_THREADS, Math.max(1, availableParallelism()));
  const pool = new BlockPool(blockWorker, threads, { descriptor: file.descriptor, module, blockSize: BLOCK, exportedAt });
  let isWanted = true;
  const digest = digestOf(file, () => isWanted);
  digest.catch(() => undefined);
  try {
    const blocks = (block: { start: number; end: number }) => pool.scan(block, replay.likelyRecipe);
    const refusal = await new FastRead({ replay, size: file.size, readSpan: spans.readSpan, blocks, blockSize: BLOCK, ahead: threads * 4, smallestStep: SMALLEST_STEP, told }).run();
    if (refusal === undefined) return await digest;
    isWanted = false;
    await digest;
    return refusal.byteOffset === null ? refusal : { ...refusal, ...(await placeInFile(file, refusal.byteOffset)) };
  } finally {
    isWanted = false;
    await pool.close();
  }
}

async function digestOf(file: EvidenceFile, isWanted: () => boolean): Promise<string> {
  const hash = streamingSha256();
  await eachPiece(file, DIGEST_CHUNK, (piece) => {
    hash.update(piece);
    return isWanted();
  });
  return hash.digest('hex');
}

/** Hands over the file piece by piece until `take` says no. */
async function eachPiece(file: EvidenceFile, size: number, take: (piece: Uint8Array, offset: number) => boolean): Promise<void> {
  let [filling, full] = [new Uint8Array(size), new Uint8Array(size)];
  let coming = file.readInto(filling, 0);
  let read = 0;
  for (;;) {
    const count = await coming;
    if (count === 0) break;
    // A file that grows as fast as it is read would never end; one of /proc says 0 bytes and gives some.
    if (read + count > file.size) throw notItsSize(file);
    [filling, full] = [full, filling];
    coming = file.readInto(filling, read + count);
    // A refusal below must not leave this one unheard.
    coming.catch(() => undefined);
    if (!take(full.subarray(0, count), read)) {
      // The file must not be closed under a read that is still on its way.
      await coming.catch(() => undefined);
      return;
    }
    read += count;
  }
  if (read !== file.size) throw notItsSize(file);
}

/** Where the file's own account, if it has changed, does not say it better. */
function notItsSize(file: EvidenceFile): SourceError {
  file.checkUnchanged();
  return new SourceError('unreadable-file', `The file does not hold as many bytes as its size says: ${file.path}`);
}
