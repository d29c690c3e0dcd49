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
  // First, since they take up addresses, too: where those are few, a memory is refused, and a thread ends the process.
  await pool.started;
  const rooms = roomsFor(threads);
  if (rooms === undefined) {
    await pool.close();
    return undefined;
  }
  const read = new SharedRead(parts, pool, rooms);
  try {
    const { file, replay, spans, told } = parts;
    const refusal = await new FastRead({ replay, size: file.size, readSpan: spans.readSpan, blocks: read.blocks, blockSize: BLOCK, ahead: threads * 4, smallestStep: SMALLEST_STEP, told }).run();
    return refusal === undefined ? await read.digest() : await placed(file, refusal);
  } finally {
    await read.close();
  }
}

type BlockPool = ThreadPool<BlockOrder, BlockAsked, BlockAnswer>;
type Room = Pick<BlockAsked, 'index' | 'memory'>;

/** For each thread one to work on and one to go on with; one that the digest reads, and one that waits for it. */
function roomsFor(threads: number): Room[] | undefined {
  const rooms: Room[] = [];
  for (let index = 0; index < 2 * threads + 2; index++) {
    const memory = kernelMemory(BLOCK + OVERLAP);
    if (memory === undefined) return undefined;
    rooms.push({ index, memory });
  }
  return rooms;
}

/** The blocks of one file: who reads them where, and the digest of what was read. */
class SharedRead {
  private readonly parts: ReadParts;
  private readonly pool: BlockPool;
  /** Memories that hold nothing that is still wanted, and who waits for one, in the order of the file. */
  private readonly free: Room[];
  private readonly waiting: ((room: Room) => void)[] = [];
  private readonly hash = streamingSha256();
  /** Done when the digest has come to the end of what was asked for; undefined before the first block. */
  private digested: Promise<void> | undefined;
  private isWanted = true;

  constructor(parts: ReadParts, pool: BlockPool, free: Room[]) {
    this.parts = parts;
    this.pool = pool;
    this.free = free;
  }

  /** Looks through a block; they are asked for in the order of the file, one right behind the other. */
  readonly blocks = async (block: Block): Promise<readonly PlainRun[]> => {
    const room = this.takeRoom();
    const answer = room.then((taken) => this.pool.run({ block, recipe: this.parts.replay.likelyRecipe, ...taken }));
    const before = this.digested ?? heard(this.digestStretch(0, block.start));
    this.digested = heard(this.digestBlock(block, before, room, answer));
    return (await answer).runs;
  };

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

  private async digestBlock({ start, end }: Block, before: Promise<void>, room: Promise<Room>, answer: Promise<BlockAnswer>): Promise<void> {
    const taken = await room;
    try {
      const { filled } = await answer;
      await before;
      // Where there was less, the other thread cannot say why: this one reads there, too, and is told.
      if (filled < end - start) await this.digestStretch(start, end);
      else if (this.isWanted) this.hash.update(inputOf(taken.memory).subarray(0, end - start));
    } finally {
      this.giveRoom(taken);
    }
  }

  private digestStretch(from: number, to: number): Promise<void> {
    return eachPiece(this.parts.file, { from, to }, (piece) => {
      this.hash.update(piece);
      return this.isWanted;
    });
  }

  private takeRoom(): Promise<Room> {
    const room = this.free.shift();
    return room === undefined ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve(room);
  }

  private giveRoom(room: Room): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free.push(room);
    else next(room);
  }
}

/** A promise whose failure is told to whoever asks for the digest; a refusal asks for none. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
