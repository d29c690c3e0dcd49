import type { Refusal } from '#core/evidence';

import { compileKernel } from './blocks/kernel';
import { eachPiece } from './each-piece';
import { readHeld } from './read-held';
import { readOnThreads } from './read-on-threads';
import type { Helpers, ReadParts } from './read-parts';
import { streamingSha256 } from './sha256';

/** Below this, starting threads takes longer than reading: the kernel works on this one. */
const WORTH_THREADS = 8 * 2 ** 20;
/** Below this, so does starting the kernel. */
const WORTH_KERNEL = 2 ** 18;

/** Whether the kernel takes part in reading a file, where the machine can run it. */
export function isWorthKernel(size: number, helpers: Helpers | undefined): boolean {
  return helpers !== undefined && size >= WORTH_KERNEL;
}

/** Reads the file once through the replay, and gives its SHA-256, or the refusal that ends the reading. */
export async function readThrough(parts: ReadParts): Promise<string | Refusal> {
  const { file, helpers } = parts;
  const module = isWorthKernel(file.size, helpers) ? compileKernel() : undefined;
  const helped = helpers === undefined || module === undefined ? undefined : await readWithKernel(parts, helpers, module);
  const outcome = helped ?? (await readAlone(parts));
  file.checkUnchanged();
  return outcome;
}

/** The reference: one thread, in pieces; the next piece is on its way from the disk while one is read. */
async function readAlone({ file, replay, told }: ReadParts): Promise<string | Refusal> {
  const hash = streamingSha256();
  let refusal: Refusal | undefined;
  await eachPiece(file, { from: 0, to: file.size }, (piece, offset) => {
    hash.update(piece);
    refusal = replay.write(piece);
    told(offset + piece.length);
    return refusal === undefined;
  });
  return refusal ?? hash.digest('hex');
}

/** The same answer with the kernel's help; undefined, and nothing read, where there is no room for it. */
function readWithKernel(parts: ReadParts, helpers: Helpers, module: WebAssembly.Module): Promise<string | Refusal | undefined> {
  return parts.file.size < WORTH_THREADS ? readHeld(parts, module, WORTH_THREADS) : readOnThreads(parts, helpers, module);
}
