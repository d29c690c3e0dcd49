import type { Instant, Refusal } from '#core/evidence';
import type { BundleReplay, PlainRun } from '#core/replay';

import { SourceError } from '../sources';
import type { EvidenceBytes, SpanReader } from '../sources';
import { OVERLAP, scanBlock } from './blocks/block-scan';
import type { Block, FillFrom } from './blocks/block-scan';
import type { BlockAsked, BlockOrder } from './blocks/block-worker';
import { FastRead } from './blocks/fast-read';
import { Kernel, compileKernel } from './blocks/kernel';
import { placed } from './place-in-file';
import { streamingSha256 } from './sha256';
import { ThreadPool } from './thread-pool';

const CHUNK = 2 ** 20;
const DIGEST_CHUNK = 2 * CHUNK;
const BLOCK = 8 * CHUNK;
/** Below this, starting threads takes longer than reading: the kernel works on this one. */
const WORTH_THREADS = 8 * CHUNK;
/** Below this, so does starting the kernel. */
const WORTH_KERNEL = CHUNK / 4;
const SMALLEST_STEP = 2048;

/** Who helps to read large files: the built block thread, and how many of it. */
export type Helpers = { readonly worker: string; readonly threads: number };

export type ReadParts = {
  readonly file: EvidenceBytes;
  readonly replay: BundleReplay;
  readonly spans: SpanReader;
  readonly exportedAt: Instant | undefined;
  /** Undefined: read with the reference alone. */
  readonly helpers: Helpers | undefined;
  readonly told: (doneBytes: number) => void;
};

/** Whether the kernel takes part in reading a file, where the machine can run it. */
export function isWorthKernel(size: number, helpers: Helpers | undefined): boolean {
  return helpers !== undefined && size >= WORTH_KERNEL;
}

/** Reads the file once through the replay, and gives its SHA-256, or the refusal that ends the reading. */
export async function readThrough(parts: ReadParts): Promise<string | Refusal> {
  const { file, helpers } = parts;
  const module = isWorthKernel(file.size, helpers) ? compileKernel() : undefined;
  const outcome = helpers === undefined || module === undefined ? await readAlone(parts) : await readWithKernel(parts, helpers, module);
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

/** The same answer with the kernel's help. */
function readWithKernel(parts: ReadParts, helpers: Helpers, module: WebAssembly.Module): Promise<string | Refusal> {
  return parts.file.size < WORTH_THREADS ? readHeld(parts, module) : readOnThreads(parts, helpers, module);
}

/** A small file is read once, into memory: for its digest, the kernel and the reference alike. */
async function readHeld({ file, replay, exportedAt, told }: ReadParts, module: WebAssembly.Module): Promise<string | Refusal> {
  const held = await readWhole(file);
  const readSpan = (offset: number, length: number): Uint8Array => held.subarray(offset, offset + length);
  const fill: FillFrom = (buffer, offset) => {
    const part = readSpan(offset, buffer.length);
    buffer.set(part);
    return part.length;
  };
  const scan = scanWith((ownKernel ??= new Kernel(module, CHUNK + OVERLAP, exportedAt)), fill, exportedAt);
  const blocks = (block: Block): Promise<readonly PlainRun[]> => Promise.resolve(scan(block, replay.likelyRecipe));
  const refusal = await new FastRead({ replay, size: file.size, readSpan, blocks, blockSize: CHUNK, ahead: 1, smallestStep: SMALLEST_STEP, told }).run();
  return refusal === undefined ? streamingSha256().update(held).digest('hex') : placed(file, refusal);
}

/** This thread's own kernel, for one file after the other. */
let ownKernel: Kernel | undefined;

function scanWith(kernel: Kernel, fill: FillFrom, exportedAt: Instant | undefined): (block: Block, recipe: number) => readonly PlainRun[] {
  return (block, recipe) => {
    // Another file may have been read with it since.
    kernel.prepare(exportedAt);
    return scanBlock(kernel, fill, block, recipe);
  };
}

async function readWhole(file: EvidenceBytes): Promise<Uint8Array> {
  // One byte more than it holds, so that one that grew is noticed.
  const room = new Uint8Array(file.size + 1);
  let read = 0;
  while (read < room.length) {
    const count = await file.readInto(room.subarray(read), read);
    if (count === 0) break;
    read += count;
  }
  if (read !== file.size) throw notItsSize(file);
  return room.subarray(0, read);
}

/** A large file is looked through on other threads while this one takes its digest. */
async function readOnThreads({ file, replay, spans, exportedAt, told }: ReadParts, { worker, threads }: Helpers, module: WebAssembly.Module): Promise<string | Refusal> {
  const pool = new ThreadPool<BlockOrder, BlockAsked, readonly PlainRun[]>(worker, threads, { bytes: file.shared, module, blockSize: BLOCK, exportedAt });
  let isWanted = true;
  const digest = digestOf(file, () => isWanted);
  digest.catch(() => undefined);
  try {
    const blocks = (block: Block): Promise<readonly PlainRun[]> => pool.run({ block, recipe: replay.likelyRecipe });
    const refusal = await new FastRead({ replay, size: file.size, readSpan: spans.readSpan, blocks, blockSize: BLOCK, ahead: threads * 4, smallestStep: SMALLEST_STEP, told }).run();
    if (refusal === undefined) return await digest;
    isWanted = false;
    await digest;
    return await placed(file, refusal);
  } finally {
    isWanted = false;
    // Whatever went wrong: nobody reads the file any more when it is closed.
    await Promise.allSettled([digest, pool.close()]);
  }
}

async function digestOf(file: EvidenceBytes, isWanted: () => boolean): Promise<string> {
  const hash = streamingSha256();
  await eachPiece(file, DIGEST_CHUNK, (piece) => {
    hash.update(piece);
    return isWanted();
  });
  return hash.digest('hex');
}

/** Hands over the file piece by piece until `take` says no. */
async function eachPiece(file: EvidenceBytes, most: number, take: (piece: Uint8Array, offset: number) => boolean): Promise<void> {
  // One byte more than a small file holds, so that one that grew is noticed.
  const size = Math.min(most, file.size + 1);
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
function notItsSize(file: EvidenceBytes): SourceError {
  file.checkUnchanged();
  return new SourceError('unreadable-file', `The file does not hold as many bytes as its size says: ${file.path}`);
}
