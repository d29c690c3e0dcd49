import type { Refusal } from '#core/evidence';
import type { PlainRun } from '#core/replay';

import type { Block } from './blocks/block-scan';
import { OVERLAP } from './blocks/block-scan';
import type { BlockAnswer, BlockAsked, BlockOrder } from './blocks/block-worker';
import { FastRead, SMALLEST_STEP } from './blocks/fast-read';
import { inputOf, kernelMemory } from './blocks/kernel';
import { eachPiece } from './each-piece';
import { placed } from './place-in-file';
import type { Helpers, ReadParts } from './read-parts';
import { streamingSha256 } from './sha256';
import { ThreadPool } from './thread-pool';

const BLOCK = 8 * 2 ** 20;

/**
 * A large file is read by other threads, each block once, into a memory that both see: they look through it, and this
 * thread takes the digest of the same bytes, block after block in the order of the file. Undefined, and nothing read,
 * where there is no room for it.
 */
export async function readOnThreads(parts: ReadParts, helpers: Helpers, module: WebAssembly.Module): Promise<string | Refusal | undefined> {
  const { threads, worker } = helpers;
  const pool: BlockPool = new ThreadPool(worker, threads, { bytes: parts.file.shared, module, exportedAt: parts.exportedAt }, 1);
  // A thread takes up addresses, too: where they are few, it comes first, and ends for the lack of memories, not of itself.
  await pool.started;
  const memories = memoriesFor(threads);
  if (memories === undefined) {
    await pool.close();
    return undefined;
  }
  const read = new SharedRead(parts, pool, memories);
  try {
    const { file, replay, spans, told } = parts;
    const refusal = await new FastRead({ replay, size: file.size, readSpan: spans.readSpan, blocks: read.blocks, blockSize: BLOCK, ahead: threads * 4, smallestStep: SMALLEST_STEP, told }).run();
    return refusal === undefined ? await read.digest() : await placed(file, refusal);
  } finally {
    await read.close();
  }
}

type BlockPool = ThreadPool<BlockOrder, BlockAsked, BlockAnswer>;

/** For each thread one to work on and one to go on with; one that the digest reads, and one that waits for it. */
function memoriesFor(threads: number): readonly WebAssembly.Memory[] | undefined {
  const memories: WebAssembly.Memory[] = [];
  while (memories.length < 2 * threads + 2) {
    const memory = kernelMemory(BLOCK + OVERLAP);
    if (memory === undefined) return undefined;
    memories.push(memory);
  }
  return memories;
}

/** The blocks of one file: who reads them where, and the digest of what was read. */
class SharedRead {
  private readonly parts: ReadParts;
  private readonly pool: BlockPool;
  private readonly memories: readonly WebAssembly.Memory[];
  /** Memories that hold nothing that is still wanted, and who waits for one, in the order of the file. */
  private readonly free: number[];
  private readonly waiting: ((memory: number) => void)[] = [];
  private readonly hash = streamingSha256();
  /** Done when the digest has come to the end of what was asked for; undefined before the first block. */
  private digested: Promise<void> | undefined;
  private isWanted = true;

  constructor(parts: ReadParts, pool: BlockPool, memories: readonly WebAssembly.Memory[]) {
    this.parts = parts;
    this.pool = pool;
    this.memories = memories;
    this.free = [...memories.keys()];
  }

  /** Looks through a block; they are asked for in the order of the file, one right behind the other. */
  readonly blocks = async (block: Block): Promise<readonly PlainRun[]> => {
    const memory = this.takeMemory();
    const answer = memory.then((index) => this.ask(block, index));
    const before = this.digested ?? heard(this.digestStretch(0, block.start));
    this.digested = heard(this.digestBlock(block, before, memory, answer));
    return (await answer).runs;
  };

  private ask(block: Block, index: number): Promise<BlockAnswer> {
    const memory = this.memories[index];
    if (memory === undefined) throw new Error('there is no such memory');
    return this.pool.run({ block, recipe: this.parts.replay.likelyRecipe, index, memory });
  }

  /** SHA-256 of the whole file, when its last block was asked for. Throws SourceError where there were fewer bytes, or more. */
  async digest(): Promise<string> {
    const { size } = this.parts.file;
    await (this.digested ?? this.digestStretch(0, size));
    // Nothing may have come behind the last block.
    await this.digestStretch(size, size);
    return this.hash.digest('hex');
  }

  async close(): Promise<void> {
    this.isWanted = false;
    // Whatever went wrong: nobody reads the file any more when it is closed.
    await this.pool.close();
    await this.digested?.catch(() => undefined);
  }

  private async digestBlock({ start, end }: Block, before: Promise<void>, memory: Promise<number>, answer: Promise<BlockAnswer>): Promise<void> {
    const taken = await memory;
    try {
      const { filled } = await answer;
      await before;
      const read = this.memories[taken];
      // Where there was less, the other thread cannot say why: this one reads there, too, and is told.
      if (filled < end - start || read === undefined) await this.digestStretch(start, end);
      else if (this.isWanted) this.hash.update(inputOf(read).subarray(0, end - start));
    } finally {
      this.giveMemory(taken);
    }
  }

  private digestStretch(from: number, to: number): Promise<void> {
    return eachPiece(this.parts.file, { from, to }, (piece) => {
      this.hash.update(piece);
      return this.isWanted;
    });
  }

  private takeMemory(): Promise<number> {
    const memory = this.free.shift();
    return memory === undefined ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve(memory);
  }

  private giveMemory(memory: number): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free.push(memory);
    else next(memory);
  }
}

/** A promise whose failure is told to whoever asks for the digest; a refusal asks for none. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
